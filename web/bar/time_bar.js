/* Which month is shown? A slider that moves the map in the browser and tells the server only when it rests. */
import { barWords, dayOf, monthOf } from "../shared/days.js";
import { json } from "../shared/files.js";
import { Line } from "../shared/line.js";
import { deployed } from "../shared/rules.js";
import { followScheme } from "../shared/scheme.js";
import { Asked } from "./asked.js";
import { DayPanel } from "./day_panel.js";
import { follow, leap } from "./drag.js";
import { leaveOff, takeUp } from "./left_off.js";
import { MapLine } from "./map_line.js";
import { countWords, operationsList } from "./operations_list.js";
import { build } from "./parts.js";
import { Play } from "./play.js";
import { TimelinePicture } from "./timeline_picture.js";
import { listenToLabel } from "./typed_day.js";

const LATER = 1200, // milliseconds until eras are asked for
  SOON = 60, // milliseconds in which a near server answers a step, so that all of it is drawn once
  REST = 250; // milliseconds until many steps are told as one

/**
 * What the server hands the bar (ui/atlas/bar.py); addresses are below the assets.
 * @typedef {object} Data
 * @property {string} channel @property {string} date @property {string} last @property {string} era @property {string} eras
 * @property {string} missions @property {string} events @property {string} days @property {string} reform
 * @property {{mission: string, region: string, layers: string[]}} view
 * @property {Record<"light" | "dark", string>} picture @property {number[]} widths @property {string} alt
 */
/**
 * What Streamlit hands a component.
 * @typedef {object} Component
 * @property {Data} data @property {HTMLElement} parentElement
 * @property {(name: string, value: import("../shared/messages.js").DayMessage) => void} setStateValue
 * @property {(name: string, value: import("../shared/messages.js").Told) => void} setTriggerValue
 */

/** What the server told of itself with the page: with a step it tells only what changes. @type {Partial<Data>} */
const begun = {};

class TimeBar {
  day = "";
  /** @type {import("../shared/files.js").Mission[]} */
  #missions = [];
  /** @type {ReturnType<typeof setTimeout> | null} */
  #rest = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  #toldAt = 0;
  /** @type {((key: string) => void) | null} */
  #eras = null;

  #line = new Line((message) => this.component.setTriggerValue("told", message));

  /** @param {HTMLElement} root @param {Component} component */
  constructor(root, component) {
    this.component = component;
    this.data = { ...begun, ...component.data, date: "" };
    this.parts = build(root);
    const { slider, track, steps, play, picture, tip } = this.parts;
    this.panel = new DayPanel(root, () => this.data.days);
    this.panel.came = () => this.#late && this.#show(this.day, true);
    this.picture = new TimelinePicture(picture, tip, (pick) => this.#tell(pick));
    this.play = new Play(play, {
      day: () => this.day,
      last: () => Number(slider.max),
      show: (day) => this.#show(day, true),
      rest: () => this.#rests(0),
    });
    this.asked = new Asked({
      tell: (message) => this.#tell(message),
      isBusy: () => Boolean(this.#rest) || this.play.isOn,
      isKnown: () => this.panel.isKnown,
    });
    const endList = operationsList((told) => this.#tell(told)),
      endScheme = followScheme(() => this.picture.draw()),
      forget = () => this.#forget();
    addEventListener("popstate", forget);
    this.map = new MapLine({
      view: () => ({ date: this.day, ...this.data.view }), // the day is the bar's, which may be ahead of the server
      tell: (message) => this.#tell(message),
    });
    this.end = () => {
      if (this.play.isOn || this.asked.last) leaveOff(this.data.channel, this.day, this.play.isOn);
      this.play.stop();
      this.asked.end();
      this.#line.end();
      endList();
      endScheme();
      removeEventListener("popstate", forget);
      this.panel.end();
      [this.#late, this.#rest ?? undefined].forEach(clearTimeout);
      this.map.end();
    };
    slider.addEventListener("input", () => this.#drag(Number(slider.value)));
    slider.addEventListener("change", () => this.#rests(REST));
    leap(slider, (months) => this.#step(months));
    follow(track, { move: (share) => this.#drag(Math.round(share * Number(slider.max))), rest: () => this.#rests(REST) });
    steps.forEach((button) => button.addEventListener("click", () => this.#step(Number(button.dataset.step))));
    listenToLabel(this.parts.label, {
      day: () => this.day,
      begin: () => this.play.pause(),
      typed: (text) => this.#typed(text),
    });
    this.#fetch();
  }

  #fetch() {
    json(this.data.missions)
      .then((/** @type {import("../shared/files.js").MissionsFile} */ { missions }) => {
        this.#missions = missions;
        this.panel.missions = missions;
        this.picture.regions = new Map(missions.map((m) => [m.id, m.region]));
        this.#show(this.day, false);
      })
      .catch(() => {}); // the bar goes without its count; the map, which asks for the same file, says so
    setTimeout(async () => {
      const { eraBands } = await import("./era_bands.js"); // eras can wait until all else is there
      this.#eras = eraBands(this.parts, this.data.eras, (key) => this.#tell({ kind: "era", key }));
      this.#eras(this.data.era);
    }, LATER);
  }

  /** @param {import("../shared/messages.js").Told} message */
  #tell = (message) => this.#line.tell(message);

  /** What is typed takes the place of a day that is not answered yet. @param {string} text */
  #typed(text) {
    this.asked.forget();
    this.#line.forget();
    this.#tell({ kind: "typed", text });
  }

  /** @param {number} month */
  #drag(month) {
    this.play.stop();
    this.#show(dayOf(month), true);
  }

  /** A step that the server is told at once is shown with its answer, or when that is not there soon. @param {number} months */
  #step(months) {
    this.play.stop();
    this.day = dayOf(Math.min(Math.max(monthOf(this.day) + months, 0), Number(this.parts.slider.max)));
    this.#rests(REST);
    if (this.#rest || !this.#missions.length) return this.#show(this.day, true);
    const { mission, region } = this.data.view;
    this.panel.expect(this.day, deployed(this.#missions, this.day, region), mission, region);
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#show(this.day, true), SOON);
  }

  /** Show a day in all that the browser has of it. @param {string} day @param {boolean} isTold Whether the map is told too. */
  #show(day, isTold) {
    this.#late = void clearTimeout(this.#late);
    this.day = day;
    const { slider, label, cursor, count } = this.parts,
      { region, mission } = this.data.view;
    slider.value = String(monthOf(day));
    slider.setAttribute("aria-valuetext", barWords(day));
    if (label.dataset.typing === undefined) label.value = barWords(day);
    cursor.style.left = `calc(${(100 * monthOf(day)) / Number(slider.max)}%)`;
    if (this.#missions.length) {
      const active = deployed(this.#missions, day, region);
      count.textContent = countWords(active.length, region);
      this.panel.show(day, active, mission, region);
    }
    if (isTold) this.map.tell();
  }

  /** A single step is told to the server at once; holding a key down is many steps, told when they rest. @param {number} wait */
  #rests(wait) {
    const tell = () => {
      this.#rest = null;
      this.#toldAt = Date.now();
      if (this.day === (this.asked.last ?? this.data.date)) return;
      const message = this.asked.ask(this.day);
      this.component.setStateValue("day", message);
      this.#line.follow(message);
    };
    clearTimeout(this.#rest ?? undefined);
    if (Date.now() - this.#toldAt > 2 * wait) tell();
    else this.#rest = setTimeout(tell, wait);
  }

  /** Back and Forward undo what is not answered yet: the next day the server stands behind is shown, whichever it is. */
  #forget() {
    this.play.stop();
    [this.#late, this.#rest ?? undefined].forEach(clearTimeout);
    this.#rest = null;
    this.asked.forget();
    this.#line.forget();
    this.data = { ...this.data, date: "" };
  }

  /** Go on where a bar was in whose place this one stands. */
  resume() {
    const was = takeUp(this.data.channel);
    if (!was) return;
    this.#show(was.day, true);
    if (was.isPlaying) this.play.begin();
    else this.#rests(0);
  }

  /** Take over what the server stands behind. @param {Component} component */
  receive(component) {
    this.component = component;
    const data = /** @type {Data} */ (Object.assign(begun, component.data)),
      known = this.data.date,
      wasIn = this.data.view.region;
    this.data = { ...data };
    this.parts.slider.max = String(monthOf(data.last));
    this.picture.show({ ...data, mission: data.view.mission, region: data.view.region });
    this.#eras?.(data.era);
    // The server's answer to an earlier step must not undo a later one; while it plays the bar is ahead of the server.
    const { isOwn, isLate } = this.asked.answer(data.date, known !== data.date);
    // A date chosen elsewhere, typed or by an operation, ends the play.
    if (this.play.isOn && known && known !== data.date && !isOwn) this.play.stop();
    const isIdle = !this.play.isOn && !this.#rest && !isLate;
    if (isIdle && (known !== data.date || !this.day)) this.#show(data.date, false);
    else if (wasIn !== data.view.region || this.#missions.length) this.#show(this.day, false);
    if (component.data.channel) this.map.begin(data.channel);
    this.map.tell();
  }
}

/** @type {WeakMap<Element, TimeBar>} */
const bars = new WeakMap();

/** @param {Component} component */
export default function timeBar(component) {
  const root = /** @type {HTMLElement} */ (component.parentElement.querySelector(".time-bar")),
    known = bars.get(root),
    bar = known ?? new TimeBar(root, component);
  bars.set(root, bar);
  bar.receive(component);
  if (!known) bar.resume();
  return () => {
    bar.end();
    bars.delete(root);
  };
}
