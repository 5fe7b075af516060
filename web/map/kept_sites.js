/* Which sites does the map know? Those of the year it begins with, which are a tenth of the bytes; all, when a reader comes to it. */
import { json } from "../shared/files.js";

/** @typedef {import("../shared/files.js").MissionSites} MissionSites */

export class KeptSites {
  /** @type {import("../shared/files.js").SitesFile | null} */
  file = null;
  /** The only year that is known, 0 where all are. */
  #held = 0;
  /** @type {Promise<void> | null} */
  #coming = null;

  /** @param {Record<string, string>} layers Addresses below the assets: of the file `sites`, and of `sites-2024` and the like. */
  constructor(layers) {
    this.layers = layers;
  }

  get isWhole() {
    return !this.#held;
  }

  /** Fetch what a view needs: an operation ("" = all), and a year. @param {string} mission @param {number} year */
  async begin(mission, year) {
    const own = mission ? "" : (this.layers[`sites-${year}`] ?? "");
    this.file = await json(own || this.layers.sites);
    this.#held = own ? year : 0;
  }

  /** Say whether all is known that some years of an operation ("" = all) need. @param {string} mission @param {number[]} years */
  has(mission, ...years) {
    return this.isWhole || (!mission && years.every((year) => year === this.#held));
  }

  /** Fetch all. Rejects where it does not come; asked again, it is fetched again. */
  complete() {
    this.#coming ??= this.isWhole ? Promise.resolve() : this.#fetchAll();
    return this.#coming;
  }

  async #fetchAll() {
    try {
      this.file = await json(this.layers.sites);
      this.#held = 0;
    } finally {
      this.#coming = null;
    }
  }

  /** Return the operations, or only one. @param {string} mission @returns {MissionSites[]} */
  missions(mission) {
    const all = this.file?.missions ?? [];
    return mission ? all.filter((m) => m.id === mission) : all;
  }

  /** Return what is said of each year of each site of an operation. @param {string} mission */
  #entries(mission) {
    return this.missions(mission).flatMap((m) => m.sites.flatMap((site) => site.years));
  }

  /** Return the first and the last year that an operation ("" = all) has. @param {string} mission @returns {[number, number]} */
  bounds(mission) {
    const years = mission ? this.#entries(mission).map(([each]) => each) : [];
    return years.length ? [Math.min(...years), Math.max(...years)] : (this.file?.years ?? [0, 0]);
  }

  /** Return the most troops that an operation ("" = any) ever had at a site, at least one. @param {string} mission */
  most(mission) {
    return Math.max(1, ...(mission ? this.#entries(mission).map(([, troops]) => troops ?? 0) : [this.file?.most ?? 1]));
  }
}
