/*
 * Where is the keyboard when what had it is gone? A server's answer often draws a control anew, and a card that is closed is no more. The
 * same control has the keyboard again when it is there; where it does not come back, what had it before has it; on another page, or where a
 * page is headed otherwise (a story, a lesson), the heading.
 */
import { chartOf, goTo, marksOf } from "./chart_keys.js";

/** How a control is found again: within the container of a key of ours, by what it is and says. @typedef {{element: Element, path: string, heading: string, key: string, tag: string, name: string, place: number, mark: boolean, isBeside: boolean, isMenu: boolean}} Kept */

const BESIDE = "[class*='st-key-side-']",
  MENU = "[data-testid=stExpandSidebarButton], [data-testid=stExpandSidebarButton] *",
  DRAWER = "[data-testid=stSidebarNavLink]";
const LONGEST = 20, // of those that had it before
  WAIT = 8000,
  LOOK = 60,
  REST = 350; // milliseconds: until it is given up, between looks, and of rest after which what is not there does not come

/** @type {Kept[]} The latest last. */
const before = [];
let isByKey = false,
  isLeft = false;
/** @type {ReturnType<typeof setInterval> | null} */
let looking = null;

function end() {
  clearInterval(looking ?? undefined);
  looking = null;
}

/** Return the key of ours in an element's classes, "" without; that of a chart changes with what is chosen in it. @param {Element} element */
export const keyIn = (element) =>
  [...element.classList].find((name) => name.startsWith("st-key-") && !name.startsWith("st-key-chart-")) ?? "";

/** Return the nearest element around another that has a key. @param {Element} element */
function keyed(element) {
  let around = element.parentElement;
  while (around && !keyIn(around)) around = around.parentElement;
  return around;
}

/** Return what an element says. @param {Element} element */
const nameOf = (element) =>
  element.getAttribute("aria-label") ||
  element.getAttribute("data-mission") ||
  element.textContent?.trim().slice(0, 80) ||
  element.id;

const heading = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-testid=stMain] h1"));
const headingNow = () => heading()?.textContent?.trim() ?? "";

/** Whether a control was had on the page that is there now: a story has the path of the page of stories, but a heading of its own. @param {Kept} one */
const isOfThisPage = (one) => one.path === location.pathname && (!one.heading || one.heading === headingNow());

/** @param {Element} element @returns {Kept} */
function kept(element) {
  const around = keyed(element),
    like = around ? [...around.querySelectorAll(element.tagName)] : [];
  return {
    element,
    path: location.pathname,
    heading: headingNow(),
    key: around ? keyIn(around) : "",
    tag: element.tagName,
    name: nameOf(element),
    place: like.filter((each) => nameOf(each) === nameOf(element)).indexOf(element),
    mark: Boolean(chartOf(element)) && element !== chartOf(element),
    isBeside: Boolean(element.closest(BESIDE)),
    isMenu: element.matches(MENU),
  };
}

/** Return the control that was kept, as it is now, or null. @param {Kept} one @returns {HTMLElement | import("./chart_keys.js").Drawn | null} */
function found(one) {
  if (isThere(one.element)) return /** @type {HTMLElement} */ (one.element);
  const around = one.key ? document.getElementsByClassName(one.key)[0] : document.body;
  if (!around) return null;
  if (one.mark) {
    const marks = [...around.querySelectorAll(".stVegaLiteChart")].flatMap((chart) => marksOf(chart));
    return marks.find((mark) => mark.name === one.name) ?? null;
  }
  const same = [...around.querySelectorAll(one.tag)].filter((each) => nameOf(each) === one.name && isThere(each));
  return /** @type {HTMLElement | undefined} */ (same[one.place] ?? same[0]) ?? null;
}

/** @param {HTMLElement | import("./chart_keys.js").Drawn} control */
function give(control) {
  if (control instanceof Element) control.focus({ preventScroll: !isByKey });
  else goTo(control);
  return document.activeElement !== document.body;
}

/** Whether an element is there to have the keyboard: it is, and is neither hidden nor put out of use. @param {Element} element */
const isThere = (element) =>
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.matches(":disabled") &&
  !element.closest("[inert]");

const isAtRest = () => document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state") !== "running";

/**
 * Give the keyboard to the latest of those that had it and are still there; on another page to its heading, where something else stands now
 * beside a picture (ui.show.beside) to that, and from the button of a phone's menu into the menu.
 * @param {Kept} latest
 */
function giveToAnother(latest) {
  const drawer = latest.isMenu && document.querySelector(DRAWER);
  if (drawer instanceof HTMLElement && isThere(drawer)) return drawer.focus();
  const other = isOfThisPage(latest) && !latest.isBeside && before.toReversed().map(found).find(Boolean);
  if (other && give(other)) return;
  goToHeading(latest.isBeside ? document.querySelector(`${BESIDE} h2`) : heading());
}

/** @param {Element | null} to */
function goToHeading(to) {
  if (!(to instanceof HTMLElement)) return;
  to.setAttribute("tabindex", "-1");
  to.focus();
}

/** Wait for the page to which a hit of the search leads, chosen by key, and give the keyboard to its heading. */
function arrive() {
  end();
  const begun = performance.now(),
    from = location.href;
  let rested = begun;
  looking = setInterval(() => {
    const now = performance.now();
    if (document.activeElement !== document.body || now - begun > WAIT) return end();
    if (!isAtRest() || location.href === from) rested = now;
    if (now - rested < REST) return;
    end();
    goToHeading(heading());
  }, LOOK);
}

/** Look for what had the keyboard until it is there again, or will not come. */
function look() {
  const begun = performance.now(),
    latest = before[before.length - 1];
  let rested = begun;
  looking = setInterval(() => {
    const now = performance.now();
    isLeft = now - begun > WAIT; // given up
    if (document.activeElement !== document.body || isLeft) return end();
    if (!isAtRest()) rested = now;
    const same = found(latest);
    if (same && give(same)) return end();
    if (now - rested < REST || !isByKey) return; // who points needs no other place
    end();
    giveToAnother(latest);
  }, LOOK);
}

/** Look when what had the keyboard is gone, unless its visitor had left it. */
function watch() {
  const latest = before.at(-1);
  if (document.activeElement !== document.body || !latest || isThere(latest.element) || isLeft || looking) return;
  look();
}

/** Begin. */
function keepFocus() {
  document.addEventListener("keydown", () => (isByKey = true), true);
  document.addEventListener("pointerdown", () => (isByKey = false), true);
  document.addEventListener("focusout", (event) => {
    const element = /** @type {Element} */ (event.composedPath()[0]);
    setTimeout(() => {
      isLeft = isThere(element) && document.activeElement === document.body;
      watch();
    });
  });
  document.addEventListener("focusin", (event) => {
    const element = event.composedPath()[0];
    isLeft = false;
    end();
    if (!(element instanceof Element) || element.matches("h1, h2")) return;
    before.push(kept(element));
    if (before.length > LONGEST) before.shift();
  });
  document.addEventListener("atlas-chosen", () => isByKey && arrive());
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
}

if (typeof document !== "undefined") keepFocus();
