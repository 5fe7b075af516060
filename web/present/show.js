/*
 * How is a briefing shown? The program (with keys.js and move.js) of a deck's page (publish/show.py), on the screen of the atlas and from a memory stick: it asks no
 * network. Arrows, space, Page Up and Page Down (a clicker), Home, End, Escape; P speaker's view, W the same in a window of its own, B black, F full screen; a map is moved
 * with the pointer, the wheel, and + - 0; a film plays when its slide is seen, and K stops it.
 */

import { actOf, after, elapsed, filled } from "./keys.js";
import { Movable } from "./move.js";
import { Apart } from "./speaker.js";

/** @typedef {import("./keys.js").State} State */
/** @typedef {import("./keys.js").Act} Act */

const WIDTH = 1280;
const HEIGHT = 720;
const ENLARGED = 1.3; // a chart is drawn smaller by this and enlarged: its letters are read from the back of a room
const SWIPE = 60; // pixels a finger goes sideways to turn a slide

class Show {
  /** @param {Document} page */
  constructor(page) {
    this.page = page;
    this.slides = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".slide")]);
    this.speaker = /** @type {HTMLElement} */ (page.querySelector(".speaker"));
    this.labels = JSON.parse(/** @type {HTMLElement} */ (page.getElementById("labels")).textContent ?? "{}");
    /** @type {State} */
    this.state = { at: 0, count: this.slides.length, isBlack: false, isSpeaking: false };
    this.began = Date.now();
    this.apart = new Apart(page, (event) => this.press(event));
    /** @type {Map<Element, Movable>} */
    this.maps = new Map();
    page.addEventListener("keydown", (event) => this.press(event));
    page.defaultView?.addEventListener("resize", () => this.place());
    this.listenToFingers();
    page.defaultView?.setInterval(() => this.tell(), 1000);
    this.slides.forEach((slide) => this.prepare(slide));
    this.draw();
    this.playFilms();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    this.act(act);
  }

  /** @param {Act} act */
  act(act) {
    this.page.querySelector(".help")?.remove();
    const map = this.slides[this.state.at].querySelector(".map > svg");
    if (act === "full") this.fill();
    else if (act === "play") this.stopFilm();
    else if (act === "window") this.speakApart();
    else if (act === "leave") this.leave();
    else if (["larger", "smaller", "whole"].includes(act)) map && this.maps.get(map)?.act(act);
    const { at, isBlack } = this.state;
    this.state = after(this.state, act);
    this.draw();
    if (at !== this.state.at || isBlack !== this.state.isBlack) this.playFilms();
  }

  /** Let the film of the slide that is seen play, and no other. */
  playFilms() {
    this.slides.forEach((slide, n) => {
      for (const film of slide.querySelectorAll("video"))
        if (n === this.state.at && !this.state.isBlack) film.play().catch(() => {});
        else film.pause();
    });
  }

  /** Stop the film that is seen, or let it go on. */
  stopFilm() {
    const film = this.slides[this.state.at].querySelector("video");
    if (film?.paused) film.play().catch(() => {});
    else film?.pause();
  }

  leave() {
    this.apart.close();
    this.page.dispatchEvent(new Event("leave"));
  }

  /** Open the speaker's view in a window of its own; where the browser does not let it, it stands beside the slide. */
  speakApart() {
    this.page.dispatchEvent(new Event("apart")); // a new window may end the full screen, but not the show
    if (!this.apart.open()) this.state = { ...this.state, isSpeaking: true };
    else this.state = { ...this.state, isSpeaking: false };
  }

  fill() {
    if (this.page.fullscreenElement) this.page.exitFullscreen();
    else this.page.documentElement.requestFullscreen?.().catch(() => {});
  }

  listenToFingers() {
    let from = 0;
    this.page.addEventListener("touchstart", (event) => (from = event.touches[0].clientX), { passive: true });
    this.page.addEventListener("touchend", (event) => {
      const gone = event.changedTouches[0].clientX - from;
      const map = /** @type {Element} */ (event.target).closest(".map")?.querySelector("svg");
      const isMoved = map && this.maps.get(map)?.seen !== this.maps.get(map)?.whole;
      if (Math.abs(gone) > SWIPE && !isMoved) this.act(gone < 0 ? "next" : "back");
    });
  }

  /** Make a slide's pictures as large as they fit, its charts drawn. @param {HTMLElement} slide */
  prepare(slide) {
    for (const picture of /** @type {NodeListOf<HTMLElement>} */ (slide.querySelectorAll(".picture"))) {
      const chart = picture.querySelector("script");
      const map = /** @type {SVGSVGElement | null} */ (picture.querySelector(":scope > svg"));
      if (chart) drawChart(picture, JSON.parse(chart.textContent ?? ""));
      else if (map) {
        if (picture.classList.contains("map")) this.maps.set(map, new Movable(map));
      } else if (!picture.classList.contains("film")) fit(picture);
    }
    for (const told of /** @type {NodeListOf<HTMLElement>} */ (slide.querySelectorAll(".told"))) fit(told);
  }

  draw() {
    const { at, isBlack, isSpeaking } = this.state;
    this.page.body.classList.toggle("black", isBlack);
    this.page.body.classList.toggle("speaking", isSpeaking);
    this.slides.forEach((slide, n) => {
      slide.classList.toggle("current", n === at);
      slide.classList.toggle("following", isSpeaking && n === at + 1);
      slide.setAttribute("aria-hidden", String(n !== at));
    });
    this.speaker.hidden = !isSpeaking;
    this.write(".place", filled(this.labels.of, { n: at + 1, count: this.state.count }));
    const next = this.slides[at + 1];
    this.write(".following", next ? filled(this.labels.next, { title: next.getAttribute("aria-label") ?? "" }) : this.labels.end);
    this.write(".heading", this.labels.note);
    this.write(".notes", this.slides[at].querySelector(".note")?.textContent || this.labels.no_note);
    this.apart.follow(next);
    this.tell();
    this.place();
  }

  tell() {
    const now = new Date().toLocaleTimeString(this.page.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    this.write(".clock", `${now} · ${this.labels.clock} ${elapsed(Date.now() - this.began)}`);
  }

  /** @param {string} where @param {string} text */
  write(where, text) {
    for (const speaker of [this.speaker, this.apart.isOpen ? this.apart.speaker : null]) {
      const element = speaker?.querySelector(where);
      if (element && element.textContent !== text) element.textContent = text;
    }
  }

  /** Lay the slides where they are seen, as large as they fit. */
  place() {
    const { innerWidth: wide, innerHeight: high } = /** @type {Window} */ (this.page.defaultView);
    const part = this.state.isSpeaking && wide > high ? 0.6 : 1; // upright, the notes stand below the slide
    const scale = Math.min((wide * part) / WIDTH, high / HEIGHT);
    const [left, top] = [(wide * part - WIDTH * scale) / 2, this.state.isSpeaking ? 0 : (high - HEIGHT * scale) / 2];
    for (const slide of this.slides) slide.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    const following = this.slides[this.state.at + 1];
    const box = this.speaker.querySelector(".preview")?.getBoundingClientRect();
    if (this.state.isSpeaking && following && box)
      following.style.transform = `translate(${box.left}px, ${box.top}px) scale(${box.width / WIDTH})`;
  }
}

/**
 * Draw a chart into its box: one that has a size of its own fills it, others are enlarged whole.
 * @param {HTMLElement} box @param {Record<string, any>} spec
 */
async function drawChart(box, spec) {
  const [width, height] = [box.clientWidth / ENLARGED, box.clientHeight / ENLARGED];
  if (typeof spec.width === "number") {
    // No lower than it was made: its lines would lie over each other. What is larger than the box is seen smaller, whole.
    const high = typeof spec.height === "number" ? Math.max(spec.height, height) : height;
    spec.width = (width * high) / height;
    spec.autosize = { type: "fit-x", contains: "padding" };
    if (typeof spec.height === "number") {
      spec.height = high;
      spec.autosize.type = "fit";
    }
  }
  const embed = /** @type {any} */ (window).vegaEmbed;
  const place = document.createElement("div");
  box.append(place);
  await embed(place, spec, { renderer: "svg", actions: false });
  box.dataset.drawn = "";
}

/** Make text as large as its box holds, within what can be read. @param {HTMLElement} box */
function fit(box) {
  const [least, most] = [9, 26];
  let size = most;
  const isOver = () => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
  box.style.fontSize = `${size}px`;
  while (isOver() && size > least) box.style.fontSize = `${--size}px`;
}

if (typeof document !== "undefined" && document.getElementById("labels")) {
  Object.assign(window, { show: new Show(document) });
  document.documentElement.dataset.ready = "";
}
