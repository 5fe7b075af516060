/*
 * How is a story walked? Its text came with the page (web/html/story.html); scrolling, keys, buttons and a tap lead from step to step, and
 * the picture beside the text follows: a map of operations that moves, a drawing or a text that was fetched before. Nothing is sent.
 */
import { followScheme, schemeNow } from "../shared/scheme.js";
import { filled } from "../shared/words.js";
import { Pictures } from "./pictures.js";
import { Stage } from "./stage.js";
import { scrollerOf } from "./scroll.js";
import { addressAt, stepIn, turned } from "./steps.js";

/**
 * `beside` is the address of pictures below the assets, with {width} for how wide; `widths` are those there are, the narrow one first.
 * @typedef {{key: string, beside: string, widths: [number, number], language: string, map: import("./map.js").Options & {page: string},
 *   labels: Record<string, string>}} Data
 */

const NARROW = "(max-width: 900px)";
const RESTED = 400; // milliseconds on a step before it is said aloud
const SCROLLED = 1200; // milliseconds in which the page has come to the step that was asked for
/** The story that the page shows. @type {Story | null} */
let shown = null;

/** @param {{data: Data}} component */
export default function story({ data }) {
  /** @type {number} */
  let asked = 0;
  const begin = () => {
    const root = /** @type {HTMLElement | null} */ (document.querySelector(`.story[data-key="${data.key}"]`));
    if (!root) asked = requestAnimationFrame(begin);
    else if (shown?.root === root)
      shown.go(stepIn(location.href, shown.steps.length)); // the visitor went back
    else {
      shown?.leave();
      shown = new Story(root, data);
    }
  };
  begin();
  return () => {
    cancelAnimationFrame(asked);
    shown?.leave();
    shown = null;
  };
}

class Story {
  #leaving = new AbortController();
  /** @type {IntersectionObserver | null} */
  #watch = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #arriving;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saying;
  /** @type {HTMLElement[]} */
  #printed = [];

  /** @param {HTMLElement} root @param {Data} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".story-step")]);
    this.at = stepIn(location.href, this.steps.length);
    this.narrow = matchMedia(NARROW);
    const width = data.widths[this.narrow.matches ? 0 : 1]; // above the text there is half the height
    const address = (/** @type {string} */ view) =>
      `${data.beside.replace("{width}", String(width))}?${new URLSearchParams({ view, lang: data.language })}`;
    this.stage = new Stage(root, data.map, data.labels);
    this.pictures = new Pictures(
      this.steps.map(({ dataset }) => dataset.view ?? ""),
      address,
      (at, picture) => this.#came(at, picture),
    );
    this.#listen();
    this.#observe();
    if (this.at) this.#scroll(this.at, "instant");
    this.show(this.at);
  }

  leave() {
    this.#leaving.abort();
    this.#watch?.disconnect();
    this.stopScheme?.();
    this.stage.leave();
    clearTimeout(this.#saying);
    clearTimeout(this.#arriving);
  }

  #listen() {
    const { signal } = this.#leaving;
    document.addEventListener(
      "keydown",
      (event) => {
        const steps = turned(event, /** @type {Element} */ (event.target));
        if (!steps) return;
        event.preventDefault();
        this.go(this.at + steps);
      },
      { signal },
    );
    for (const [name, by] of /** @type {[string, number][]} */ ([
      [".story-back", -1],
      [".story-on", 1],
    ]))
      this.root.querySelector(name)?.addEventListener(
        "click",
        (event) => {
          event.preventDefault();
          this.go(this.at + by);
        },
        { signal },
      );
    this.steps.forEach((step, n) =>
      step.addEventListener("click", (event) => this.#tap(/** @type {Element} */ (event.target), n), { signal }),
    );
    document.addEventListener("scrollend", () => this.#arrived(), { capture: true, signal });
    this.narrow.addEventListener("change", () => this.#observe(), { signal });
    addEventListener("beforeprint", () => this.#print(), { signal });
    addEventListener("afterprint", () => this.#printed.splice(0).forEach((part) => part.remove()), { signal });
    this.stopScheme = followScheme(() => this.stage.redraw(schemeNow()));
  }

  /** A step that is tapped is read; what leads elsewhere does so. @param {Element} target @param {number} at */
  #tap(target, at) {
    if (at !== this.at && !target.closest("a, abbr") && !String(getSelection())) this.go(at);
  }

  /** Watch which step stands where one reads: in the middle, on a phone below the picture. */
  #observe() {
    this.#watch?.disconnect();
    const line = this.narrow.matches ? 68 : 45; // per cent of the window's height
    this.#watch = new IntersectionObserver(
      (entries) => {
        const met = entries.find((entry) => entry.isIntersecting);
        if (met && !this.#arriving) this.show(this.steps.indexOf(/** @type {HTMLElement} */ (met.target)));
      },
      { rootMargin: `-${line}% 0px -${99.9 - line}% 0px` },
    );
    for (const step of this.steps) this.#watch.observe(step);
  }

  /** Go to a step: its text comes where one reads, and its picture is shown. @param {number} at */
  go(at) {
    const next = Math.min(Math.max(at, 0), this.steps.length - 1);
    if (next === this.at) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#scroll(next, isCalm ? "instant" : "smooth");
    this.show(next);
  }

  /** @param {number} at @param {ScrollBehavior} behavior */
  #scroll(at, behavior) {
    clearTimeout(this.#arriving);
    this.#arriving = setTimeout(() => this.#arrived(), SCROLLED);
    this.steps[at].scrollIntoView({ behavior, block: "start" });
  }

  /** What was written into a step above the one that is read does not push that from its place. @param {HTMLElement} read @param {number} stood */
  #keep(read, stood) {
    const by = read.getBoundingClientRect().top - stood;
    if (by && this.#arriving) this.#scroll(this.at, "instant");
    else if (by) scrollerOf(this.root).scrollTop += by;
  }

  #arrived() {
    clearTimeout(this.#arriving);
    this.#arriving = undefined;
  }

  /** Show a step: its picture, its day, its address, and how far one has come. @param {number} at */
  show(at) {
    const isOther = at !== this.at;
    this.at = at;
    const { labels } = this.data,
      count = this.steps.length,
      step = this.steps[at];
    this.steps.forEach((each, n) => each.classList.toggle("read", n === at));
    this.root.dataset.at = String(at);
    this.stage.mark(step.dataset.place, step.dataset.mission);
    const progress = filled(labels.progress, { n: at + 1, of: count });
    /** @type {HTMLElement} */ (this.root.querySelector(".story-progress")).textContent = progress;
    /** @type {HTMLElement} */ (this.root.querySelector(".story-done")).style.width = `${(100 * (at + 1)) / count}%`;
    this.root.querySelector(".story-back")?.setAttribute("aria-disabled", String(at === 0));
    this.root.querySelector(".story-on")?.setAttribute("aria-disabled", String(at + 1 === count));
    if (isOther) {
      history.replaceState(history.state, "", addressAt(location.href, at));
      this.#say(`${progress}. ${step.querySelector("h2")?.textContent}`);
    }
    this.#picture(at);
  }

  /** Say a step aloud, once the reader rests on it. @param {string} sentence */
  #say(sentence) {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      /** @type {HTMLElement} */ (this.root.querySelector(".story-said")).textContent = sentence;
    }, RESTED);
  }

  /** @param {number} at */
  async #picture(at) {
    const held = this.pictures.held.get(at);
    if (!held) this.stage.wait(this.data.labels.waiting);
    try {
      const picture = held ?? (await this.pictures.get(at));
      if (at === this.at) this.stage.show(picture, schemeNow());
    } catch {
      if (at === this.at) this.stage.wait(this.data.labels.failed);
    }
    await this.pictures.ahead(this.at);
    this.root.toggleAttribute("data-whole", this.pictures.isWhole);
  }

  /** A picture has come: who cannot see it reads in its step what it shows; a map begins before it is seen. @param {number} at @param {import("./pictures.js").Picture} picture */
  #came(at, picture) {
    const read = this.steps[this.at],
      stood = read.getBoundingClientRect().top;
    const told = /** @type {HTMLElement} */ (this.steps[at].querySelector(".story-beside"));
    told.textContent = filled(this.data.labels.beside, { alt: picture.alt });
    /** @type {HTMLElement} */ (this.steps[at].querySelector(".story-credit")).textContent = picture.foot.join(" ");
    this.#keep(read, stood);
    if (picture.kind === "map") this.stage.begin(picture);
  }

  /** On paper each step has its picture below it, where it is there and no map that moves. */
  #print() {
    for (const [at, picture] of this.pictures.held) {
      const part = document.createElement("div"),
        finding = document.createElement("p"),
        drawn = document.createElement("div");
      part.className = "story-printed";
      finding.textContent = picture.finding;
      const html = picture.pictures.live ?? picture.pictures.light ?? "";
      // In a root of its own: drawings name their parts alike.
      if (picture.kind === "text") drawn.innerHTML = html;
      else
        drawn.attachShadow({ mode: "open" }).innerHTML =
          `<style>svg { width: 100%; height: auto; max-height: 85mm; }</style>${html}`;
      part.append(finding, drawn);
      this.steps[at].append(part);
      this.#printed.push(part);
    }
  }
}
