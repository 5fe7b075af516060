/* What happened, and where? Events as small triangles: of the year before the day, of a chosen operation all that happened up to it. */
import { toldOf } from "../shared/happened.js";
import { isRecent } from "../shared/rules.js";
import { sayN } from "../shared/words.js";
import { flatMarker } from "./flat_marker.js";

const SIDE = 11, // pixels of a mark
  NEAR = 10; // pixels within which events share a mark

/** @typedef {import("../shared/files.js").HappenedRow} HappenedRow */
/**
 * A mark on the map, the event it tells of, and how far it stands beside its place.
 * @typedef {{marker: L.Marker, id: string, shift: string}} Mark
 */
/**
 * Events that share a mark, the latest first, and where it stands.
 * @typedef {{rows: HappenedRow[], at: [number, number], point: L.Point, mark?: Mark}} Spot
 */

/**
 * Return the events to be seen on a day, oldest first.
 * @param {HappenedRow[]} events @param {string} day @param {string[]} missions Those shown. @param {string} chosen The chosen one of them, or "".
 */
export const seenOn = (events, day, missions, chosen) =>
  events.filter(([, mission, date]) =>
    chosen ? mission === chosen && date <= day : missions.includes(mission) && isRecent(date, day),
  );

export class Events {
  /** @type {Spot[]} */
  spots = [];
  #look = "";

  /** @param {import("./extras.js").Extras} extras */
  constructor(extras) {
    this.extras = extras;
  }

  draw() {
    const { extras } = this,
      { atlas } = extras,
      { view, map } = atlas;
    /** @type {import("../shared/files.js").EventsFile | null | false} */
    const file = !view.only && atlas.isOn("events") && extras.file("events");
    const ids = extras.active.map((m) => m.id),
      rows = file ? seenOn(file.events, view.date, ids, extras.chosen()?.id ?? "") : [];
    const look = rows.length ? `${map.getZoom()} ${rows.map(([id]) => id)}` : "";
    if (look !== this.#look) this.#show(this.#together(rows));
    this.#look = look;
    return rows.length;
  }

  /** Mark the spots: an event that is marked keeps its mark, and a mark no longer wanted is put where one is. @param {Spot[]} spots */
  #show(spots) {
    const group = this.extras.groups.events,
      wanted = new Set(spots.map(({ rows }) => rows[0][0])),
      known = new Map(this.spots.map(({ mark }) => [mark?.id, mark])),
      free = [...known.values()].filter((mark) => mark && !wanted.has(mark.id));
    for (const spot of spots) {
      spot.mark = known.get(spot.rows[0][0]) ?? free.pop() ?? this.#make();
      this.#write(spot.mark, spot);
    }
    free.forEach((mark) => mark && group.removeLayer(mark.marker));
    this.spots = spots;
  }

  /** Put events that would stand over each other into one mark. @param {HappenedRow[]} rows @returns {Spot[]} */
  #together(rows) {
    /** @type {Spot[]} */
    const spots = [];
    for (const row of rows.toReversed()) {
      const [, , , , lat, lng] = row;
      if (lat === null || lng === null) continue;
      const point = this.extras.atlas.map.latLngToLayerPoint([lat, lng]),
        spot = spots.find((each) => each.point.distanceTo(point) < NEAR);
      if (spot) spot.rows.push(row);
      else spots.push({ rows: [row], at: [lat, lng], point });
    }
    return spots;
  }

  /** @returns {Mark} */
  #make() {
    const { atlas, groups } = this.extras;
    const html = '<svg viewBox="0 0 11 11" width="11" height="11" aria-hidden="true"><path d="M5.5 1 10 9.6H1z"/></svg>';
    const icon = L.divIcon({ className: "event", iconSize: [SIDE, SIDE], html });
    const marker = flatMarker([0, 0], { icon, keyboard: true, riseOnHover: true, zIndexOffset: 500, alt: "" }),
      mark = { marker, id: "", shift: "" };
    const pick = () => atlas.choose({ kind: "event", id: mark.id });
    marker.bindTooltip("", { opacity: 0.95, direction: "top", offset: [0, -4] });
    marker.on("click", pick).addTo(groups.events);
    const element = /** @type {HTMLElement} */ (marker.getElement());
    element.setAttribute("role", "button");
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick();
    });
    return mark;
  }

  /** Let a mark tell of a spot. @param {Mark} mark @param {Spot} spot */
  #write(mark, { rows, at }) {
    const { marker } = mark,
      [row] = rows,
      more = rows.length - 1,
      acronym = this.extras.atlas.missions.find((m) => m.id === row[1])?.acronym ?? "",
      told = toldOf(row, acronym),
      says = more ? `${told}. ${sayN("{n} more here.", "{n} more here.", more)}` : told,
      element = /** @type {HTMLElement} */ (marker.getElement());
    if (mark.id && mark.id !== row[0]) {
      marker.closeTooltip();
      element.blur(); // what had the focus is gone
    }
    mark.id = row[0];
    if (!marker.getLatLng().equals(at)) marker.setLatLng(at);
    marker.setTooltipContent(says);
    element.classList.toggle("doubtful", Boolean(row[8])); // hollow, as all that is no plain fact
    element.setAttribute("aria-label", says);
    element.dataset.event = row[0];
  }

  /**
   * Stand marks that a dot would hide beside it; return their boxes, for names to keep clear of.
   * @param {import("./seats.js").Item[]} seats
   * @returns {import("./labels.js").Box[]}
   */
  place(seats) {
    return this.spots.map(({ at, mark }) => {
      const point = this.extras.atlas.map.latLngToContainerPoint(at),
        dot = seats.find((item) => item.point.distanceTo(point) < item.radius + SIDE / 2),
        apart = dot ? point.subtract(dot.point) : L.point(0, 0),
        away = Math.hypot(apart.x, apart.y);
      // From a dot's middle there is no way out that is nearer: below it.
      const way = away > 1 ? apart.divideBy(away) : L.point(0, 1),
        { x, y } = dot ? dot.point.add(way.multiplyBy(dot.radius + SIDE / 2)) : point;
      const shift = `${x - point.x}px ${y - point.y}px`;
      if (mark && mark.shift !== shift) mark.marker.getElement()?.style.setProperty("--shift", shift);
      if (mark) mark.shift = shift;
      return [x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2];
    });
  }
}
