/*
 * How many slides does the visitor hold, and where are they kept beyond the session? A link in the frame of every page, and this browser's
 * own store, from which a session that has no briefing yet takes it.
 */

const NAME = "atlas-briefing";
const SEEN = 4000; // milliseconds for which it stands there that something was added

/** @typedef {{text: string, isFresh: boolean, label: string, said: string}} Data */

/**
 * @typedef {object} Component
 * @property {Data} data
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/** @param {Component} component */
export default function tray({ data, parentElement, setTriggerValue }) {
  const told = exchanged(data, read());
  if (told.kept !== null) write(told.kept);
  if (told.handed) setTriggerValue("kept", told.handed);
  const [link, said] = parts(/** @type {HTMLElement} */ (parentElement.querySelector(".tray")));
  link.hidden = !data.label;
  link.textContent = data.label;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser's own ways to open a link
    event.preventDefault();
    setTriggerValue("open", true);
  };
  if (!data.said) return;
  said.textContent = data.said;
  window.setTimeout(() => said.textContent === data.said && (said.textContent = ""), SEEN);
}

/**
 * Return the link and the line that says what was added, made once.
 * @param {HTMLElement} root
 * @returns {[HTMLAnchorElement, HTMLElement]}
 */
function parts(root) {
  if (!root.firstChild) {
    const link = document.createElement("a");
    link.href = new URL("./present", document.baseURI).href;
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    root.append(link, said);
  }
  return [/** @type {HTMLAnchorElement} */ (root.children[0]), /** @type {HTMLElement} */ (root.children[1])];
}

/**
 * Return what is to be kept from now on (null: what is kept already) and what is to be handed to the session ("" for nothing).
 * @param {{text: string, isFresh: boolean}} data @param {string} kept
 */
export function exchanged({ text, isFresh }, kept) {
  if (isFresh) return { kept: null, handed: kept };
  return { kept: text === kept ? null : text, handed: "" };
}

// A browser may forbid its store; the session and the address still hold the briefing.
function read() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} text */
function write(text) {
  try {
    if (text) localStorage.setItem(NAME, text);
    else localStorage.removeItem(NAME);
  } catch {
    /* full or forbidden */
  }
}
