/* What is the time bar made of? Its elements, made once, each with its words. */
import { say } from "../shared/words.js";

/**
 * Make an element within another.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {HTMLElement} parent @param {K} tag @param {string} name Its class, or "".
 * @param {Record<string, string>} [attributes] @param {string} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(parent, tag, name, attributes = {}, text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  parent.append(element);
  return element;
}

/** @param {HTMLElement} row @param {number} months @param {string} sign @param {string} says */
const stepper = (row, months, sign, says) =>
  make(row, "button", "step", { type: "button", "data-step": String(months), "aria-label": says, title: says }, sign);

/** Build the bar within its root and return its parts. @param {HTMLElement} root */
export function build(root) {
  root.replaceChildren();
  const bar = make(root, "div", "bar"),
    row = make(bar, "div", "row"),
    back = [stepper(row, -12, "«", say("One year back")), stepper(row, -1, "‹", say("One month back"))],
    label = make(row, "input", "label", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": say("Date shown; type another and press Enter"),
      title: say("Type a date: July 1994, 15 November 1956, 1993"),
    }),
    on = [stepper(row, 1, "›", say("One month on")), stepper(row, 12, "»", say("One year on"))],
    play = make(row, "button", "play", { type: "button", "aria-pressed": "false" }, say("Play")),
    count = make(row, "span", "count"),
    eras = make(row, "label", "eras", { hidden: "" }, say("Eras ")),
    select = make(eras, "select", "");
  select.append(new Option(say("none"), ""));
  const years = make(bar, "div", "years"),
    track = make(years, "div", "track"),
    slider = make(track, "input", "", { type: "range", min: "0", step: "1", "aria-label": say("Month shown") }),
    names = make(years, "ol", "era-names", { "aria-label": say("Eras"), hidden: "" }),
    bands = make(years, "div", "era-bands", { "aria-hidden": "true", hidden: "" }),
    picture = make(years, "div", "picture"),
    cursor = make(years, "div", "cursor", { "aria-hidden": "true" }),
    tip = make(years, "div", "tip", { hidden: "" });
  return { label, steps: [...back, ...on], play, count, select, track, slider, names, bands, picture, cursor, tip };
}

/** @typedef {ReturnType<typeof build>} Parts */
