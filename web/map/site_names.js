/* Which sites are named? Every operation once, at its headquarters, which are squares; in one operation the sites too, where there is room. */
import { beside, nearest, placeAll } from "./labels.js";
import { MARKS, words } from "./site_marks.js";

const FONT = "600 12px Arial, sans-serif";
const MOST = 40,
  FOOT = 46; // sites named at once; pixels of the bar at the foot

/** @param {import("./sites.js").Shown} s */
const isSeat = (s) => Boolean(s.marks & MARKS.mission);

export class SiteNames {
  #pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /** @param {import("./sites.js").SitesMap} owner */
  constructor(owner) {
    this.owner = owner;
    this.tags = L.layerGroup().addTo(owner.map);
  }

  write() {
    const { shown, view } = this.owner;
    this.tags.clearLayers();
    this.#pen.font = FONT;
    const seats = shown.filter(isSeat);
    if (view.mission) this.#nameSites(seats, shown.filter((s) => !isSeat(s)).slice(0, MOST));
    else this.#nameOperations();
  }

  /** The frame without the bar at its foot. */
  get #frame() {
    const size = this.owner.map.getSize();
    return { x: size.x, y: size.y - FOOT };
  }

  /** Return what of the map the key and the controls cover. @returns {import("./labels.js").Box[]} */
  #covered() {
    const { box } = this.owner,
      { left, top } = box.getBoundingClientRect();
    return [...box.querySelectorAll(".leaflet-control")]
      .map((part) => part.getBoundingClientRect())
      .map((part) => [part.left - left, part.top - top, part.right - left, part.bottom - top]);
  }

  /** @param {string} text */
  #sizeOf(text) {
    return { width: this.#pen.measureText(text).width + 4, height: 16 };
  }

  /**
   * Name every operation in view once, at its headquarters or, where the source shows none, at its largest site: where they crowd, a
   * line leads to the name.
   */
  #nameOperations() {
    const { map, shown } = this.owner,
      frame = this.#frame,
      /** @type {Map<string, import("./labels.js").Named & {tag: HTMLElement}>} */
      named = new Map(),
      /** @type {import("./labels.js").Box[]} */
      others = [];
    for (const s of [...shown.filter(isSeat), ...shown.filter((each) => !isSeat(each))]) {
      const point = map.latLngToContainerPoint(s.site.at),
        { x, y } = point,
        isFirst = x > 0 && y > 0 && x < frame.x && y < frame.y && !named.has(s.m.id);
      if (!isFirst && !isSeat(s)) continue;
      const tag = this.#mark(s, isSeat(s));
      if (!isFirst) {
        others.push([x - 5, y - 5, x + 5, y + 5]);
        continue;
      }
      tag.textContent = s.m.acronym;
      named.set(s.m.id, { point, radius: 6, ...this.#sizeOf(s.m.acronym), tag });
    }
    const all = [...named.values()];
    placeAll(all, this.#covered(), frame, others).forEach((placed, n) => {
      const { tag, point } = all[n];
      tag.classList.add("seat-name");
      Object.assign(tag.style, { left: `${placed.offset[0]}px`, top: `${placed.offset[1]}px` });
      if (placed.led) this.#lead(tag, point, placed.box);
    });
  }

  /** Lead from a headquarters to its name. @param {HTMLElement} tag @param {{x: number, y: number}} point @param {import("./labels.js").Box} box */
  #lead(tag, point, box) {
    const end = nearest(box, point),
      [x, y] = [end.x - point.x, end.y - point.y],
      line = document.createElement("i");
    line.className = "lead";
    Object.assign(line.style, { width: `${Math.hypot(x, y)}px`, rotate: `${Math.atan2(y, x)}rad` });
    tag.before(line);
  }

  /**
   * Name an operation's headquarters and sites beside their marks, where there is room.
   * @param {import("./sites.js").Shown[]} seats @param {import("./sites.js").Shown[]} rest
   */
  #nameSites(seats, rest) {
    const { map } = this.owner;
    /** @type {import("./labels.js").Box[]} */
    const taken = seats.map(({ site }) => {
      const { x, y } = map.latLngToContainerPoint(site.at);
      return [x - 5, y - 5, x + 5, y + 5];
    });
    for (const s of [...seats, ...rest]) {
      const point = map.latLngToContainerPoint(s.site.at),
        place = beside(this.#sizeOf(s.site.place), point, taken, this.#frame, isSeat(s) ? 6 : s.radius);
      if (!isSeat(s) && !place) continue;
      const tag = this.#mark(s, isSeat(s));
      if (!place) continue;
      tag.textContent = s.site.place;
      tag.classList.toggle("seat-name", isSeat(s));
      Object.assign(tag.style, { left: `${place.offset[0]}px`, top: `${place.offset[1]}px` });
      taken.push(place.box);
    }
  }

  /** Add a site's mark and return where its name goes. @param {import("./sites.js").Shown} s @param {boolean} hasSquare */
  #mark(s, hasSquare) {
    const { view, parties, pick } = this.owner,
      html = `${hasSquare ? '<span class="square"></span>' : ""}<span class="tag"></span>`,
      icon = L.divIcon({ className: "site", iconSize: [0, 0], html }),
      mark = L.marker(s.site.at, { icon, interactive: !view.mission, keyboard: !view.mission, title: "" }).addTo(this.tags),
      element = /** @type {HTMLElement} */ (mark.getElement());
    element.setAttribute("role", view.mission ? "img" : "button");
    element.setAttribute("aria-label", words(s, parties).join(". "));
    element.dataset.mission = s.m.id;
    if (!view.mission) {
      mark.on("click", () => pick(s));
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick(s);
      });
    }
    return /** @type {HTMLElement} */ (element.querySelector(".tag"));
  }
}
