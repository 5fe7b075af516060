/* How does the map of operations follow the view? Land, borders and every operation's span are fetched once; a view only toggles. */
import { json } from "../shared/files.js";
import { isForServer, openChannel, tellByFolium } from "../shared/messages.js";
import { isDeployed } from "../shared/rules.js";
import { followScheme, schemeNow } from "../shared/scheme.js";
import { say } from "../shared/words.js";
import { Areas } from "./areas.js";
import { Camera } from "./camera.js";
import { guard } from "./gestures.js";
import { Ground } from "./ground.js";
import { Seats } from "./seats.js";
import { wear } from "./tones.js";
import { trouble } from "./trouble.js";

/** @typedef {import("../shared/files.js").Mission} Mission */
/** @typedef {import("../shared/messages.js").View} View */
/** What the map begins with: its files' addresses below the assets, and its session's channel. @typedef {{files: Record<string, string>, channel: string}} Options */

export class Atlas {
  /** @type {View} */
  view = { date: "", mission: "", region: "", layers: [] };
  /** @type {Mission[]} */
  missions = [];
  /** @type {import("../shared/files.js").Colors} */
  colors = { light: {}, dark: {} };
  /** @type {Areas | null} */
  areas = null;
  /** What is drawn and set around the map once the first view is there. @type {import("./extras.js").Extras | null} */
  more = null;
  #drawn = "";
  #isHeard = false; // whether a time bar speaks on the channel

  /** @param {L.Map} map @param {Options} options */
  constructor(map, { files, channel }) {
    this.map = map;
    this.files = files;
    this.box = map.getContainer();
    this.box.setAttribute("role", "application");
    this.box.setAttribute("aria-label", say("Map of operations. Plus and minus zoom, arrow keys pan, Tab walks the operations."));
    this.scheme = schemeNow();
    wear(this.scheme);
    guard(map);
    this.ground = new Ground(map, { scheme: () => this.scheme, isNamed: true });
    this.seats = new Seats(this);
    this.camera = new Camera(this);
    followScheme((scheme) => this.#turn(scheme));
    this.channel = openChannel(
      channel,
      (message) => {
        if (this.view.only || message.kind !== "view") return;
        this.#isHeard = true;
        this.commit(message.view);
      },
      window.parent,
    );
    this.#listen();
    this.#fetch().catch((error) => trouble(this.box, error));
    this.channel.post({ kind: "hello" });
  }

  #listen() {
    this.map.on("zoomend resize moveend", () => this.layout());
    this.map.on("moveend resize", () => this.#tellFrame());
    this.map.on("zoomend", () => this.#refine());
  }

  /** @param {string} name */
  isOn = (name) => this.view.layers.includes(name);
  /** @param {string} region */
  regionColor = (region) => this.colors[this.scheme][region] || "#777";
  /** @param {Parameters<Ground["tone"]>[0]} name */
  tone = (name) => this.ground.tone(name);

  /**
   * Tell what is chosen: over the channel where a time bar listens, which makes it one small run; else by the map itself.
   * @param {import("../shared/messages.js").Told} message
   */
  choose = (message) => {
    if (this.#isHeard && isForServer(message)) this.channel.post(message);
    else tellByFolium(message);
  };

  /** @param {string[]} layers */
  setLayers = (layers) => {
    this.view = { ...this.view, layers };
    this.draw();
  };

  refresh = () => {
    this.layout();
    this.order();
  };

  /** @param {boolean} isShown */
  showImagery = (isShown) => {
    this.ground.isHidden = isShown;
    this.box.classList.toggle("imagery", isShown);
    this.#restyle();
    this.order();
  };

  /** @param {Mission} m */
  #isActive = (m) =>
    this.view.only
      ? m.id === this.view.only
      : isDeployed(m, this.view.date) && (!this.view.region || m.region === this.view.region);

  async #fetch() {
    const { files } = this;
    const [operations, worlds, units, edges, worked] = await Promise.all(
      ["missions", "worlds", "units", "edges", "areas"].map((each) => json(files[each])),
    );
    ({ missions: this.missions, colors: this.colors } = operations);
    if (!this.view.only) this.camera.follow(this.missions.filter(this.#isActive));
    if (!this.view.only) this.camera.begin(); // before there is anything to draw twice
    this.ground.begin(worlds, units, edges);
    this.areas = new Areas(this, worked);
    this.draw();
    this.camera.begin();
    if (this.view.mission && !this.view.only) this.camera.toArea(false);
    this.#refine();
    this.#later();
    // Names measured before the style sheet came are measured again.
    const late = [...document.querySelectorAll("link[rel=stylesheet]")].filter(
      (link) => !(/** @type {HTMLLinkElement} */ (link).sheet),
    );
    late.forEach((link) =>
      link.addEventListener("load", () => {
        this.seats.forget();
        this.layout();
      }),
    );
  }

  /** Add the switches, and what is drawn when they are on. */
  #later() {
    import("./extras.js")
      .then(({ Extras }) => {
        this.more = new Extras(this);
        this.#drawn = "";
        this.draw();
      })
      .catch((error) => trouble(this.box, error));
  }

  /** Put what is drawn on the land's canvas in order: waters and hosts, areas, then lines and sites. */
  order() {
    this.more?.below();
    this.areas?.front();
    this.more?.above();
  }

  layout() {
    if (!this.missions.length) return;
    const covered = this.more?.covered() ?? [], // measured with the names, before any is moved: in between the browser would lay out anew
      items = this.seats.stand(),
      taken = this.seats.layout(items, covered, this.more?.marks(items) ?? []);
    this.more?.label(this.isOn("headquarters") ? taken : [], items);
  }

  draw() {
    if (!this.missions.length) return;
    const seen = JSON.stringify(this.view);
    if (seen === this.#drawn) return; // the server's answer to a step that the time bar has shown already
    this.#drawn = seen;
    const active = this.missions.filter(this.#isActive),
      { view } = this;
    this.seats.show(active);
    this.box.classList.toggle("no-seats", !this.isOn("headquarters"));
    const isShaded = this.areas?.shade(active);
    // An operation's own page shows the states of its first day.
    this.ground.showBorders((view.only ? active[0]?.start : view.date) || view.date);
    const isFilled = this.more?.draw(active);
    this.camera.follow(active);
    this.layout();
    if (isFilled || (isShaded && this.more?.isFull())) this.order(); // a canvas draws anew whatever is brought to the front
    const chosen = !view.only && active.some((m) => m.id === view.mission) ? view.mission : "";
    Object.assign(this.box.dataset, { date: view.date, active: active.length, chosen, layers: view.layers.join("-") });
  }

  /** Tell the page what of the world is on the screen, for pictures that show as much. */
  #tellFrame() {
    const seen = this.map.getBounds();
    const [west, east] = [Math.max(-180, seen.getWest()), Math.min(180, seen.getEast())];
    const [south, north] = [Math.max(-90, seen.getSouth()), Math.min(90, seen.getNorth())];
    this.box.dataset.frame = [west, south, east, north].map((side) => side.toFixed(2)).join();
  }

  /** Fetch the finer land when it can be seen: past the first view of the world. */
  #refine() {
    const { camera, map } = this;
    if (!this.missions.length || !(this.view.only || (camera.isBegun && map.getZoom() > camera.startZoom + 0.9))) return;
    this.ground
      .refine(this.files)
      .then((isNew) => {
        if (!isNew) return;
        this.more?.landed();
        this.order();
      })
      .catch((error) => trouble(this.box, error));
  }

  #restyle() {
    this.ground.restyle();
    this.areas?.shade(this.missions.filter(this.#isActive));
    this.more?.restyle();
  }

  /** @param {import("../shared/scheme.js").Scheme} scheme */
  #turn(scheme) {
    this.scheme = scheme;
    wear(scheme);
    if (!this.missions.length) return;
    this.#restyle();
    this.#drawn = "";
    this.draw();
  }

  /** Show a view the server stands behind, or the bar shows on its way. @param {Partial<View>} next */
  commit(next) {
    const before = this.view;
    const layers = next.layers ?? before.layers;
    this.view = { ...before, ...next, layers: this.more ? this.more.received(layers) : layers };
    this.draw();
    this.camera.begin();
    if (!this.missions.length || this.view.only) return;
    if (before.mission !== this.view.mission) this.camera.toArea();
    else if (before.region !== this.view.region) this.camera.toWorld();
  }
}

/** @param {L.Map} map @param {Options} options */
export const begin = (map, options) => new Atlas(map, options);
