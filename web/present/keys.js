/* What does a key ask of a show, and what is shown after it? */

/** @typedef {{at: number, count: number, isBlack: boolean, isSpeaking: boolean}} State */
/** @typedef {"next" | "back" | "first" | "last" | "black" | "speaker" | "full" | "leave" | "larger" | "smaller" | "whole" | "play" | "window"} Act */

/** @type {Record<string, Act>} */
const KEYS = {
  ArrowRight: "next",
  ArrowDown: "next",
  " ": "next",
  PageDown: "next",
  Enter: "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Backspace: "back",
  Home: "first",
  End: "last",
  b: "black",
  ".": "black",
  p: "speaker",
  f: "full",
  k: "play",
  w: "window",
  Escape: "leave",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  0: "whole",
};

/**
 * Return what a key asks for, undefined where it asks for nothing.
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean}} pressed
 */
export function actOf({ key, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return undefined;
  return KEYS[key.length === 1 ? key.toLowerCase() : key];
}

/**
 * Return the state after an act; to turn a slide ends the black screen.
 * @param {State} state @param {Act} act
 * @returns {State}
 */
export function after(state, act) {
  const last = Math.max(state.count - 1, 0);
  const turned = { next: Math.min(state.at + 1, last), back: Math.max(state.at - 1, 0), first: 0, last };
  if (act in turned) return { ...state, at: turned[/** @type {keyof typeof turned} */ (act)], isBlack: false };
  if (act === "black") return { ...state, isBlack: !state.isBlack };
  if (act === "speaker") return { ...state, isSpeaking: !state.isSpeaking };
  return state;
}

/** Write a time as a speaker reads it: 7:05, 1:02:03. @param {number} milliseconds */
export function elapsed(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const told = parts[0] ? parts : parts.slice(1);
  return told.map((part, n) => (n ? String(part).padStart(2, "0") : String(part))).join(":");
}

/** Return a text with its places filled. @param {string} text @param {Record<string, string | number>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
