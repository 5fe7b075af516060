/* Who gives how many? Land by classes of a number; land and numbers are fetched once, a year only changes the colours. */
import { json } from "../shared/files.js";
import { tellByFolium } from "../shared/messages.js";
import { followScheme, schemeNow } from "../shared/scheme.js";
import { say, number } from "../shared/words.js";
import { guard } from "./gestures.js";
import { TONES, wear } from "./tones.js";
import { trouble } from "./trouble.js";

/** What is to be seen: a year, and the iso3 of the chosen state or "". @typedef {{year: number, chosen: string}} View */
/**
 * Addresses of the files world and values below the assets, the map's label, and the classes: where each begins, its words, its
 * colour by scheme.
 * @typedef {{world: string, values: string, label: string, steps: number[], classes: string[],
 *   colors: Record<import("../shared/scheme.js").Scheme, string[]>}} Options
 */

const WORLD = L.latLngBounds([-54, -125], [72, 155]);

/**
 * Return the last class that begins at or below a number, else the first.
 * @param {number[]} steps @param {number} persons
 */
export const classOf = (steps, persons) =>
  Math.max(
    0,
    steps.findLastIndex((step) => step <= persons),
  );

export class ValuesMap {
  /** @type {View} */
  view = { year: 0, chosen: "" };
  /** @type {import("../shared/files.js").ValuesFile} */
  #file = { names: {}, years: {} };
  /** @type {Record<string, number>} */
  #values = {};
  /** @type {Record<string, L.Path[]>} */
  #parts = {};
  #scheme = schemeNow();

  /** @param {L.Map} map @param {Options} options */
  constructor(map, options) {
    this.map = map;
    this.options = options;
    this.box = map.getContainer();
    this.box.setAttribute("role", "application");
    this.box.setAttribute("aria-label", options.label);
    wear(this.#scheme); // before the land comes: a dark page shows no light frame
    map.fitBounds(WORLD, { animate: false });
    map.setMaxBounds([
      [-90, -220],
      [100, 220],
    ]);
    map.setMinZoom(map.getZoom() - 0.25);
    guard(map);
    this.legend = L.DomUtil.create("div", "legend");
    const control = new L.Control({ position: "bottomleft" });
    control.onAdd = () => this.legend;
    control.addTo(map);
    followScheme((scheme) => {
      this.#scheme = scheme;
      this.#draw();
    });
    Promise.all([json(options.world), json(options.values)])
      .then(([features, numbers]) => this.#begin(features, numbers))
      .catch((error) => trouble(this.box, error));
  }

  /** @param {any} features @param {import("../shared/files.js").ValuesFile} numbers */
  #begin(features, numbers) {
    this.#file = numbers;
    L.geoJSON(features, {
      smoothFactor: 1.2,
      style: (f) => this.#style(f?.properties.country_id),
      onEachFeature: (f, layer) => this.#listen(f.properties.country_id, /** @type {L.Path} */ (layer)),
    }).addTo(this.map);
    this.box.dataset.land = features.features.length;
    this.#draw();
  }

  /** @param {string} id @param {L.Path} part */
  #listen(id, part) {
    (this.#parts[id] ||= []).push(part);
    part.bindTooltip(() => this.#says(id), { sticky: true, opacity: 0.95 });
    part.on("mouseover", () => {
      if (!(id in this.#values)) part.closeTooltip();
    });
    part.on("click", () => {
      if (id in this.#values) tellByFolium({ kind: "state", id });
    });
  }

  /** @param {string} id */
  #says(id) {
    const says = document.createElement("div");
    if (!(id in this.#values)) return says;
    L.DomUtil.create("b", "", says).textContent = this.#file.names[id];
    L.DomUtil.create("div", "", says).textContent = say("{n} uniformed", { n: number(this.#values[id]) });
    return says;
  }

  /** @param {string} id */
  #style(id) {
    const isKnown = id in this.#values,
      isChosen = id === this.view.chosen,
      tones = TONES[this.#scheme],
      { colors, steps } = this.options;
    return {
      weight: isChosen ? 2.2 : 0.6,
      opacity: isChosen ? 1 : 0.55,
      color: isChosen ? tones.ink : tones.line,
      fillOpacity: 1,
      fillColor: isKnown ? colors[this.#scheme][classOf(steps, this.#values[id])] : tones.land,
    };
  }

  #colorLegend() {
    const { classes, colors } = this.options;
    this.legend.replaceChildren();
    classes.forEach((words, n) => {
      const item = L.DomUtil.create("span", "item", this.legend);
      L.DomUtil.create("i", "", item).style.background = colors[this.#scheme][n];
      item.append(words);
    });
  }

  #draw() {
    const { chosen, year } = this.view;
    this.#values = this.#file.years[year] ?? {};
    wear(this.#scheme);
    for (const [id, parts] of Object.entries(this.#parts)) {
      for (const part of parts) {
        part.setStyle(this.#style(id));
        if (id === chosen) part.bringToFront();
      }
    }
    this.#colorLegend();
    const valued = Object.keys(this.#values).filter((id) => this.#parts[id]).length;
    Object.assign(this.box.dataset, { valued, chosen });
  }

  /** @param {Partial<View>} next */
  commit(next) {
    this.view = { ...this.view, ...next };
    this.#draw();
  }
}

/** @param {L.Map} map @param {Options} options */
export const begin = (map, options) => new ValuesMap(map, options);
