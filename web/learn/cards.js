/*
 * Which word is it? One card at a time: the term, then what it means; what was not known comes again. All of it stays in this page.
 */

import { filled } from "../shared/words.js";
import { button, element, sourceLine } from "./elements.js";
import { once } from "./once.js";
import { put } from "./pile.js";

/** @typedef {{front: string, back: string, sources: {text: string, url: string}[]}} Card */
/** @typedef {{key: string, cards: Card[], labels: Record<string, string>}} Data */
/** @typedef {{data: Data, parentElement: HTMLElement}} Component */

/** The cards of each place, which a rerun of the page leaves as they are. @type {WeakMap<HTMLElement, Cards>} */
const held = new WeakMap();

/** @param {Component} component */
export default function cards({ data, parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".cards"));
  return once(held, root, data.key, () => new Cards(root, data));
}

class Cards {
  /** @param {HTMLElement} root @param {Data} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.leaving = new AbortController();
    root.addEventListener("keydown", (event) => this.key(event), { signal: this.leaving.signal });
    this.begin();
  }

  begin() {
    this.pile = this.data.cards.map((_, place) => place);
    this.isTurned = false;
  }

  leave() {
    this.leaving.abort();
    held.delete(this.root);
  }

  get card() {
    return this.data.cards[this.pile[0]];
  }

  /** Once a card is turned, 1 and 2 say whether it was known. @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.isTurned) return;
    if (event.key === "1" || event.key === "2") this.answer(event.key === "1");
  }

  turn() {
    this.isTurned = true;
    this.draw(".back");
  }

  /** @param {boolean} isKnown */
  answer(isKnown) {
    this.pile = put(this.pile, isKnown);
    this.isTurned = false;
    this.draw("h2");
  }

  again() {
    this.begin();
    this.draw("h2");
  }

  /** Draw the card that lies on top, or the end; `focus` is what is read next. @param {string} [focus] */
  draw(focus) {
    this.root.replaceChildren(...(this.card ? this.shown() : this.ended()));
    if (focus) /** @type {HTMLElement | null} */ (this.root.querySelector(focus))?.focus();
  }

  shown() {
    const { labels, cards: all } = this.data;
    const where = filled(labels.left, { n: this.pile.length, known: all.length - this.pile.length });
    const card = element("section", { class: "card", "aria-label": labels.card });
    card.append(element("h2", { tabindex: "-1" }, this.card.front));
    if (this.isTurned) card.append(this.back());
    else card.append(button(labels.turn, () => this.turn()));
    const parts = [element("p", { class: "progress" }, where), card];
    if (this.isTurned) parts.push(this.ways());
    return parts;
  }

  back() {
    const back = element("div", { class: "back", tabindex: "-1" });
    back.append(element("p", {}, this.card.back), sourceLine(this.data.labels.source, this.card.sources));
    return back;
  }

  ways() {
    const { labels } = this.data;
    const ways = element("div", { class: "ways" });
    ways.append(
      button(`1  ${labels.known}`, () => this.answer(true)),
      button(`2  ${labels.unknown}`, () => this.answer(false)),
    );
    return ways;
  }

  ended() {
    const { labels, cards: all } = this.data;
    return [element("h2", { tabindex: "-1" }, filled(labels.done, { n: all.length })), button(labels.again, () => this.again())];
  }
}
