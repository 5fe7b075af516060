/*
 * What does a visitor look for? A field in the frame of every page: it asks the server for hits while one types, lists them by kind,
 * and hands the chosen one to the page. Keys: / to begin, arrows, Enter, Escape.
 */

import "../shared/marks.js"; // where the document does not begin it: of what is on every page this is the only code of the atlas's own
import { goToPlace } from "../shared/place.js"; // for the same reason

/**
 * A hit as the server sends it.
 * @typedef {object} Hit
 * @property {string} kind The kind's name for readers, as "Operation".
 * @property {string} title
 * @property {string} line One line of what it is.
 * @property {string} page The page's key, "" for the map.
 * @property {Record<string, string>} view What the hit chooses there, by the names of an address.
 */

/** @typedef {{label: string, placeholder: string, suggested: string, nothing: string, address: string, beginnings: Hit[]}} Data */

/**
 * @typedef {object} Component
 * @property {Data} data
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

const PATIENCE = 90; // milliseconds of quiet before the server is asked

goToPlace();

/**
 * Draw the field once and keep it; later calls bring new data to it.
 * @param {Component} component
 * @returns {() => void} what takes its listeners away
 */
export default function search({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".search"));
  const field = new Field(root, data, (hit) => setTriggerValue("picked", { page: hit.page, view: hit.view }));
  return () => field.leave();
}

class Field {
  /**
   * @param {HTMLElement} root
   * @param {Data} data
   * @param {(hit: Hit) => void} pick
   */
  constructor(root, data, pick) {
    this.data = data;
    this.pick = pick;
    /** @type {Hit[]} */
    this.hits = [];
    this.at = -1;
    this.asked = 0;
    /** @type {HTMLElement | null} What had the keyboard when / was pressed. */
    this.before = null;
    root.replaceChildren();
    this.input = element("input", {
      type: "search",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: data.placeholder,
      "aria-label": data.label,
      "aria-expanded": "false",
      "aria-controls": "search-hits",
      "aria-autocomplete": "list",
    });
    this.list = element("ul", { id: "search-hits", role: "listbox", "aria-label": data.label, hidden: "" });
    root.append(this.input, this.list);
    this.leaving = new AbortController();
    this.listen(root);
  }

  /** @param {HTMLElement} root */
  listen(root) {
    const { signal } = this.leaving;
    this.input.addEventListener("input", () => this.wait(), { signal });
    this.input.addEventListener("focus", () => (this.input.value ? this.ask() : this.show(this.data.beginnings)), { signal });
    this.input.addEventListener("keydown", (event) => this.key(event), { signal });
    this.list.addEventListener("pointerdown", (event) => this.point(event), { signal });
    root.addEventListener("focusout", (event) => !root.contains(/** @type {Node} */ (event.relatedTarget)) && this.left(), {
      signal,
    });
    document.addEventListener("keydown", (event) => this.begin(event), { signal });
  }

  left() {
    this.before = null;
    this.close();
  }

  leave() {
    this.leaving.abort();
    window.clearTimeout(this.timer);
  }

  wait() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), PATIENCE);
  }

  /** Ask the server; an answer that a later question has overtaken is let go. */
  async ask() {
    const text = this.input.value.trim();
    const asked = ++this.asked;
    if (!text) {
      this.show(this.data.beginnings);
      return;
    }
    const answer = await fetch(new URL(`${this.data.address}?q=${encodeURIComponent(text)}`, document.baseURI)).catch(() => null);
    if (asked === this.asked && answer?.ok) this.show(await answer.json(), text);
  }

  /**
   * @param {Hit[]} hits
   * @param {string} [text] what was typed, to be said when nothing was found
   */
  show(hits, text = "") {
    this.hits = hits;
    this.at = text && hits.length ? 0 : -1;
    const rows = hits.map((hit, n) => this.row(hit, n));
    if (!text) rows.unshift(element("li", { role: "presentation", class: "head" }, this.data.suggested));
    if (!hits.length)
      rows.push(element("li", { role: "presentation", class: "head" }, this.data.nothing.replace("{text}", text)));
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark();
  }

  /**
   * @param {Hit} hit
   * @param {number} n
   */
  row(hit, n) {
    const row = element("li", { role: "option", id: `search-hit-${n}`, "data-n": String(n) });
    row.append(element("b", {}, hit.title), element("i", {}, hit.kind), element("span", {}, hit.line));
    return row;
  }

  mark() {
    for (const row of this.list.querySelectorAll("[role=option]")) {
      row.setAttribute("aria-selected", String(row.id === `search-hit-${this.at}`));
    }
    this.input.setAttribute("aria-activedescendant", this.at >= 0 ? `search-hit-${this.at}` : "");
    this.list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      event.preventDefault();
      this.at = (this.at + step + this.hits.length) % this.hits.length;
      this.mark();
    } else if (event.key === "Enter" && this.at >= 0 && !this.list.hidden) {
      this.choose(this.at);
    } else if (event.key === "Escape") {
      this.giveBack();
    }
  }

  /** Close the list; who came by / has the keyboard again where it was. */
  giveBack() {
    const before = this.before;
    this.close();
    if (before && before !== document.body) before.focus();
    else if (before) this.input.blur();
  }

  /** @param {PointerEvent} event */
  point(event) {
    const row = /** @type {Element} */ (event.target).closest("[data-n]");
    if (!row) return;
    event.preventDefault();
    this.choose(Number(row.getAttribute("data-n")));
  }

  /** @param {number} n */
  choose(n) {
    const hit = this.hits[n];
    this.input.value = "";
    this.close();
    this.input.blur();
    document.dispatchEvent(new CustomEvent("atlas-chosen")); // by key, the keyboard goes on at the heading it leads to
    this.pick(hit);
  }

  close() {
    this.asked += 1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  /**
   * Begin by a key, unless one is typing elsewhere.
   * @param {KeyboardEvent} event
   */
  begin(event) {
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    event.preventDefault();
    this.before = /** @type {HTMLElement} */ (document.activeElement);
    this.input.focus();
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}
