/*
 * How does the keyboard come into what opens behind a button ("More choices"), and out of it? Streamlit puts it at the document's end. Who
 * opened it by key is led into it; Tab at its end leads on behind its button and closes it, else it would lie over what comes next.
 */

const BODY = "[data-testid=stPopoverBody]",
  BUTTON = "[data-testid=stPopoverButton][aria-expanded=true]",
  LIST = "[role=listbox]", // of a field within, which stands beside it
  USED = "input:not([type=hidden]), button, select, textarea, a[href]";

let isByKey = false;
/** @type {Element | null} What the keyboard was led into. */
let entered = null;

/** Return the fields of what is open that are stops of Tab. @param {Element} body */
const fields = (body) =>
  /** @type {HTMLElement[]} */ ([...body.querySelectorAll(USED)]).filter((each) => each.tabIndex >= 0 && each.checkVisibility());

/** What is open is closed by its button, and what has the keyboard keeps it. */
function close() {
  const at = /** @type {HTMLElement | null} */ (document.activeElement);
  /** @type {HTMLElement | null} */ (document.querySelector(BUTTON))?.click();
  if (document.activeElement !== at) at?.focus();
}

/** Lead the keyboard from the button into what it opened, as soon as there is a field. */
function enter() {
  if (!isByKey || !document.activeElement?.matches(BUTTON)) return;
  const body = document.querySelector(BODY);
  if (!body || body === entered) return;
  fields(body)[0]?.focus();
  if (body.contains(document.activeElement)) entered = body;
  else requestAnimationFrame(enter); // it is not shown before it has its place
}

/**
 * Lead on from the first and the last field, and from the button.
 * @param {KeyboardEvent} event
 */
function press(event) {
  isByKey = true;
  const body = event.key === "Tab" && document.querySelector(BODY),
    button = /** @type {HTMLElement | null} */ (document.querySelector(BUTTON));
  if (!body || !button) return;
  const all = fields(body),
    at = document.activeElement;
  if (at === button && !event.shiftKey && all.length) {
    all[0].focus();
    event.preventDefault();
  } else if (at === all[event.shiftKey ? 0 : all.length - 1]) {
    button.focus();
    close();
    if (event.shiftKey) event.preventDefault(); // the button itself is before it
  }
}

/** Close what is open when the keyboard has come to something else. @param {FocusEvent} event */
function left(event) {
  const at = /** @type {Element} */ (event.target);
  if (isByKey && document.querySelector(BODY) && !at.closest(`${BODY}, ${BUTTON}, ${LIST}`)) close();
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", press, true);
  document.addEventListener("pointerdown", () => (isByKey = false), true);
  document.addEventListener("focusin", left);
  new MutationObserver(enter).observe(document.body, { childList: true, subtree: true });
}
