/* Where did the troops stand? Land and all sites are fetched once; a year only draws them anew, here, without the server. */
import { json } from "../shared/files.js";
import { tellByFolium } from "../shared/messages.js";
import { followScheme, schemeNow } from "../shared/scheme.js";
import { guard } from "./gestures.js";
import { Ground } from "./ground.js";
import { KeptSites } from "./kept_sites.js";
import { keyOf, NONE, UNKNOWN } from "./site_key.js";
import { inAll, MARKS, standing, words } from "./site_marks.js";
import { SiteNames } from "./site_names.js";
import { wear } from "./tones.js";
import { trouble } from "./trouble.js";
import { YearsBar } from "./years_bar.js";

const WORLD = L.latLngBounds([-36, -85], [58, 130]);
const LARGEST = 26; // radius in pixels of the largest site
const NARROW = 600,
  FOOT = 46; // pixels: below which a map is narrow, and of the bar

/** What is to be seen: an operation ("" = all) and a year. @typedef {{mission: string, year: number}} View */
/** @typedef {import("./site_marks.js").Standing & {radius: number}} Shown */

export class SitesMap {
  /** @type {View} */
  view = { mission: "", year: 0 };
  /** @type {Shown[]} */
  shown = [];
  parties = /** @type {string[]} */ ([]); // the texts of contributors that those shown name by number
  scheme = schemeNow();
  #framed = "";
  #isHome = true; // until a reader moves the map
  #isBegun = false;
  #isMine = false;
  #startZoom = 0;
  /** @type {L.Control | null} */
  #key = null;
  #tip = L.tooltip({ opacity: 0.95, direction: "top" });

  /** @param {L.Map} map @param {{layers: Record<string, string>, label: string}} options Its files' addresses below the assets. */
  constructor(map, { layers, label }) {
    this.map = map;
    this.layers = layers;
    this.sites = new KeptSites(layers);
    this.box = map.getContainer();
    this.box.setAttribute("role", "application");
    this.box.setAttribute("aria-label", label);
    guard(map);
    wear(this.scheme);
    this.ground = new Ground(map, { scheme: () => this.scheme, isNamed: false });
    map.createPane("sites").style.zIndex = "420";
    this.renderer = L.canvas({ padding: 0.2, pane: "sites" });
    this.circles = L.layerGroup().addTo(map);
    this.names = new SiteNames(this);
    this.bar = new YearsBar(this.box, {
      bounds: () => this.sites.bounds(this.view.mission),
      show: () => this.#draw(),
      tell: (year) => tellByFolium({ kind: "year", year }),
      committed: () => this.view.year,
    });
    followScheme((scheme) => this.#turn(scheme));
    map.on("zoomend moveend resize", () => this.#isBegun && this.names.write());
    map.on("zoomend", () => this.#refine());
    map.on("movestart", () => {
      if (!this.#isMine) this.#isHome = false;
    });
    map.on("moveend", () => {
      this.#isMine = false;
    });
    this.#fetch().catch((error) => trouble(this.box, error));
  }

  async #fetch() {
    await null; // the first view comes in the same task
    const [worlds, units, edges] = await Promise.all([
      ...["worlds", "units", "edges"].map((name) => json(this.layers[name])),
      this.sites.begin(this.view.mission, this.view.year),
    ]);
    this.bar.year = this.view.year || this.sites.bounds("")[1];
    if (!this.#isKnown) await this.sites.complete();
    this.#isBegun = true;
    this.#frame();
    this.ground.begin(worlds, units, edges);
    this.#draw();
    this.#refine();
    const meet = () => this.#whenKnown(() => {}); // nothing is drawn anew: a mark that has the keyboard keeps it
    for (const event of ["pointerenter", "focusin"]) this.box.addEventListener(event, meet, { once: true });
  }

  /** Say whether the sites are known that are to be seen. */
  get #isKnown() {
    return this.sites.has(this.view.mission, this.view.year, this.bar.year);
  }

  /** Call when all sites are known. @param {() => void} then */
  #whenKnown(then) {
    this.sites.complete().then(then, (error) => trouble(this.box, error));
  }

  /** @param {Shown} s */
  pick = (s) => {
    if (!this.view.mission) tellByFolium({ kind: "mission", id: s.m.id });
  };

  /** Return pixels per root of a person: fixed for an operation, so that its years can be compared. */
  #unit() {
    const most = this.sites.most(this.view.mission);
    return ((this.#isNarrow ? 0.7 : 1) * Math.min(LARGEST, 0.9 * Math.sqrt(most))) / Math.sqrt(most);
  }

  /** @param {import("./site_marks.js").Standing} s @param {number} unit @returns {Shown} */
  #circle(s, unit) {
    const color = this.sites.file?.colors[this.scheme][s.m.region] ?? "#777",
      isHeld = (s.troops ?? 0) > 0,
      radius = isHeld ? Math.max(1.2, unit * Math.sqrt(s.troops ?? 0)) : s.troops === null ? UNKNOWN : NONE,
      place = { pane: "sites", renderer: this.renderer },
      fillOpacity = isHeld ? 0.4 : s.troops === null ? 0 : 0.9,
      dashArray = isHeld && s.marks & MARKS.estimated && radius > 3 ? "3 2" : undefined,
      item = L.circleMarker(s.site.at, { ...place, radius, color, weight: 1.2, fillColor: color, fillOpacity, dashArray }).addTo(
        this.circles,
      ),
      shown = { ...s, radius };
    if (s.marks & MARKS.sector) {
      shown.radius = radius + 3;
      const style = { interactive: false, radius: shown.radius, color: this.ground.tone("ink"), weight: 1.2, fill: false };
      L.circleMarker(s.site.at, { ...place, ...style }).addTo(this.circles);
    }
    item.on("mouseover", () => {
      const text = document.createElement("div");
      words(s, this.parties).forEach((line, n) => {
        L.DomUtil.create(n ? "div" : "b", "", text).textContent = line;
      });
      this.#tip.setLatLng(s.site.at).setContent(text).addTo(this.map);
    });
    item.on("mouseout", () => this.#tip.remove());
    item.on("click", () => this.pick(shown));
    return shown;
  }

  #draw() {
    if (!this.#isBegun) return;
    if (!this.#isKnown) return this.#whenKnown(() => this.#draw());
    this.parties = this.sites.file?.parties ?? [];
    const unit = this.#unit(),
      { year } = this.bar;
    this.circles.clearLayers();
    this.#tip.remove();
    this.shown = standing(this.sites.missions(this.view.mission), year).map((s) => this.#circle(s, unit));
    this.#follow();
    this.names.write();
    this.ground.showBorders(`${year}-12-31`);
    this.bar.write(inAll(this.shown));
    Object.assign(this.box.dataset, { year, sites: this.shown.length, mission: this.view.mission, playing: this.bar.isPlaying });
  }

  /** Set the key, and the operation into view when it is another. */
  #frame() {
    const wanted = `${this.view.mission}.`;
    if (this.#framed === wanted) return;
    this.#framed = wanted;
    const top = this.#addKey().offsetHeight + 20; // no site under the key when the operation comes into view
    if (this.view.mission) {
      const spots = this.sites.missions(this.view.mission).flatMap((m) => m.sites.map((site) => site.at));
      this.map.fitBounds(spots, { paddingTopLeft: [30, top], paddingBottomRight: [60, 70], maxZoom: 9, animate: false });
    } else this.#toAll();
  }

  /** Show all operations: on a narrow map the sites of the year, else the world. */
  #toAll() {
    this.#isMine = this.#isHome = true;
    const spots = this.#isNarrow ? standing(this.sites.missions(""), this.bar.year).map(({ site }) => site.at) : [];
    if (spots.length) {
      const top = (this.#key?.getContainer()?.offsetHeight ?? 0) + 20;
      this.map.fitBounds(spots, { paddingTopLeft: [24, top], paddingBottomRight: [24, FOOT + 14], maxZoom: 5, animate: false });
    } else this.map.fitBounds(WORLD, { paddingBottomRight: [0, FOOT], animate: false });
    this.#isMine = false;
    this.#startZoom = this.map.getZoom();
  }

  get #isNarrow() {
    return this.map.getSize().x < NARROW;
  }

  /** Keep the year's sites in sight where a narrow map shows no more than them. */
  #follow() {
    const size = this.map.getSize();
    if (!this.#isNarrow || this.view.mission || !this.#isHome || !this.#framed) return;
    const isOut = this.shown.some(({ site }) => {
      const { x, y } = this.map.latLngToContainerPoint(site.at);
      return x < 4 || y < 4 || x > size.x - 4 || y > size.y - FOOT;
    });
    if (isOut) this.#toAll();
  }

  #addKey() {
    this.#key?.remove();
    const list = keyOf(
      this.#unit(),
      this.ground.tone("ink"),
      this.view.mission ? {} : (this.sites.file?.colors[this.scheme] ?? {}),
    );
    // Over all operations it stands on the southern Pacific, where none ever was; on a phone and over one operation above.
    this.#key = new L.Control({ position: this.view.mission || this.#isNarrow ? "topright" : "bottomleft" });
    this.#key.onAdd = () => list;
    this.#key.addTo(this.map);
    return list;
  }

  #refine() {
    if (!this.#isBegun || !(this.view.mission || this.map.getZoom() > this.#startZoom + 0.9)) return;
    this.ground.refine(this.layers).catch((error) => trouble(this.box, error));
  }

  /** @param {import("../shared/scheme.js").Scheme} scheme */
  #turn(scheme) {
    this.scheme = scheme;
    wear(scheme);
    if (!this.#isBegun) return;
    this.ground.restyle();
    this.#draw();
    this.#addKey();
  }

  /** Show a view the server stands behind. @param {Partial<View>} next */
  commit(next) {
    const before = this.view,
      isSame = next.mission === before.mission,
      isAnswer = this.bar.isAnswer(next.year ?? 0) && isSame;
    this.view = { ...before, ...next };
    if (!this.#isBegun) return;
    if (this.#isKnown) this.#shows(isSame, isAnswer);
    else this.#whenKnown(() => this.#shows(isSame, isAnswer));
  }

  /** Show the view; say whether its operation is the one before, and its year one that was chosen here. @param {boolean} isSame @param {boolean} isAnswer */
  #shows(isSame, isAnswer) {
    if (!isSame) this.bar.stop();
    this.#frame();
    if (!isAnswer && !this.bar.isPlaying) this.bar.year = this.view.year;
    this.#draw();
    this.#refine();
  }
}

/** @param {L.Map} map @param {{layers: Record<string, string>, label: string}} options */
export const begin = (map, options) => new SitesMap(map, options);
