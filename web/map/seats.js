/* Where sit the operations of a day? Their headquarters as dots sized by strength, every one with its name. */
import { asKnown } from "../shared/days.js";
import { seatOn, strengthOn } from "../shared/rules.js";
import { say, number } from "../shared/words.js";
import { flatMarker } from "./flat_marker.js";
import { nearest, placeAll } from "./labels.js";
import { Measures } from "./letters.js";

/** @typedef {import("../shared/files.js").Mission} Mission */
/** @typedef {import("../shared/rules.js").Strength} Strength */
/**
 * A seat that is shown.
 * @typedef {object} Item
 * @property {L.Marker} marker
 * @property {HTMLElement} element
 * @property {HTMLElement} tag
 * @property {Mission} mission
 * @property {import("../shared/rules.js").Seat} seat
 * @property {number} radius In pixels, with its edge.
 * @property {L.Point} point
 * @property {number} shift Pixels by which it stands aside of another.
 * @property {Record<string, {width: number, height: number}>} sizes Of its name, by weight of letters.
 * @property {import("./labels.js").Box} own
 * @property {import("./labels.js").Box} tagged Where its name is.
 * @property {number} [before] The place its name had.
 */

const UNCOUNTED = 8,
  LEAST = 7,
  MOST = 30,
  FULL = 40_000; // pixels across: of a dot without a count, the smallest, the largest; persons of the largest
const ALONE = 11; // pixels across on an operation's own page

/** Return a dot's diameter in pixels: its area grows with the strength. @param {Strength | null} strength */
export const sizeOfDot = (strength) =>
  strength === null ? UNCOUNTED : LEAST + (MOST - LEAST) * Math.sqrt(Math.min(strength.persons, FULL) / FULL);

/** Say how many were counted when. @param {Strength} strength */
export function strengthInWords({ persons, counted, isAbout }) {
  const values = { persons: number(persons), when: asKnown(counted) };
  return isAbout ? say("about {persons} uniformed, {when}", values) : say("{persons} uniformed, {when}", values);
}

export class Seats {
  /** @type {Map<string, Item>} */
  shown = new Map();
  #measures = new Measures();

  /** @param {import("./atlas.js").Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    atlas.map.getContainer().addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && atlas.view.mission && !atlas.view.only) atlas.choose({ kind: "mission", id: "" });
    });
  }

  /** @param {Mission} m @param {import("../shared/rules.js").Seat} seat @param {boolean} isFormer @returns {Item} */
  #add(m, seat, isFormer) {
    const { map, view, choose } = this.atlas;
    const html = '<i class="lead"></i><span class="dot"></span><span class="tag"></span>';
    const marker = flatMarker(seat.at, {
      icon: L.divIcon({ className: "seat", iconSize: [0, 0], html }),
      keyboard: true,
      riseOnHover: true,
    });
    const pick = () => choose({ kind: "mission", id: m.id });
    marker.on("click", pick).addTo(map);
    const element = /** @type {HTMLElement} */ (marker.getElement()),
      tag = /** @type {HTMLElement} */ (element.querySelector(".tag"));
    tag.textContent = view.only ? seat.place : m.acronym;
    element.setAttribute("role", "button");
    element.dataset.mission = m.id;
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick();
    });
    element.classList.toggle("former", isFormer);
    const nowhere = /** @type {import("./labels.js").Box} */ ([0, 0, 0, 0]);
    return {
      marker,
      element,
      tag,
      mission: m,
      seat,
      radius: 0,
      point: L.point(0, 0),
      shift: 0,
      sizes: {},
      own: nowhere,
      tagged: nowhere,
    };
  }

  /** Show the seats of the operations of the day, on an operation's own page all it ever had. @param {Mission[]} active */
  show(active) {
    const { view } = this.atlas;
    /** @type {Map<string, [Mission, import("../shared/rules.js").Seat]>} */
    const wanted = new Map();
    for (const m of active) {
      // A place held twice is one dot, and the main one if it ever was.
      const seats = view.only ? [...m.seats].sort((a, b) => Number(b.main) - Number(a.main)) : [seatOn(m, view.date)];
      for (const seat of seats) {
        const key = `${m.id} ${seat.at.join()}`;
        if (!wanted.has(key)) wanted.set(key, [m, seat]);
      }
    }
    for (const [key, item] of this.shown) {
      if (wanted.has(key)) continue;
      item.marker.remove();
      this.shown.delete(key);
    }
    for (const [key, [m, seat]] of wanted) {
      if (!this.shown.has(key)) this.shown.set(key, this.#add(m, seat, Boolean(view.only) && !seat.main));
    }
    const chosen = view.only ? "" : view.mission,
      isShown = active.some((m) => m.id === chosen);
    for (const item of this.shown.values()) this.#dress(item, chosen, isShown);
  }

  /** @param {Item} item @param {string} chosen @param {boolean} isChosenShown */
  #dress(item, chosen, isChosenShown) {
    const { view, regionColor } = this.atlas,
      { element, mission: m, seat } = item;
    const strength = view.only ? null : strengthOn(m, view.date),
      size = view.only ? ALONE : sizeOfDot(strength);
    element.style.setProperty("--color", regionColor(m.region));
    element.style.setProperty("--size", `${size}px`);
    element.classList.toggle("uncounted", !view.only && strength === null);
    element.classList.toggle("estimated", Boolean(strength?.isDoubtful)); // hollow, as all that is no plain count
    item.radius = size / 2 + 2;
    const says = [
      say("{acronym}: {name}", { acronym: m.acronym, name: m.name }),
      m.region,
      ...(view.only ? [] : [say("since {day}", { day: asKnown(m.since ?? m.start) })]),
      say(seat.turns ? "headquarters by turns: {place}" : "headquarters: {place}", { place: seat.place }),
    ];
    if (strength) says.push(strengthInWords(strength));
    else if (!view.only) says.push(say("strength not known"));
    if (m.until && m.until < view.date && !view.only)
      says.push(say("the last end of its mandate known here, {day}, has passed", { day: asKnown(m.until) }));
    if (element.title !== says.join("; ")) {
      element.title = says.join("; ");
      element.setAttribute("aria-label", says.join("; "));
    }
    element.classList.toggle("chosen", m.id === chosen);
    element.classList.toggle("dimmed", isChosenShown && m.id !== chosen);
    item.marker.setZIndexOffset(m.id === chosen ? 1000 : 0);
  }

  /** @param {Item} item */
  #weightOf(item) {
    return item.mission.id === this.atlas.view.mission ? "bold" : "plain";
  }

  /** Measure names not measured yet. @param {Item[]} items */
  #measure(items) {
    for (const item of items) {
      const weight = this.#weightOf(item);
      item.sizes[weight] ??= this.#measures.of(item.tag, weight);
    }
  }

  /** Forget the measures: the letters have changed. */
  forget() {
    this.#measures.forget();
    for (const item of this.shown.values()) item.sizes = {};
  }

  /** Stand dots that fall on one spot at this zoom side by side. @param {Item[]} items */
  #spread(items) {
    /** @type {L.Point[]} */
    const spots = [];
    for (const item of items) {
      const at = this.atlas.map.latLngToContainerPoint(item.seat.at);
      let shift = 0;
      while (!this.atlas.view.only && spots.some((s) => Math.abs(s.x - at.x - shift) < 6 && Math.abs(s.y - at.y) < 6))
        shift += 11;
      item.point = at.add([shift, 0]);
      spots.push(item.point);
      item.shift = shift;
      item.element.style.setProperty("--shift", `${shift}px`); // a line leads from where it stands
      const { x, y } = item.point,
        r = item.radius;
      item.own = [x - r, y - r, x + r, y + r];
    }
  }

  /** Find where every dot stands at this zoom. */
  stand() {
    const items = [...this.shown.values()];
    this.#measure(items);
    this.#spread(items);
    return items;
  }

  /**
   * Place every name; return the boxes of dots and names.
   * @param {Item[]} items As they stand. @param {import("./labels.js").Box[]} covered
   * @param {import("./labels.js").Box[]} marks Small marks of other kinds.
   */
  layout(items, covered, marks) {
    const size = this.atlas.map.getSize();
    const rings = this.atlas.areas?.ring(items) ?? [],
      round = new Map(rings.filter((ring) => ring.isRound).map((ring) => [ring.mission, ring.radius])),
      apart = rings.filter((ring) => !ring.isRound).map((ring) => ring.box);
    const rank = (/** @type {Item} */ item) => (item.mission.id === this.atlas.view.mission ? 0 : 1);
    const isSeen = (/** @type {Item} */ { point: { x, y } }) => x > -20 && y > -20 && x < size.x + 20 && y < size.y + 20,
      seen = items.filter(isSeen);
    // The name of one out of sight keeps the place it had in another view: over whatever is there now.
    items.forEach((item) => item.element.classList.toggle("hidden", !isSeen(item)));
    seen.sort((a, b) => rank(a) - rank(b) || b.radius - a.radius || a.mission.acronym.length - b.mission.acronym.length);
    const placed = placeAll(
      seen.map((item) => ({
        point: item.point,
        radius: Math.max(item.radius, round.get(item.mission.id) ?? 0),
        before: item.before,
        ...item.sizes[this.#weightOf(item)],
      })),
      covered,
      size,
      [...apart, ...marks],
    );
    seen.forEach((item, n) => this.#write(item, placed[n]));
    return seen.flatMap((item) => [item.own, item.tagged]);
  }

  /** @param {Item} item @param {import("./labels.js").Placed} placed */
  #write(item, { offset, box, place, led }) {
    item.before = place;
    item.tagged = box;
    item.tag.style.left = `${offset[0] + item.shift}px`;
    item.tag.style.top = `${offset[1]}px`;
    const lead = /** @type {HTMLElement} */ (item.element.querySelector(".lead"));
    lead.hidden = !led;
    if (!led) return;
    const end = nearest(box, item.point),
      [x, y] = [end.x - item.point.x, end.y - item.point.y];
    Object.assign(lead.style, { left: `${item.shift}px`, width: `${Math.hypot(x, y)}px`, rotate: `${Math.atan2(y, x)}rad` });
  }
}
