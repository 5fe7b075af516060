/*
 * What does a class know? One question at a time: chosen, put in order or guessed, then told whether it was right, why, and where that stands.
 * The score stays in this page. With a projector nothing is chosen: the class is given time, then the answer is shown.
 */

import { filled } from "../shared/words.js";
import { isRight, moved, typed } from "./answers.js";
import { button, element, sourceLine } from "./elements.js";
import { once } from "./once.js";
import { drawn } from "./sketch.js";

/** @typedef {import("./answers.js").Question} Question */
/** @typedef {{key: string, seconds: number, questions: Question[], labels: Record<string, string>}} Data */
/** @typedef {{data: Data, parentElement: HTMLElement}} Component */

/** The quiz of each place, which a rerun of the page leaves as it is. @type {WeakMap<HTMLElement, Quiz>} */
const held = new WeakMap();

/** @param {Component} component */
export default function quiz({ data, parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".quiz"));
  return once(held, root, data.key, () => new Quiz(root, data));
}

class Quiz {
  /** @param {HTMLElement} root @param {Data} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.at = 0;
    this.right = 0;
    this.isTold = false;
    this.isProjected = false;
    /** @type {number[]} */
    this.given = [];
    this.leaving = new AbortController();
    root.addEventListener("keydown", (event) => this.key(event), { signal: this.leaving.signal });
  }

  leave() {
    this.leaving.abort();
    window.clearInterval(this.clock);
    held.delete(this.root);
  }

  get question() {
    return this.data.questions[this.at];
  }

  get order() {
    return this.given.length ? this.given : this.question.options.map((_, place) => place);
  }

  /** A number answers a choice. @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (target.tagName === "INPUT" || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = Number(event.key) - 1;
    if (this.question?.form === "choice" && this.question.options[place] !== undefined) this.tell([place]);
  }

  /** @param {number[]} given */
  tell(given) {
    if (this.isTold) return;
    this.given = given;
    this.isTold = true;
    if (!this.isProjected && isRight(this.question, given)) this.right += 1;
    this.draw(".told");
  }

  next() {
    this.at += 1;
    this.begin();
  }

  begin() {
    this.given = [];
    this.isTold = false;
    this.draw("h2");
  }

  /** Draw the question, or the end; `focus` is what is read next. @param {string} [focus] */
  draw(focus) {
    window.clearInterval(this.clock);
    this.root.classList.toggle("projected", this.isProjected);
    this.root.replaceChildren(...(this.question ? this.asked() : this.ended()));
    if (focus) /** @type {HTMLElement | null} */ (this.root.querySelector(focus))?.focus();
  }

  asked() {
    const { labels, questions } = this.data;
    const where = filled(labels.progress, { n: this.at + 1, of: questions.length, right: this.right });
    const parts = [
      element("p", { class: "progress" }, this.isProjected ? where.split(" · ")[0] : where),
      element("h2", { tabindex: "-1" }, this.question.prompt),
      ...(this.question.map ? [drawn(this.question.map, labels.map, this.isTold ? this.question.right[0] : -1)] : []),
      { choice: () => this.choice(), order: () => this.ordering(), estimate: () => this.estimate() }[this.question.form](),
    ];
    if (this.isTold)
      parts.push(
        this.told(),
        button(this.at + 1 < questions.length ? labels.next : labels.end, () => this.next()),
      );
    else if (this.isProjected)
      parts.push(
        this.timer(),
        button(labels.reveal, () => this.tell([])),
      );
    parts.push(this.projector());
    return parts;
  }

  choice() {
    const group = element("div", { class: "options", role: "group", "aria-label": this.data.labels.choose });
    this.question.options.forEach((text, place) => {
      const option = button(`${place + 1}. ${text}`, () => this.tell([place]));
      option.disabled = this.isProjected || this.isTold;
      this.mark(option, place);
      group.append(option);
    });
    return group;
  }

  /** Say of an option what it was, once that is told. @param {HTMLElement} option @param {number} place */
  mark(option, place) {
    if (!this.isTold) return;
    const { labels } = this.data;
    if (this.question.right.includes(place)) option.append(element("b", { class: "right" }, `✓ ${labels.right}`));
    else if (this.given[0] === place) option.append(element("b", { class: "wrong" }, `✗ ${labels.chosen}`));
  }

  ordering() {
    const { labels } = this.data;
    const list = element("ol", { class: "options", "aria-label": labels.sort });
    const order = this.isTold ? this.question.right : this.order;
    order.forEach((place, at) => {
      const item = element("li", {}, this.question.options[place]);
      if (!this.isTold && !this.isProjected) item.append(this.mover(at, -1), this.mover(at, 1));
      list.append(item);
    });
    const whole = element("div", {});
    whole.append(list);
    if (!this.isTold && !this.isProjected) whole.append(button(labels.check, () => this.tell(this.order)));
    return whole;
  }

  /** @param {number} at @param {number} step */
  mover(at, step) {
    const { labels } = this.data;
    const name = filled(step < 0 ? labels.up : labels.down, { title: this.question.options[this.order[at]] });
    const mover = button(step < 0 ? "↑" : "↓", () => {
      this.given = moved(this.order, at, step);
      this.draw(`li:nth-child(${at + step + 1}) button:not(:disabled)`);
    });
    mover.setAttribute("aria-label", name);
    mover.disabled = at + step < 0 || at + step >= this.question.options.length;
    return mover;
  }

  estimate() {
    const { labels } = this.data;
    const form = element("form", {});
    if (this.isTold || this.isProjected) return form;
    const field = element("input", { inputmode: "numeric", autocomplete: "off", "aria-label": labels.number });
    form.append(
      field,
      button(labels.check, () => undefined, "submit"),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const number = typed(/** @type {HTMLInputElement} */ (field).value);
      if (Number.isNaN(number)) field.setAttribute("aria-invalid", "true");
      else this.tell([number]);
    });
    return form;
  }

  told() {
    const { labels } = this.data;
    const told = element("div", { class: "told", tabindex: "-1" });
    const verdict = isRight(this.question, this.given) ? labels.well : filled(labels.not, { answer: this.question.answer });
    told.append(element("p", {}, this.isProjected ? filled(labels.answer, { answer: this.question.answer }) : verdict));
    told.append(element("p", {}, this.question.explanation));
    const view = element("a", { href: new URL(this.question.view, document.baseURI).href, target: "_blank" }, labels.see);
    told.append(sourceLine(labels.source, this.question.sources), view);
    return told;
  }

  timer() {
    const timer = element("p", { class: "timer", role: "timer" }, String(this.data.seconds));
    let left = this.data.seconds;
    this.clock = window.setInterval(() => {
      left -= 1;
      timer.textContent = String(Math.max(0, left));
      if (left <= 0) window.clearInterval(this.clock);
    }, 1000);
    return timer;
  }

  projector() {
    const label = element("label", { class: "projector" });
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
    box.checked = this.isProjected;
    box.addEventListener("change", () => {
      this.isProjected = box.checked;
      this.begin();
    });
    label.append(box, this.data.labels.projector);
    return label;
  }

  ended() {
    const { labels, questions } = this.data;
    const score = filled(labels.score, { right: this.right, of: questions.length });
    const again = button(labels.again, () => {
      this.at = 0;
      this.right = 0;
      this.begin();
    });
    return [element("h2", { tabindex: "-1" }, this.isProjected ? labels.done : score), again];
  }
}
