/* What lies under everything? The land and the borders of a day: fetched once, a day only shows and hides lines. */
import { json } from "../shared/files.js";
import { isThere, ownersIn, worldOn } from "../shared/rules.js";
import { say } from "../shared/words.js";
import { DASHES, TONES } from "./tones.js";

/** @typedef {import("../shared/files.js").WorldsFile} WorldsFile */
/** @typedef {import("../shared/files.js").Features<import("../shared/files.js").UnitProperties>} Units */
/** @typedef {import("../shared/files.js").Features<import("../shared/files.js").EdgeProperties>} Edges */
/** @typedef {import("../shared/scheme.js").Scheme} Scheme */

const POWERS = () => ({ "united-nations": say("the United Nations") });

/** Say who held an area. @param {string} powers Keys with a plus between. @param {Record<string, string>} names */
export function powersInWords(powers, names) {
  /** @type {Record<string, string>} */
  const known = { ...names, ...POWERS() };
  return powers
    .split("+")
    .filter(Boolean)
    .map((id) => known[id] || id)
    .join(say(" and "));
}

/** Say what a state's status is where it is not simply a member state. @param {string} status @param {string} by */
export function statusInWords(status, by) {
  const plain = {
    non_member_state: say("not a member of the United Nations"),
    divided_state: say("divided state"),
    disputed: say("disputed"),
    occupied: by ? say("occupied by {power}", { power: by }) : say("occupied"),
    trust_territory: by ? say("trust territory administered by {power}", { power: by }) : say("trust territory"),
    territory_under_administration: by ? say("administered by {power}", { power: by }) : say("territory"),
  };
  return /** @type {Record<string, string>} */ (plain)[status] ?? "";
}

export class Ground {
  /** @type {L.GeoJSON | null} */
  #land = null;
  /** @type {{part: L.Path, edge: import("../shared/files.js").EdgeProperties, isBorder: boolean}[]} */
  #edges = [];
  /** @type {L.GeoJSON | null} */
  #lines = null;
  /** @type {WorldsFile} */
  #worlds = { days: [], states: [], units: {} };
  /** @type {Record<string, string>} */
  #names = {};
  /** @type {Record<string, number>} */
  #owners = {};
  #world = -1;
  #level = "";
  /** @type {{units: Units["features"], edges: Edges["features"]}} What is drawn now, for who draws parts of it again. */
  features = { units: [], edges: [] };
  isHidden = false;

  /** @param {L.Map} map @param {{scheme: () => Scheme, isNamed: boolean}} options `isNamed`: a state is named where it is pointed at. */
  constructor(map, { scheme, isNamed }) {
    this.map = map;
    this.scheme = scheme;
    this.isNamed = isNamed;
    map.createPane("lines").style.zIndex = "410";
    /** @type {HTMLElement} */ (map.getPane("lines")).style.pointerEvents = "none";
    this.renderer = L.canvas({ padding: 0.2 });
    this.lineRenderer = L.canvas({ padding: 0.2, pane: "lines" });
  }

  /** @param {keyof typeof TONES.light} name */
  tone(name) {
    return TONES[this.scheme()][name];
  }

  /** Begin with the coarse land. @param {WorldsFile} worlds @param {Units} units @param {Edges} edges */
  begin(worlds, units, edges) {
    this.#worlds = worlds;
    this.#names = Object.fromEntries(worlds.states.map(([id, name]) => [id, name]));
    this.#level = "world";
    this.#add(units, edges);
  }

  /**
   * Fetch the finer land, once; say when it lies there.
   * @param {Record<string, string>} files
   */
  async refine(files) {
    if (this.#level !== "world") return false;
    this.#level = "countries";
    const [units, edges] = await Promise.all([json(files["units-fine"]), json(files["edges-fine"])]);
    this.#add(units, edges);
    return true;
  }

  /** @param {Units} units @param {Edges} edges */
  #add(units, edges) {
    const before = [this.#land, this.#lines];
    this.features = { units: units.features, edges: edges.features };
    this.#land = L.geoJSON(/** @type {any} */ (units), {
      interactive: this.isNamed,
      smoothFactor: 1.2,
      style: (f) => this.#style(f?.properties.status),
      onEachFeature: (f, part) => {
        if (this.isNamed) part.bindTooltip(() => this.#stateOf(f.properties.unit_id), { sticky: true, opacity: 0.95 });
      },
    }).addTo(this.map);
    this.#edges = [];
    this.#lines = L.geoJSON(/** @type {any} */ (edges), {
      interactive: false,
      pane: "lines",
      style: (f) => ({
        renderer: this.lineRenderer,
        color: this.tone("line"),
        opacity: 0,
        weight: f?.properties.standing === "settled" ? 0.8 : 1.2,
        dashArray: DASHES[f?.properties.standing],
      }),
      onEachFeature: (f, part) => this.#edges.push({ part: /** @type {L.Path} */ (part), edge: f.properties, isBorder: false }),
    }).addTo(this.map);
    const { dataset } = this.map.getContainer();
    Object.assign(dataset, { land: units.features.length, level: this.#level });
    const day = this.#worlds.days[this.#world];
    this.#world = -1;
    if (day) this.showBorders(day);
    before.forEach((layer) => layer?.remove());
  }

  /** @param {string} status */
  #style(status) {
    // Edged in its own colour, so that no seam shows between the parts of one state; borders are lines of their own.
    const fill = this.tone(status === "unsettled" ? "unsettled" : "land"),
      opacity = this.isHidden ? 0 : 1;
    return { renderer: this.renderer, stroke: true, weight: 0.7, color: fill, fillColor: fill, fillOpacity: opacity, opacity };
  }

  /** Draw land and lines in the colours in use. */
  restyle() {
    this.#land?.setStyle((f) => this.#style(f?.properties.status));
    this.#edges.forEach(({ part }) => part.setStyle({ color: this.tone("line") }));
  }

  /** Show the borders of a day; nothing is drawn anew within one world. @param {string} day */
  showBorders(day) {
    const { days, units } = this.#worlds,
      number = worldOn(days, day);
    if (number === this.#world || !this.#edges.length) return;
    this.#world = number;
    this.#owners = ownersIn(units, number);
    for (const line of this.#edges) {
      const { a, b, from, until } = line.edge;
      const isBorder = isThere(days[number], from, until) && (!a || this.#owners[a] !== this.#owners[b]);
      if (line.isBorder !== isBorder) line.part.setStyle({ opacity: isBorder ? 1 : 0 });
      line.isBorder = isBorder;
    }
    this.map.getContainer().dataset.world = days[number];
  }

  /** Return whose each unit of land is today. */
  ownersToday() {
    return ownersIn(this.#worlds.units, this.#worlds.days.length - 1);
  }

  /** Say whose a unit of land was on the day. @param {string} unit */
  #stateOf(unit) {
    const [, name, status, power, approximate] = this.#worlds.states[this.#owners[unit]];
    const by = powersInWords(power, this.#names);
    const says = document.createElement("div");
    L.DomUtil.create("b", "", says).textContent = name;
    for (const line of [statusInWords(status, by), approximate ? say("borders approximate") : ""].filter(Boolean)) {
      L.DomUtil.create("div", "", says).textContent = line;
    }
    return says;
  }
}
