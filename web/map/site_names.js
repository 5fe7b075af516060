/* Which sites are named? Headquarters are squares, named and, in one operation, the sites too, where there is room. */
import { beside } from "./labels.js";
import { MARKS, words } from "./site_marks.js";

const FONT = "600 12px Arial, sans-serif";
const MOST = 40,
  FOOT = 46; // sites named at once; pixels of the bar at the foot

export class SiteNames {
  #pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /** @param {import("./sites.js").SitesMap} owner */
  constructor(owner) {
    this.owner = owner;
    this.tags = L.layerGroup().addTo(owner.map);
  }

  write() {
    const { map, shown, view } = this.owner,
      size = map.getSize(),
      frame = { x: size.x, y: size.y - FOOT },
      seats = shown.filter((s) => s.marks & MARKS.mission),
      rest = view.mission ? shown.filter((s) => !(s.marks & MARKS.mission)).slice(0, MOST) : [],
      named = new Set(); // an operation with two headquarters is named once
    this.tags.clearLayers();
    this.#pen.font = FONT;
    /** @type {import("./labels.js").Box[]} */
    const taken = seats.map(({ site }) => {
      const { x, y } = map.latLngToContainerPoint(site.at);
      return [x - 5, y - 5, x + 5, y + 5];
    });
    for (const s of [...seats, ...rest]) {
      const isSeat = Boolean(s.marks & MARKS.mission),
        text = view.mission ? s.site.place : s.m.acronym,
        name = { width: this.#pen.measureText(text).width + 4, height: 16 },
        isNamed = !view.mission && named.has(s.m.id),
        place = isNamed ? null : beside(name, map.latLngToContainerPoint(s.site.at), taken, frame, isSeat ? 6 : s.radius);
      if (!isSeat && !place) continue;
      const tag = this.#mark(s, isSeat);
      if (!place) continue;
      tag.textContent = text;
      tag.classList.toggle("seat-name", isSeat);
      Object.assign(tag.style, { left: `${place.offset[0]}px`, top: `${place.offset[1]}px` });
      taken.push(place.box);
      named.add(s.m.id);
    }
  }

  /** Add a site's mark and return where its name goes. @param {import("./sites.js").Shown} s @param {boolean} isSeat */
  #mark(s, isSeat) {
    const { view, file, pick } = this.owner,
      html = `${isSeat ? '<span class="square"></span>' : ""}<span class="tag"></span>`,
      icon = L.divIcon({ className: "site", iconSize: [0, 0], html }),
      mark = L.marker(s.site.at, { icon, interactive: !view.mission, keyboard: !view.mission, title: "" }).addTo(this.tags),
      element = /** @type {HTMLElement} */ (mark.getElement());
    element.setAttribute("role", view.mission ? "img" : "button");
    element.setAttribute("aria-label", words(s, file?.parties ?? []).join(". "));
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
