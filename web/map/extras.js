/* What else can be switched on? Waters, capitals, sites, hosts, contributors and today's borders, each fetched when first seen. */
import { json } from "../shared/files.js";
import { say } from "../shared/words.js";
import { Around } from "./around.js";
import { Events } from "./events.js";
import { Flows } from "./flows.js";
import { layers } from "./layers.js";
import { Names } from "./names.js";
import { PlainLayers } from "./plain_layers.js";
import { trouble } from "./trouble.js";
import { YearSites } from "./year_sites.js";

export const NEAR_WATER = 2.5,
  NEAR_PLACE = 3; // zooms from which waters and capitals are drawn

export class Extras {
  /** @type {Record<string, any>} Files by name, null while they are on their way. */
  files = {};
  /** @type {import("../shared/files.js").Mission[]} */
  active = [];
  /** @type {Record<string, string>} How each group was drawn last; "" when it is empty. */
  looks = {};
  #isFilled = false;
  #isWide = false;
  #note = "";

  /** @param {import("./atlas.js").Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    this.rows = Object.fromEntries(layers().map((row) => [row.name, row]));
    this.groups = Object.fromEntries(Object.keys(this.rows).map((name) => [name, L.layerGroup().addTo(atlas.map)]));
    this.said = L.DomUtil.create("div", "said", atlas.box);
    this.said.setAttribute("role", "status");
    L.DomEvent.disableClickPropagation(this.said);
    this.plain = new PlainLayers(this);
    this.flows = new Flows(this);
    this.sites = new YearSites(this);
    this.events = new Events(this);
    this.names = new Names(this);
    this.around = new Around(atlas, (/** @type {string} */ sentence) => this.#remark(sentence));
    atlas.map.on("zoomend", () => {
      this.draw(this.active);
      atlas.refresh();
    });
  }

  chosen() {
    return this.active.find((m) => m.id === this.atlas.view.mission);
  }

  /** Return the year shown: an operation's own page names a year, not a day. */
  year() {
    return this.atlas.view.year || Number(this.atlas.view.date.slice(0, 4));
  }

  /** @param {string} name */
  isSeen(name) {
    const zoom = this.atlas.map.getZoom();
    return this.atlas.isOn(name) && (name !== "waters" || zoom >= NEAR_WATER) && (name !== "capitals" || zoom >= NEAR_PLACE);
  }

  /** Return a layer's file when it is there; ask for it the first time it is wanted. @param {string} name */
  file(name) {
    const wanted = this.rows[name].file ?? "";
    if (!(wanted in this.files)) {
      this.files[wanted] = null;
      json(this.atlas.files[wanted])
        .then((content) => {
          this.files[wanted] = content;
          this.looks = {};
          const isFilled = this.draw(this.active);
          if (isFilled) this.atlas.refresh();
          else this.atlas.layout(); // on the land's canvas nothing has changed: it is not drawn anew
        })
        .catch((error) => trouble(this.atlas.box, error));
    }
    return this.files[wanted];
  }

  /**
   * Fill a group anew when what it shows has changed; an empty look empties it.
   * @param {string} name @param {string} look @param {(group: L.LayerGroup) => void} make
   */
  fill(name, look, make) {
    const isAsBefore = this.looks[name] === look || (!look && !this.groups[name].getLayers().length);
    this.looks[name] = look;
    if (isAsBefore) return;
    this.#isFilled = true;
    this.groups[name].clearLayers();
    if (look) make(this.groups[name]);
  }

  /** @param {string} sentence */
  #remark(sentence) {
    this.#note = sentence;
    this.#write();
  }

  /** Say what the lines and sites are, or why there are none. */
  #write() {
    const { atlas } = this;
    const signs = [
      atlas.isOn("hosts") && say("Hatched: host countries, as of today."),
      atlas.isOn("today") && say("Blue: borders of today; grey: those of the day."),
      this.looks.capitals && say("Capitals are those of today."),
      atlas.isOn("others") &&
        say("Hollow squares: political missions, support offices and forces of others; they are counted nowhere."),
    ];
    const sentences = [...this.flows.sentences(), ...this.sites.sentences(), signs.filter(Boolean).join(" "), this.#note].filter(
      Boolean,
    );
    if (this.said.dataset.says === sentences.join(" ")) return;
    this.said.dataset.says = sentences.join(" ");
    this.said.replaceChildren(...sentences.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }

  /** Show the world when the lines come, and the chosen operation's area again when they go. */
  #frame() {
    const isShown = this.atlas.isOn("contributors") && Boolean(this.files.flows && this.files.places);
    if (isShown === this.#isWide) return;
    this.#isWide = isShown;
    if (this.chosen() && !this.atlas.view.only) this.atlas.camera.toArea();
  }

  /** Draw what is on for the operations shown; say whether anything was drawn anew. @param {import("../shared/files.js").Mission[]} now */
  draw(now) {
    this.active = now;
    this.#isFilled = false;
    this.plain.waters();
    this.plain.hosts();
    this.flows.draw();
    this.sites.draw();
    this.#dotted().forEach((row) => this.plain.dots(row));
    this.plain.today();
    this.plain.others();
    const events = this.events.draw();
    const { box } = this.atlas,
      { looks } = this;
    box.classList.toggle("flowing", this.flows.shown.length > 0);
    this.#write();
    this.around.sync();
    this.#frame();
    const drawn = { waters: Boolean(looks.waters), today: Boolean(looks.today), hosts: Boolean(looks.hosts) };
    Object.assign(box.dataset, { events, sites: this.sites.shown.length, flows: this.flows.shown.length, ...drawn });
    return this.#isFilled;
  }

  /** @param {string[]} layers */
  received = (layers) => this.around.received(layers);
  covered = () => this.names.covered();
  /** Return the boxes of the small marks that names keep clear of. @param {import("./seats.js").Item[]} seats */
  marks = (seats) => this.events.place(this.atlas.isOn("headquarters") ? seats : []);
  isFull = () => Object.values(this.looks).some(Boolean);
  isWithoutLines = () => Boolean(this.files.flows && this.files.places) && !this.flows.shown.length;

  /** @param {import("./labels.js").Box[]} taken @param {import("./seats.js").Item[]} seats */
  label(taken, seats) {
    this.names.write(taken, seats);
  }

  /** @param {...string} names */
  #front(...names) {
    names.forEach((name) => this.groups[name].eachLayer((part) => /** @type {L.Path} */ (part).bringToFront()));
  }

  #dotted() {
    return Object.values(this.rows).filter(({ spots }) => spots);
  }

  below() {
    this.#front("waters", "hosts");
  }
  above() {
    this.#front("contributors", "sites", ...this.#dotted().map(({ name }) => name));
  }

  /** Draw all anew: in other colours, or on other land. */
  landed() {
    this.looks = {};
    this.draw(this.active);
  }
  restyle() {
    this.around.restyle();
    this.landed();
  }
}
