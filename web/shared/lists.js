/*
 * How is a state found in a list that calls it otherwise? Where nothing in the list holds what was typed, that becomes the list's own name:
 * Côte for Cote, and Myanmar for Burma, once it is typed whole (data/search/listed.py). It is offered then, and chosen by who typed it.
 */

/** What a list offers, and what it calls those who have another name, by that name run together. @typedef {{offered: string[], called: Record<string, string>}} Names */

const LISTS = {
  states: ".st-key-chosen-state, .st-key-ready-country",
  operations: ".st-key-chosen-operation, .st-key-ready-operation",
};
const APOSTROPHE = /['’‘ʼʻ`´′]/g;

/** @type {Record<string, Names | undefined>} Those that have come. */
const known = {};
/** @type {Set<string>} */
const asked = new Set();

/** Return a text in small base letters, each in its place. @param {string} text */
const plain = (text) => [...text.replace(APOSTROPHE, "'")].map((letter) => letter.normalize("NFKD")[0].toLowerCase()).join("");

/** Return a text as other names are written: in small base letters and digits, without an article. @param {string} text */
const together = (text) =>
  plain(text.normalize("NFC"))
    .replace(/^(the|an?) /, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Return what is to be looked for in a list when a text was typed: the text, where the list holds it or nothing is known by it. @param {string} typed @param {Names} names */
export function meant(typed, { offered, called }) {
  const [text, small] = [typed.trim(), typed.trim().toLowerCase()];
  if (!text || offered.some((name) => name.toLowerCase().includes(small))) return typed;
  const letters = plain(text.normalize("NFC"));
  for (const name of offered) {
    const at = plain(name).indexOf(letters);
    if (at >= 0) return name.slice(at, at + letters.length);
  }
  return called[together(text)] ?? typed;
}

/** Return the list in which a field is, "" for all others. @param {EventTarget | null} field */
function listOf(field) {
  if (!(field instanceof HTMLInputElement)) return "";
  return Object.entries(LISTS).find(([, around]) => field.closest(around))?.[0] ?? "";
}

/** Ask for the names of a list when one comes to it; without them it works as ever. @param {Event} event */
async function ask(event) {
  const list = listOf(event.target);
  if (!list || asked.has(list)) return;
  asked.add(list);
  const answer = await fetch(new URL(`./assets/lists/${list}.json`, document.baseURI)).catch(() => null);
  if (answer?.ok) known[list] = await answer.json();
  else asked.delete(list);
}

/** Write what is meant in the place of what was typed, before the list looks at it. @param {Event} event */
function take(event) {
  const names = known[listOf(event.target)];
  if (!names || (event instanceof InputEvent && (event.isComposing || event.inputType.startsWith("delete")))) return;
  const field = /** @type {HTMLInputElement} */ (event.target),
    text = meant(field.value, names);
  // Not by the field itself, whose own setter tells the page that it knows the value already.
  if (text !== field.value) Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
}

if (typeof document !== "undefined") {
  document.addEventListener("focusin", ask);
  document.addEventListener("input", take, true);
}
