/* Where did an operation's people stand in the year? The deployment sites on the map of operations. */
import { say, sayN, number } from "../shared/words.js";

const LARGEST = 14,
  SMALLEST = 2,
  UNKNOWN = 2.5,
  FULL = 5000; // radii in pixels; troops of the largest

/** @typedef {{m: import("../shared/files.js").MissionSites, site: import("../shared/files.js").Site, troops: number | null, radius: number}} Standing */

export class YearSites {
  /** @type {Standing[]} */
  shown = [];

  /** @param {import("./extras.js").Extras} extras */
  constructor(extras) {
    this.extras = extras;
  }

  draw() {
    const { extras } = this,
      { atlas } = extras,
      chosen = extras.chosen(),
      shown = chosen ? [chosen] : extras.active,
      year = extras.year();
    /** @type {import("../shared/files.js").SitesFile | null | false} */
    const file = atlas.isOn("sites") && extras.file("sites");
    const missions = file ? file.missions.filter((m) => shown.some((each) => each.id === m.id)) : [];
    this.shown = missions
      .flatMap((m) =>
        m.sites.flatMap((site) => {
          const entry = site.years.find(([each]) => each === year);
          return entry ? [{ m, site, troops: entry[1], radius: this.#radius(entry[1]) }] : [];
        }),
      )
      .sort((a, b) => (b.troops ?? -1) - (a.troops ?? -1));
    extras.fill("sites", this.shown.length ? `${year} ${shown.map((m) => m.id)} ${atlas.scheme}` : "", (group) =>
      this.shown.forEach((standing) => this.#circle(standing).addTo(group)),
    );
  }

  /** @param {number | null} troops */
  #radius(troops) {
    return troops ? Math.max(SMALLEST, LARGEST * Math.sqrt(Math.min(troops, FULL) / FULL)) : UNKNOWN;
  }

  /** @param {Standing} standing */
  #circle({ m, site, troops, radius }) {
    const { atlas } = this.extras,
      color = atlas.regionColor(m.region),
      says = document.createElement("div");
    L.DomUtil.create("b", "", says).textContent = `${site.place}, ${m.acronym}`;
    L.DomUtil.create("div", "", says).textContent =
      troops === null ? say("Troops: no figure") : troops ? say("{n} troops", { n: number(troops) }) : say("No troops");
    const style = { radius, color, weight: 1.2, fillColor: color, fillOpacity: troops ? 0.4 : troops === null ? 0 : 0.9 };
    return L.circleMarker(site.at, { renderer: atlas.ground.renderer, ...style })
      .bindTooltip(says, { opacity: 0.95 })
      .on("click", () => atlas.choose({ kind: "mission", id: m.id }));
  }

  /** @returns {string[]} */
  sentences() {
    const { extras } = this,
      { sites } = extras.files,
      m = extras.chosen(),
      year = extras.year();
    if (!extras.atlas.isOn("sites") || !sites) return [];
    const [first, last] = sites.years,
      values = { acronym: m?.acronym ?? "", year, first, last };
    if (!this.shown.length) {
      return [
        m
          ? say("No deployment sites of {acronym} are known for {year}; the source covers {first} to {last}.", values)
          : say("No deployment sites are known for {year}; the source covers {first} to {last}.", values),
      ];
    }
    return [
      m
        ? sayN(
            "{n} deployment site of {acronym} in {year}, circle by troops; hollow: no figure (Geo-PKO).",
            "{n} deployment sites of {acronym} in {year}, circles by troops; hollow: no figure (Geo-PKO).",
            this.shown.length,
            values,
          )
        : sayN(
            "{n} deployment site in {year}, circle by troops; hollow: no figure (Geo-PKO).",
            "{n} deployment sites in {year}, circles by troops; hollow: no figure (Geo-PKO).",
            this.shown.length,
            values,
          ),
    ];
  }
}
