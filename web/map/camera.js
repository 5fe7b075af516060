/* Where does the map look? At all operations of the day, at a region's, at an operation's area; and back again. */
import { holds, seatOn } from "../shared/rules.js";
import { isCalm } from "./trouble.js";

const WORLD = L.latLngBounds([-54, -125], [72, 155]);
const CORE = L.latLngBounds([-30, -22], [52, 52]); // where nothing else says what to show: most operations were here
// On a wide map the day's operations choose between two steady views, so that it does not swim while it is played.
const NEARER = L.latLngBounds([-27, -30], [54, 95]);
const NARROW = 600; // pixels
const CLOSEST = 6; // the zoom an area comes into view at
const CLOSEST_REGION = 4.5;
/** For what stands around the map. @type {{topLeft: [number, number], bottomRight: [number, number]}} */
const ROOM = { topLeft: [60, 30], bottomRight: [50, 66] };
const KEY = 92; // pixels at the foot of a narrow map, where the key stands in three lines
const RESTED = 700; // milliseconds after which a day is taken to rest

/** @typedef {import("../shared/files.js").Mission} Mission */

export class Camera {
  startZoom = 0;
  isHome = true;
  /** What was last shown of the world. @type {L.LatLngBounds | null} */
  #seen = null;
  #isMine = false;
  #begun = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** @type {Mission[]} */
  #active = [];

  /** @param {import("./atlas.js").Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    this.map = atlas.map;
    // A reader who moves the map has it; until then it keeps all operations of the day in view.
    this.map.on("movestart", () => {
      if (!this.#isMine) this.#leave();
    });
    this.map.on("moveend", () => {
      this.#isMine = false;
    });
    this.map.on("resize", () => {
      if (this.#begun === "world" && this.isHome) this.toWorld(false);
    });
  }

  get isNarrow() {
    return this.map.getSize().x < NARROW;
  }

  #leave() {
    this.isHome = false;
    this.map.fire("left");
  }

  /** @param {L.LatLngBounds} bounds @param {L.FitBoundsOptions} options */
  #look(bounds, options) {
    this.#isMine = true;
    this.map.fitBounds(bounds, options);
  }

  /** Take the first view. */
  begin() {
    const { atlas, map } = this,
      { view } = atlas;
    if (view.only && atlas.missions.length && this.#begun !== view.only) {
      this.#begun = view.only;
      const m = /** @type {Mission} */ (atlas.missions.find((each) => each.id === view.only));
      const bounds = L.latLngBounds(m.seats.map((seat) => seat.at));
      atlas.areas?.of(m.id).forEach((area) => bounds.extend(area.part.getBounds()));
      this.#look(bounds, {
        paddingTopLeft: ROOM.topLeft,
        paddingBottomRight: ROOM.bottomRight,
        maxZoom: CLOSEST + 1.5,
        animate: false,
      });
    } else if (!view.only && !this.#begun) {
      this.#begun = "world";
      map.setMaxBounds([
        [-90, -220],
        [100, 220],
      ]);
      this.toWorld(false);
      if (!this.isNarrow) map.setMinZoom(this.startZoom - 0.25);
    }
  }

  /** Say whether the map has been put somewhere. */
  get isBegun() {
    return this.#begun !== "";
  }

  /** Return what is to be seen of the operations shown: on a wide map the half of the world they are in, or all; a region where one is chosen. */
  #home() {
    const { view } = this.atlas,
      seats = this.#active.map((m) => seatOn(m, view.date).at);
    if (!seats.length) return this.isNarrow ? CORE : WORLD;
    if (!view.region && !this.isNarrow) return seats.every((at) => NEARER.contains(at)) ? NEARER : WORLD;
    return L.latLngBounds(seats).pad(0.06);
  }

  /** Show all operations of the day. @param {boolean} [animate] */
  toWorld(animate = !isCalm()) {
    const home = this.#home();
    this.isHome = true;
    this.#seen = home;
    const room =
      home === WORLD || home === NEARER
        ? {}
        : { paddingTopLeft: L.point(34, 26), paddingBottomRight: L.point(34, this.isNarrow ? 56 : 66) };
    this.#look(home, { ...room, maxZoom: CLOSEST_REGION, animate });
    this.startZoom = this.map.getBoundsZoom(WORLD);
    this.map.fire("left");
  }

  /**
   * Follow the operations of the day: at once where one would be out of sight, closer in when the day rests.
   * @param {Mission[]} active
   */
  follow(active) {
    this.#active = active;
    const { view } = this.atlas;
    clearTimeout(this.#rest);
    if (this.#begun !== "world" || !this.isHome || view.mission) return;
    if (!this.isNarrow && !view.region && this.#home() === this.#seen) return;
    const size = this.map.getSize();
    const isOut = active.some((m) => {
      const { x, y } = this.map.latLngToContainerPoint(seatOn(m, view.date).at);
      return x < 12 || y < 12 || x > size.x - 12 || y > size.y - 40;
    });
    if (isOut) this.toWorld(false);
    else this.#rest = setTimeout(() => this.isHome && this.toWorld(), RESTED);
  }

  /** Bring the chosen operation's area of the day and its seat into view; with its contributors shown, the world. @param {boolean} [animate] */
  toArea(animate = !isCalm()) {
    const { atlas, map } = this,
      { view } = atlas,
      m = atlas.missions.find((each) => each.id === view.mission);
    if (!m) {
      this.toWorld(animate);
      return;
    }
    this.#leave();
    if (atlas.isOn("contributors") && !atlas.more?.isWithoutLines()) {
      this.#look(WORLD, { animate });
      return;
    }
    const own = atlas.areas?.of(m.id) ?? [],
      now = own.filter((area) => holds(area.first, area.last, view.date));
    const bounds = L.latLngBounds([seatOn(m, view.date).at]);
    (now.length ? now : own).forEach((area) => bounds.extend(area.part.getBounds()));
    const said = /** @type {HTMLElement | null} */ (map.getContainer().querySelector(".said"));
    const { offsetWidth = 0, offsetHeight = 0 } = said ?? {};
    const free = this.isNarrow ? L.point(0, offsetHeight) : L.point(Math.max(offsetWidth - 40, 0), 0); // above on a phone, else on the left
    const paddingTopLeft = L.point(ROOM.topLeft).add(free),
      paddingBottomRight = this.isNarrow ? L.point(ROOM.bottomRight[0], KEY) : ROOM.bottomRight;
    this.#look(bounds, { paddingTopLeft, paddingBottomRight, maxZoom: CLOSEST, animate });
  }
}
