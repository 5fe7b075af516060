/*
 * What in the documents of Streamlit and Vega says less to assistive technologies than to the eye? It is given its role here, as it comes.
 * tests/browser/axe_streamlit.csv lists what cannot be mended so.
 */
import { say } from "./words.js";

/** Elements, an attribute, and what it must be. @type {[string, string, string][]} */
const ROLES = [
  // The menu of a phone: parts of it stand as boxes between the entries of its list.
  ['[data-testid="stSidebarNavItems"] > div', "role", "listitem"],
  ['[data-testid="stSidebarNavItems"] > div > li', "role", "none"],
  // A place for files is named, but said to be nothing.
  ['section[data-testid="stFileUploaderDropzone"]', "role", "group"],
];
/** A table of data, which Streamlit draws on a canvas with one beside it to be read, and what it is the table of. */
const [GRID, FIGURE] = [".stDataFrame table[role=grid]:not([aria-label])", "[class*='st-key-figure-']"];
const MARKS = '.stVegaLiteChart g[aria-roledescription$="mark container"]';
const MARKS_NAME = "chart-marks"; // the id of what names a group of marks

/** Return whether a group of marks has no name but those of all its marks, one after the other, as browsers read it. @param {Element} marks */
export const isNamedByAll = (marks) =>
  marks.getAttribute("role") === "graphics-object" &&
  !marks.hasAttribute("aria-labelledby") &&
  Boolean(marks.querySelector("[aria-label]"));

/** Return whether a group of marks says nothing: it is empty, or a chart's brush, and has no name. @param {Element} marks */
export const saysNothing = (marks) => marks.getAttribute("role") === "graphics-symbol" && !marks.getAttribute("aria-label");

/** The menu of a phone, closed, stands beside the window: its links are neither read nor reached there. @param {Document} page */
export function shutDrawer(page) {
  const drawer = /** @type {HTMLElement | null} */ (page.querySelector('[data-testid="stSidebar"]')),
    isShut = Boolean(page.querySelector('[data-testid="stExpandSidebarButton"]'));
  if (!drawer || drawer.inert === isShut) return;
  const held = isShut && drawer.contains(page.activeElement) ? /** @type {HTMLElement} */ (page.activeElement) : null;
  drawer.inert = isShut;
  held?.blur(); // told, so that the keyboard is given to another (keep_focus.js)
}

/** Give each element of the page its role; attributes that stand already are left alone. @param {ParentNode} root */
export function giveRoles(root) {
  for (const [selector, name, value] of ROLES)
    for (const element of root.querySelectorAll(selector))
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  for (const grid of root.querySelectorAll(GRID)) {
    const headline = grid.closest(FIGURE)?.querySelector("h2")?.textContent?.trim();
    if (!headline) continue;
    grid.setAttribute("aria-label", headline);
    const scroller = grid.closest(".stDataFrame")?.querySelector(".dvn-scroller"); // a stop of its own where it is wider or longer than its place
    scroller?.setAttribute("role", "group");
    scroller?.setAttribute("aria-label", headline);
  }
  for (const marks of root.querySelectorAll(MARKS)) {
    if (isNamedByAll(marks)) marks.setAttribute("aria-labelledby", MARKS_NAME); // Vega takes a label away when it draws anew
    if (!saysNothing(marks)) marks.removeAttribute("aria-hidden");
    else if (!marks.hasAttribute("aria-hidden")) marks.setAttribute("aria-hidden", "true");
  }
}

let isAsked = false;
/** Look once a frame, however much came. */
function follow() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    giveRoles(document);
    shutDrawer(document);
  });
}

/** Put into the page what names a group of marks. */
function nameMarks() {
  const name = document.createElement("p");
  name.id = MARKS_NAME;
  name.hidden = true;
  name.textContent = say("Marks of the chart");
  document.body.append(name);
}

if (typeof document !== "undefined") {
  nameMarks();
  new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
  follow();
}
