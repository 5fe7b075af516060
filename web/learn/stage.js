/* What stands beside a story's text? One picture at a time: the map, which moves on from view to view, a drawing, or a text. */
import { addressOf } from "../shared/files.js";

/** @typedef {import("./pictures.js").Picture} Picture */

/** How much larger than it was made a picture that is scrolled is seen at most. */
const LARGER = 1.25;
const HIDDEN = 4; // pixels of a picture below its place's edge that tell nothing

export class Stage {
  /** @type {Promise<{commit: (view: any) => void} | null> | null} The map, once it is wanted; null where its page did not come. */
  #map = null;
  /** @type {Picture | null} */
  #shown = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./map.js").Options & {page: string}} options of the map; `page` is the address of its frame below the assets
   * @param {Record<string, string>} labels
   */
  constructor(root, options, labels) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`.story-${name}`));
    this.root = root;
    this.options = options;
    this.labels = labels;
    this.parts = {
      figure: part("figure"),
      picture: part("picture"),
      finding: part("finding"),
      map: part("map"),
      drawn: part("drawn"),
      wait: part("wait"),
      foot: part("foot"),
      mark: part("mark"),
    };
    const { drawn } = this.parts;
    drawn.addEventListener("click", this.#enlarge);
    drawn.addEventListener("scroll", this.#tellMore, { passive: true });
    this.room = new ResizeObserver(this.#tellMore);
    this.room.observe(drawn);
  }

  /** A drawing that is pressed is seen twice as large, to be moved by scrolling; pressed again, whole. */
  #enlarge = () => {
    const { drawn } = this.parts;
    if (drawn.querySelector(":scope > svg")) drawn.classList.toggle("large");
    this.#tellMore();
  };

  /** What is higher than its place has a sign at the edge until its end is reached, and a stop of Tab, by its name. */
  #tellMore = () => {
    const { drawn, picture } = this.parts;
    const more = drawn.scrollHeight - drawn.clientHeight;
    picture.toggleAttribute("data-more", more - drawn.scrollTop > HIDDEN);
    for (const [name, value] of Object.entries({ tabindex: "0", role: "group", "aria-label": this.#shown?.finding ?? "" }))
      if (more > HIDDEN) drawn.setAttribute(name, value);
      else drawn.removeAttribute(name);
  };

  leave() {
    this.room.disconnect();
    this.parts.drawn.removeEventListener("scroll", this.#tellMore);
    this.parts.drawn.removeEventListener("click", this.#enlarge);
    this.parts.map.replaceChildren();
  }

  /** Let a sentence stand in the picture's place. @param {string} sentence */
  wait(sentence) {
    this.#shown = null;
    this.parts.wait.textContent = sentence;
    for (const name of /** @type {const} */ (["finding", "foot"])) this.parts[name].textContent = "";
    this.#let("wait");
  }

  /** @param {"map" | "drawn" | "wait"} seen */
  #let(seen) {
    this.parts.figure.dataset.seen = seen;
    this.parts.map.toggleAttribute("inert", seen !== "map");
  }

  /** Show a picture. @param {Picture} picture @param {import("../shared/scheme.js").Scheme} scheme */
  show(picture, scheme) {
    this.#shown = picture;
    const { parts } = this;
    parts.finding.textContent = picture.finding;
    parts.foot.textContent = picture.foot.join(" ");
    parts.figure.setAttribute("aria-label", picture.alt);
    if (picture.kind === "map") this.#showMap(picture);
    else {
      parts.drawn.dataset.kind = picture.kind;
      parts.drawn.classList.remove("large");
      parts.drawn.classList.toggle("long", picture.long);
      parts.drawn.innerHTML = picture.pictures.live ?? picture.pictures[scheme] ?? "";
      for (const heading of parts.drawn.querySelectorAll("h3")) heading.setAttribute("aria-level", "2"); // here it stands below the story's h1
      parts.drawn.scrollTop = 0;
      const svg = /** @type {SVGElement | null} */ (parts.drawn.querySelector(":scope > svg"));
      if (svg && picture.long) svg.style.maxWidth = `${LARGER * parseFloat(svg.getAttribute("width") ?? "")}px`;
      svg?.removeAttribute("width");
      svg?.removeAttribute("height");
      svg?.setAttribute("aria-label", picture.alt);
      this.#tellMore();
      this.#let("drawn");
    }
  }

  /** Show the same picture in other colours; what follows the page by itself stays. @param {import("../shared/scheme.js").Scheme} scheme */
  redraw(scheme) {
    if (this.#shown && this.#shown.pictures[scheme]) this.show(this.#shown, scheme);
  }

  /** @param {Picture} picture */
  async #showMap(picture) {
    this.begin(picture);
    this.#let("map");
    const map = await this.#map;
    if (this.#shown !== picture) return;
    if (!map) {
      this.#map = null; // asked for again with the next step that has a map
      this.wait(this.labels.failed);
    } else map.commit(picture.view);
  }

  /** Begin the map with a view, unless it is there: the first picture of a map has come, although it may not be seen yet. @param {Picture} picture */
  begin(picture) {
    if (this.#map) return;
    this.#map = this.#frame(picture);
  }

  /** @param {Picture} picture @returns {Promise<{commit: (view: any) => void} | null>} */
  async #frame(picture) {
    const frame = document.createElement("iframe");
    frame.title = this.labels.map;
    frame.src = addressOf(this.options.page);
    const come = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    this.parts.map.replaceChildren(frame);
    await come;
    const begin = /** @type {any} */ (frame.contentWindow).begin;
    if (!begin) return null;
    const map = begin(this.options);
    map.commit(picture.view);
    map.isWhole.then(() => this.root.toggleAttribute("data-map", true));
    return map;
  }

  /** Mark a step's day among the years, and the operation it is about. @param {string} [place] per cent @param {string} [mission] */
  mark(place, mission) {
    this.parts.mark.hidden = place === undefined;
    if (place !== undefined) this.parts.mark.style.left = `${place}%`;
    for (const bar of /** @type {Iterable<HTMLElement>} */ (this.root.querySelectorAll(".story-bar")))
      bar.classList.toggle("chosen", Boolean(mission) && bar.dataset.mission === mission);
  }
}
