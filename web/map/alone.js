/*
 * How does the map of operations stand alone? With its files inside the page (publish/alone.py), a bar that plays a span of years at a
 * speed, and no server: what is chosen on the map is followed here.
 */
import { dayOf, inWords, monthInWords, monthOf } from "../shared/days.js";
import { isDeployed } from "../shared/rules.js";
import { say, sayN } from "../shared/words.js";
import { begin } from "./atlas.js";
import { SPEEDS, spanOf } from "./span.js";

/** @typedef {import("../shared/messages.js").View} View */
/**
 * What the page says of its map: the view it begins with, its files by name, the first and the last year that play, how many months go by
 * in a second, and how Leaflet's map is made.
 * @typedef {{view: View, files: Record<string, string>, first: number, last: number, end: string, speed: number, frame: any}} Told
 */

/** Answer what the map's modules fetch with the files in the page: base64 of gzip. @param {Record<string, string>} files */
function answerFrom(files) {
  window.fetch = async (asked) => {
    const packed = files[String(asked).split("/").pop() ?? ""];
    if (packed === undefined) return new Response("", { status: 404 });
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, any>} properties @param {HTMLElement} parent @returns {HTMLElementTagNameMap[Tag]}
 */
function put(tag, properties, parent) {
  const made = Object.assign(document.createElement(tag), properties);
  parent.append(made);
  return made;
}

/** A labelled field of the bar. @param {HTMLElement} bar @param {string} label @param {Record<string, any>} properties */
function numberField(bar, label, properties) {
  const row = put("label", { textContent: label }, bar);
  return put("input", { type: "number", ...properties }, row);
}

export class Player {
  #timer = 0;

  /** @param {HTMLElement} bar @param {import("./atlas.js").Atlas} atlas @param {Told} told */
  constructor(bar, atlas, told) {
    this.atlas = atlas;
    this.latest = told.end;
    this.heading = /** @type {HTMLElement} */ (document.querySelector("h1"));
    this.date = told.view.date;
    this.button = put("button", { type: "button" }, bar);
    this.slider = put("input", { type: "range", step: 1 }, bar);
    this.slider.setAttribute("aria-label", say("Month shown"));
    this.now = put("output", {}, bar);
    const years = { min: 1948, max: Number(told.end.slice(0, 4)) };
    this.from = numberField(bar, say("From"), { ...years, value: told.first });
    this.to = numberField(bar, say("to"), { ...years, value: told.last });
    const row = put("label", { textContent: say("Months in a second") }, bar);
    this.speed = put("select", {}, row);
    for (const speed of SPEEDS) put("option", { value: speed, textContent: String(speed) }, this.speed);
    this.speed.value = String(told.speed);
    this.button.addEventListener("click", () => (this.#timer ? this.pause() : this.play()));
    this.slider.addEventListener("input", () => this.show(Number(this.slider.value)));
    this.speed.addEventListener("change", () => this.#timer && this.play());
    for (const field of [this.from, this.to]) field.addEventListener("change", () => this.bound());
    this.bound();
    this.pause();
  }

  /** Let the bar go over the years that are chosen. */
  bound() {
    const [first, last] = spanOf(Number(this.from.value), Number(this.to.value), Number(this.latest.slice(0, 4)));
    const most = Math.min((last - 1948) * 12 + 11, monthOf(this.latest));
    Object.assign(this.slider, { min: String((first - 1948) * 12), max: String(most) });
    this.slider.value = String(monthOf(this.date));
    this.now.textContent = this.date.endsWith("-01") ? monthInWords(this.date) : inWords(this.date);
    if (monthOf(this.date) !== Number(this.slider.value)) this.show(Number(this.slider.value));
  }

  play() {
    clearInterval(this.#timer);
    if (Number(this.slider.value) >= Number(this.slider.max)) this.show(Number(this.slider.min));
    this.#timer = window.setInterval(() => this.step(), 1000 / Number(this.speed.value));
    this.button.textContent = say("Pause");
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.button.textContent = say("Play");
  }

  step() {
    const next = Number(this.slider.value) + 1;
    if (next > Number(this.slider.max)) return this.pause();
    this.show(next);
  }

  /** Show the first day of a month, counted from January 1948. @param {number} month */
  show(month) {
    this.slider.value = String(month);
    this.date = dayOf(month);
    this.atlas.commit({ date: this.date });
    this.now.textContent = monthInWords(this.date);
    this.slider.setAttribute("aria-valuetext", this.now.textContent);
    const { region } = this.atlas.view;
    const count = this.atlas.missions.filter((each) => isDeployed(each, this.date) && (!region || each.region === region)).length;
    const day = inWords(this.date);
    this.heading.textContent = sayN("{n} operation on {day}.", "{n} operations on {day}.", count, { day });
  }
}

/** Take over what is chosen on the map: no server does. @param {import("./atlas.js").Atlas} atlas */
function followChoices(atlas) {
  const setComponentValue = (/** @type {{last_object_clicked_tooltip: string}} */ value) => {
    const told = JSON.parse(value.last_object_clicked_tooltip);
    if (told.kind === "mission" || told.kind === "region") atlas.commit({ [told.kind]: told.id });
  };
  Object.assign(window, { Streamlit: { setComponentValue } });
}

/** Begin the page. @param {Told} told */
export function start(told) {
  answerFrom(told.files);
  const { crs, ...frame } = told.frame;
  const map = L.map("map", { ...frame, crs: /** @type {any} */ (L.CRS)[crs] });
  const names = Object.fromEntries(Object.keys(told.files).map((name) => [name, `layers/${name}`]));
  const atlas = begin(map, { files: names, channel: `alone-${Math.random()}` });
  followChoices(atlas);
  atlas.commit(told.view);
  const player = new Player(/** @type {HTMLElement} */ (document.querySelector(".play")), atlas, told);
  Object.assign(window, { atlas, player });
  document.documentElement.dataset.ready = "";
}

if (typeof document !== "undefined") {
  const told = document.getElementById("alone");
  if (told) start(JSON.parse(told.textContent ?? ""));
}
