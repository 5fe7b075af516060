/* Which year is shown? A bar within the map's frame that plays and drags here, and tells when it rests. */
import { say } from "../shared/words.js";
import { isCalm } from "./trouble.js";

const STEP = 700,
  SLOW_STEP = 1500,
  REST = 300; // milliseconds a year plays, plays where motion is to be reduced, and rests

export class YearsBar {
  year = 0;
  /** @type {ReturnType<typeof setInterval> | null} */
  #timer = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #told = 0;
  /** @type {number[]} Years told and not answered. */
  #asked = [];

  /**
   * @param {HTMLElement} box
   * @param {{bounds: () => [number, number], show: () => void, tell: (year: number) => void, committed: () => number}} owner Gives the
   *   first and last year, draws the bar's year, tells the server, and says which year the server has.
   */
  constructor(box, owner) {
    this.box = box;
    this.owner = owner;
    const bar = L.DomUtil.create("div", "years-bar", box);
    this.play = L.DomUtil.create("button", "play", bar);
    this.play.setAttribute("aria-pressed", "false");
    this.play.textContent = say("Play");
    this.#stepper(bar, -1, "‹", say("One year back"));
    this.label = L.DomUtil.create("span", "year", bar);
    this.label.setAttribute("aria-hidden", "true");
    this.#stepper(bar, 1, "›", say("One year on"));
    this.slider = L.DomUtil.create("input", "", bar);
    Object.assign(this.slider, { type: "range", step: "1" });
    this.slider.setAttribute("aria-label", say("Year shown"));
    this.count = L.DomUtil.create("span", "count", bar);
    this.count.setAttribute("aria-hidden", "true");
    L.DomEvent.disableClickPropagation(bar).disableScrollPropagation(bar);
    bar.addEventListener("keydown", (event) => event.stopPropagation());
    this.play.addEventListener("click", () => (this.isPlaying ? this.#pause() : this.#run()));
    this.slider.addEventListener("input", () => {
      this.stop();
      this.go(Number(this.slider.value));
    });
    this.slider.addEventListener("change", () => this.#rests(REST));
  }

  /** @param {HTMLElement} bar @param {number} years @param {string} sign @param {string} label */
  #stepper(bar, years, sign, label) {
    const button = L.DomUtil.create("button", "step", bar);
    button.textContent = sign;
    button.dataset.step = String(years);
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      this.stop();
      this.go(this.year + years);
      this.#rests(REST);
    });
  }

  get isPlaying() {
    return this.#timer !== null;
  }

  /** Show a year; say whether more follow. @param {number} year */
  go(year) {
    const [first, last] = this.owner.bounds();
    this.year = Math.min(Math.max(year, first), last);
    this.owner.show();
    return this.year < last;
  }

  /** Write what the year shows. @param {string} text */
  write(text) {
    const [first, last] = this.owner.bounds();
    Object.assign(this.slider, { min: first, max: last, value: this.year });
    this.slider.setAttribute("aria-valuetext", say("{year}: {what}", { year: this.year, what: text }));
    this.label.textContent = String(this.year);
    this.count.textContent = text;
  }

  /** A single step is told to the server at once; many are told when they rest. @param {number} wait */
  #rests(wait) {
    clearTimeout(this.#rest);
    const tell = () => {
      this.#told = Date.now();
      if (this.year === (this.#asked.at(-1) ?? this.owner.committed())) return;
      this.#asked.push(this.year);
      this.owner.tell(this.year);
    };
    if (Date.now() - this.#told > 2 * wait) tell();
    else this.#rest = setTimeout(tell, wait);
  }

  /** Say whether a year from the server is the answer to one told; a year that was chosen here is there already. @param {number} year */
  isAnswer(year) {
    const n = this.#asked.indexOf(year);
    this.#asked = n >= 0 ? this.#asked.slice(n + 1) : [];
    return n >= 0;
  }

  stop() {
    clearInterval(this.#timer ?? undefined);
    this.#timer = null;
    this.play.textContent = say("Play");
    this.play.setAttribute("aria-pressed", "false");
    this.box.dataset.playing = "false";
  }

  #pause() {
    this.stop();
    this.#rests(0);
  }

  #run() {
    const [first, last] = this.owner.bounds();
    clearTimeout(this.#rest);
    this.#timer = setInterval(
      () => {
        if (!this.go(this.year + 1)) this.#pause();
      },
      isCalm() ? SLOW_STEP : STEP,
    );
    this.play.textContent = say("Pause");
    this.play.setAttribute("aria-pressed", "true");
    this.box.dataset.playing = "true";
    this.go(this.year >= last ? first : this.year);
  }
}
