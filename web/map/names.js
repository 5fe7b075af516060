/* What else is named on the map? Contributors, sites and capitals, where there is room beside what is named already. */
import { number } from "../shared/words.js";
import { NEAR_PLACE } from "./extras.js";
import { flatMarker } from "./flat_marker.js";
import { beside } from "./labels.js";

const NEAR_SITE = 4; // the zoom from which sites are named
const MOST_SITES = 40,
  MOST_FLOWS = 8; // named at once
const FONT = "12px Arial, sans-serif";

/** @typedef {import("./labels.js").Box} Box */

export class Names {
  #pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Box[]} */
  #taken = [];
  /** @type {Box[] | null} What is covered, until that changes. */
  #covered = null;
  /** @type {Element[]} */
  #watched = [];
  #resized = new ResizeObserver(() => this.#measureAnew());

  /** @param {import("./extras.js").Extras} extras */
  constructor(extras) {
    this.extras = extras;
    this.map = extras.atlas.map;
    this.tags = L.layerGroup().addTo(this.map);
  }

  #measureAnew() {
    const before = JSON.stringify(this.#covered);
    this.#covered = null;
    if (JSON.stringify(this.covered()) !== before) this.extras.atlas.layout();
  }

  /**
   * Return what of the map the legend, the sentences and the controls cover. Measured when one of them has changed its size, which is told
   * before it is painted: to measure at each step would make the browser lay out the page in the middle of it.
   * @returns {Box[]}
   */
  covered() {
    const { box } = this.extras.atlas,
      parts = [...box.querySelectorAll(".leaflet-control:not(.switches), .switches button, .said")];
    if (parts.length !== this.#watched.length || parts.some((part, n) => part !== this.#watched[n])) {
      this.#covered = null;
      this.#watched = parts;
      this.#resized.disconnect(); // who is observed is told of at once: to observe the same anew at each time would never end
      [box, ...parts].forEach((part) => this.#resized.observe(part));
    }
    if (this.#covered) return this.#covered;
    const { left, top } = box.getBoundingClientRect();
    this.#covered = parts
      .map((part) => part.getBoundingClientRect())
      .filter((part) => part.width)
      .map((part) => [part.left - left, part.top - top, part.right - left, part.bottom - top]);
    return this.#covered;
  }

  /**
   * Name a spot beside it where there is room; say whether it is named.
   * @param {string} text @param {[number, number]} at @param {number} radius @param {string} kind
   * @param {Box} [own] Its dot among what is taken.
   */
  #tag(text, at, radius, kind, own) {
    this.#pen.font = kind === "capital" ? FONT : `600 ${FONT}`;
    const point = this.map.latLngToContainerPoint(at),
      size = this.map.getSize();
    if (!size.x || point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y) return false;
    const name = { width: this.#pen.measureText(text).width + 4, height: 16 };
    const others = own ? this.#taken.filter((t) => t !== own) : this.#taken;
    const place = beside(name, point, others, size, radius);
    if (!place) return false;
    const icon = L.divIcon({ className: `seat more ${kind}`, iconSize: [0, 0], html: '<span class="tag"></span>' });
    const element = flatMarker(at, { icon, interactive: false, keyboard: false }).addTo(this.tags).getElement();
    const tag = /** @type {HTMLElement} */ (element?.querySelector(".tag"));
    tag.textContent = text;
    Object.assign(tag.style, { left: `${place.offset[0]}px`, top: `${place.offset[1]}px` });
    this.#taken.push(place.box);
    return true;
  }

  /**
   * @param {Box[]} before Dots and names of the operations.
   * @param {import("./seats.js").Item[]} seats
   */
  write(before, seats) {
    const { extras } = this,
      { atlas } = extras,
      flowing = extras.flows.shown;
    this.tags.clearLayers();
    if (!flowing.length && this.map.getZoom() < NEAR_PLACE) {
      atlas.box.dataset.named = "0";
      return;
    }
    // Under the lines only the chosen operation is left.
    const own = seats.filter((item) => item.mission.id === atlas.view.mission).flatMap((item) => [item.own, item.tagged]);
    this.#taken = [...(flowing.length ? own : before), ...this.covered()];
    flowing.slice(0, MOST_FLOWS).forEach((row) => this.#tag(`${row.name} ${number(row.persons)}`, row.at, 3, "contributor"));
    const named = this.#nameSites();
    atlas.box.dataset.named = String(this.#nameCapitals(named));
  }

  #nameSites() {
    /** @type {Set<string>} */
    const named = new Set();
    if (this.map.getZoom() < NEAR_SITE) return named;
    const inView = this.extras.sites.shown.filter((s) => this.map.getBounds().contains(s.site.at));
    for (const { site, radius } of inView.slice(0, MOST_SITES))
      if (this.#tag(site.place, site.at, radius, "site-name")) named.add(site.place);
    return named;
  }

  /** Name capitals where their dots are seen, so that no name stands nearer to another's dot than to its own. @param {Set<string>} named */
  #nameCapitals(named) {
    /** @type {import("../shared/files.js").PlacesFile | null | false} */
    const places = this.extras.isSeen("capitals") && this.extras.files.places;
    const dots = Object.values(places ? places.capitals : {})
      .map(([place, lat, lng]) => {
        const { x, y } = this.map.latLngToContainerPoint([lat, lng]);
        return {
          place,
          at: /** @type {[number, number]} */ ([lat, lng]),
          own: /** @type {Box} */ ([x - 3, y - 3, x + 3, y + 3]),
        };
      })
      .filter(({ own }) => !this.#taken.some((t) => own[0] < t[2] && t[0] < own[2] && own[1] < t[3] && t[1] < own[3]));
    this.#taken.push(...dots.map(({ own }) => own));
    return dots.filter(({ place, at, own }) => !named.has(place) && this.#tag(place, at, 3, "capital", own)).length;
  }
}
