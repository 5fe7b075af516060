/* Which operation is a bar, which reform a mark? The timeline as the server drew it: it names what is pointed at and tells what is picked. */
import { addressOf, json } from "../shared/files.js";
import { schemeNow } from "../shared/scheme.js";
import { say } from "../shared/words.js";
import { drawTicks } from "./event_ticks.js";

/** @typedef {{kind: "mission" | "reform" | "event", id: string}} Pick */
/**
 * What the picture shows: the files by scheme with `*` in the place of the width, the widths there are, the text in its stead, and what is chosen.
 * @typedef {{picture: Record<import("../shared/scheme.js").Scheme, string>, widths: number[], alt: string, mission: string, region: string,
 *   reform: string, last: string, events: string}} Shown
 */

/** Return what a link of the picture stands for. @param {Element} link @returns {Pick | null} */
export function pickOf(link) {
  const said = new URLSearchParams((link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "").replace(/^[^?]*\?/, "")),
    mission = said.get("mission"),
    reform = said.get("reform"),
    event = said.get("event");
  if (event) return { kind: "event", id: event };
  return mission ? { kind: "mission", id: mission } : reform ? { kind: "reform", id: reform } : null;
}

/** Return the width that is nearest, so that letters keep their size; what is left is stretched. @param {number[]} widths @param {number} width */
export function nearest(widths, width) {
  const apart = (/** @type {number} */ made) => Math.abs(Math.log(made / width));
  return [...widths].sort((a, b) => apart(a) - apart(b))[0];
}

/** Name the chosen operation over its bar; return the name. @param {SVGSVGElement} svg @param {SVGGraphicsElement} link */
function nameBar(svg, link) {
  const box = link.getBBox(),
    label = document.createElementNS("http://www.w3.org/2000/svg", "text"),
    root = svg.querySelector("g > g") ?? svg;
  label.textContent = (link.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "").split(":")[0];
  label.setAttribute("class", "picked-name");
  label.setAttribute("y", String(box.y - 2));
  root.append(label);
  const room = svg.viewBox.baseVal.width - label.getBBox().width;
  label.setAttribute("x", String(Math.max(0, Math.min(box.x, room))));
  return label.textContent;
}

export class TimelinePicture {
  #address = "";
  /** @type {Shown} */
  #shown = { picture: { light: "", dark: "" }, widths: [], alt: "", mission: "", region: "", reform: "", last: "", events: "" };
  /** @type {import("../shared/files.js").HappenedRow[]} Those of all operations, empty until they are known. */
  #events = [];
  #isAsked = false;
  /** @type {Map<string, string>} The region of each operation, empty until it is known. */
  #regions = new Map();

  /**
   * @param {HTMLElement} host @param {HTMLElement} tip
   * @param {(pick: Pick) => void} pick
   */
  constructor(host, tip, pick) {
    this.host = host;
    this.tip = tip;
    host.addEventListener("click", (event) => this.#press(event, pick));
    host.addEventListener("pointermove", (event) => this.#name(event));
    host.addEventListener("pointerleave", () => {
      tip.hidden = true;
    });
    new ResizeObserver(() => this.draw()).observe(host);
  }

  /** @param {Map<string, string>} regions */
  set regions(regions) {
    this.#regions = regions;
    this.#mark();
  }

  /** Fetch what happened when an operation is first chosen: only then it is drawn. */
  #fetchEvents() {
    const { events, mission } = this.#shown;
    if (this.#isAsked || !mission || !events) return;
    this.#isAsked = true;
    json(events)
      .then((/** @type {import("../shared/files.js").EventsFile} */ file) => {
        this.#events = file.events;
        this.#mark();
      })
      .catch(() => {
        this.#isAsked = false; // asked for again with the next choice
      });
  }

  /** @param {MouseEvent} event @param {(pick: Pick) => void} pick */
  #press(event, pick) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const link = /** @type {Element} */ (event.target).closest("a"),
      picked = (link && pickOf(link)) ?? { kind: "mission", id: "" },
      { mission, reform } = this.#shown;
    if (picked.id || mission) pick(picked);
    else if (reform) pick({ kind: "reform", id: "" });
  }

  /** @param {PointerEvent} event */
  #name(event) {
    const { host, tip } = this,
      target = /** @type {Element} */ (event.target),
      named = target.closest("[aria-label]:not(svg)");
    tip.hidden = !named || Boolean(named.closest(".role-axis"));
    if (!named || tip.hidden) return;
    tip.textContent = named.getAttribute("aria-label");
    const frame = host.getBoundingClientRect(),
      x = event.clientX - frame.left;
    tip.style.left = `${Math.max(0, Math.min(x + 12, frame.width - tip.offsetWidth))}px`;
    tip.style.top = `${host.offsetTop + event.clientY - frame.top + 16}px`;
  }

  /** Mark what is chosen, and what stands outside a chosen region. */
  #mark() {
    const svg = this.host.querySelector("svg"),
      { mission, region, reform } = this.#shown;
    if (!svg) return;
    svg.querySelectorAll(".picked-name, a.event").forEach((part) => part.remove());
    this.host.toggleAttribute("data-picked", Boolean(mission));
    for (const link of /** @type {Iterable<SVGAElement>} */ (/** @type {unknown} */ (svg.querySelectorAll("a")))) {
      const pick = pickOf(link),
        isPicked = pick?.kind === "mission" && pick.id === mission;
      const home = pick?.kind === "mission" ? this.#regions.get(pick.id) : undefined;
      link.classList.toggle("elsewhere", Boolean(region && home && home !== region));
      link.classList.toggle("reform", pick?.kind === "reform");
      link.classList.toggle("picked", isPicked || (pick?.kind === "reform" && pick.id === reform));
      if (!isPicked) continue;
      const acronym = nameBar(svg, link),
        own = this.#events.filter((row) => row[1] === mission);
      drawTicks(svg, link, own, acronym, this.#shown.last);
    }
  }

  /** Ask for the picture of the width and the colours in use, unless it is there. */
  async draw() {
    const { widths, picture, alt } = this.#shown,
      width = this.host.clientWidth,
      file = picture[schemeNow()];
    const address = width && file ? addressOf(file.replace("*", String(nearest(widths, width)))) : "";
    if (!address || address === this.#address) return;
    this.#address = address;
    const answer = await fetch(address).catch(() => null),
      text = answer?.ok ? await answer.text() : "";
    if (address !== this.#address) return; // other colours or another width were asked for meanwhile
    this.host.innerHTML = text;
    const svg = this.host.querySelector("svg");
    if (!svg) {
      this.#address = "";
      const note = document.createElement("p");
      note.textContent = say("The timeline's picture did not come. Reload the page to ask for it again.");
      this.host.replaceChildren(note);
      return;
    }
    svg.setAttribute("aria-label", alt);
    svg.setAttribute("role", "graphics-document");
    // One stop of Tab, within which the arrow keys lead from mark to mark (shared/chart_keys.js).
    svg.setAttribute("tabindex", "0");
    svg.querySelectorAll("a").forEach((link) => {
      link.setAttribute("tabindex", "-1");
      const name = link.querySelector("[aria-label]")?.getAttribute("aria-label");
      if (name) link.setAttribute("aria-label", name);
    });
    this.#mark();
  }

  /** @param {Shown} shown */
  show(shown) {
    const { mission, region, reform } = this.#shown;
    this.#shown = shown;
    this.#fetchEvents();
    this.draw();
    if (mission !== shown.mission || region !== shown.region || reform !== shown.reform) this.#mark();
  }
}
