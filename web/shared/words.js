/* How are sentences for readers said? English in place is the key, with named placeholders; a catalogue translates it. */

/** @type {Record<string, string | string[]>} */
let catalogue = {};
/** @type {(n: number) => number} */
let pluralOf = (n) => (n === 1 ? 0 : 1);
let language = "en";

/**
 * Say everything in another language from now on.
 * @param {string} code A language as the browser names it, for numbers.
 * @param {Record<string, string | string[]>} messages The translation by the English text; for plurals all its forms.
 * @param {(n: number) => number} plural Which form a number takes.
 */
export function useLanguage(code, messages, plural) {
  language = code;
  catalogue = messages;
  pluralOf = plural;
}

/** @param {string} text @param {Record<string, string | number>} values */
export const filled = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

/**
 * Return a text in the reader's language, its placeholders filled.
 * @param {string} text @param {Record<string, string | number>} [values]
 */
export function say(text, values = {}) {
  const said = catalogue[text];
  return filled(typeof said === "string" && said ? said : text, values);
}

/**
 * Return the form of a text that a number takes, `{n}` filled with the number as it is written.
 * @param {string} one @param {string} many @param {number} n @param {Record<string, string | number>} [values]
 */
export function sayN(one, many, n, values = {}) {
  const said = catalogue[one];
  const text = Array.isArray(said) ? said[pluralOf(n)] : n === 1 ? one : many;
  return filled(text, { n: number(n), ...values });
}

/** Return a whole number as the reader's language writes it. @param {number} n */
export const number = (n) => Math.round(n).toLocaleString(language);
