/*
 * Is an answer right? What is asked comes from the server with its answer: nothing that a pupil gives is sent anywhere.
 */

/**
 * A map without names: its size, the land as a path, the lines of its grid, and the places that bear numbers.
 * @typedef {{size: number[], land: string, grid: number[][], points: number[][]}} Sketch
 */

/**
 * A question as the server sends it. `choice` is answered by the place of an option, `order` by places in an order, `estimate` by a number.
 * @typedef {object} Question
 * @property {"choice" | "order" | "estimate"} form
 * @property {string} prompt
 * @property {string[]} options
 * @property {number[]} right The place of the right option, or all places in their right order; of an estimate from where to where.
 * @property {string} answer The right answer in words.
 * @property {string} explanation
 * @property {{text: string, url: string}[]} sources
 * @property {Sketch | null} map Where the options lie, with their numbers, where that is asked.
 * @property {string} view The address at which the answer can be seen.
 */

/**
 * Return whether an answer is right.
 * @param {Question} question @param {number[]} given
 */
export function isRight(question, given) {
  if (question.form === "estimate") return given[0] >= question.right[0] && given[0] <= question.right[1];
  return given.length === question.right.length && given.every((place, n) => place === question.right[n]);
}

/**
 * Return the places with one of them moved a step; the same where it cannot go further.
 * @param {number[]} order @param {number} at @param {number} step
 */
export function moved(order, at, step) {
  const to = at + step;
  if (to < 0 || to >= order.length) return order;
  const next = [...order];
  [next[at], next[to]] = [next[to], next[at]];
  return next;
}

/**
 * Return the number that was typed, NaN for none: thousands may stand apart by commas, points or spaces.
 * @param {string} text
 */
export function typed(text) {
  const digits = text.replace(/[\s,.’']/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
}
