/*
 * What stands in the place of a picture that could not be drawn, as when a file of what draws it does not come? Streamlit puts the fault there in
 * a programmer's words, and nothing while the file is awaited: a reader is told in a sentence, and where the picture's numbers are.
 */
import { say } from "./words.js";

const PLACE = '[data-testid="stElementContainer"]',
  FAILED = '[data-testid="stErrorElementStack"]',
  COMING = '[data-testid="stSkeleton"]',
  FIGURE = '[class*="st-key-figure-"]',
  FOOT = '[class*="st-key-foot-"]';
/** Milliseconds after which what has not come is late. */
const LATE = 10_000;

/** Since when a place has been seen to wait, in milliseconds of the page. @type {WeakMap<Element, number>} */
const since = new WeakMap();

/** Whether a place is that of a figure's picture: it stands above the figure's foot. @param {Element} place */
function isPicture(place) {
  const foot = place.closest(FIGURE)?.querySelector(FOOT);
  return Boolean(foot && place.compareDocumentPosition(foot) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/**
 * Return what a place lacks: "drawn" when what was to stand there failed, "late" when a picture is long in coming, else "".
 * @param {Element} place @param {number} now
 */
export function lackOf(place, now) {
  if (place.querySelector(FAILED)) return "drawn";
  if (!place.querySelector(COMING) || !isPicture(place)) return "";
  const begun = since.get(place) ?? now;
  since.set(place, begun);
  if (now - begun >= LATE) return "late";
  if (begun === now) setTimeout(follow, LATE);
  return "";
}

/** @param {string} lack @param {boolean} isOfPicture */
function sentence(lack, isOfPicture) {
  if (lack === "late") return say("This picture has not come yet. Its numbers are under “Table” below.");
  return isOfPicture
    ? say("This picture could not be drawn. Its numbers are under “Table” below. Reload the page to try again.")
    : say("This part of the page could not be drawn. Reload the page to try again.");
}

/** Say it where something is lacking, and no longer where it has come. @param {HTMLElement} place @param {string} lack */
function tell(place, lack) {
  if ((place.dataset.lacks ?? "") === lack) return;
  place.querySelector(".not-drawn")?.remove();
  delete place.dataset.lacks;
  if (!lack) return;
  place.dataset.lacks = lack;
  const text = sentence(lack, isPicture(place));
  place.append(Object.assign(document.createElement("p"), { className: "not-drawn", textContent: text }));
}

let isAsked = false;
/** Look once a frame, however much came. */
function follow() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame((now) => {
    isAsked = false;
    for (const each of document.querySelectorAll(`${FAILED}, ${COMING}, [data-lacks]`)) {
      const place = /** @type {HTMLElement | null} */ (each.closest(PLACE));
      if (place) tell(place, lackOf(place, now));
    }
  });
}

if (typeof document !== "undefined") {
  new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
  follow();
}
