/*
 * How is a chart read, and chosen from, by keyboard? Each chart is one stop of Tab. There the arrows lead from mark to mark, letters to the
 * mark whose sentence begins with them; each mark says its sentence, also to who sees it, and Enter chooses it where a pointer could.
 */
import { begunWith, inOrder, stepTo } from "./mark_order.js";
import { say } from "./words.js";

/** @typedef {import("./mark_order.js").Mark & {element: SVGElement}} Drawn */

const CHARTS = ".stVegaLiteChart, .time-bar .picture svg", // drawn in the page, and by the server
  // Of marks that Vega drew those that say something; one that had the keyboard has another role.
  MARKS = ".role-mark :is([role=graphics-symbol][aria-label], [data-mark]):not(g)",
  PLOTS = ".role-scope:not([class*='pathgroup']) > g",
  APART = 900; // milliseconds within which letters are one word

/** Return where an event began, also within a shadow. @param {Event} event */
const origin = (event) => /** @type {Element} */ (event.composedPath()[0]);

/** @param {Element} element */
export const chartOf = (element) => /** @type {HTMLElement | SVGElement | null} */ (element.closest?.(CHARTS) ?? null);

/** Return the marks of a chart that say something, as they are read. @param {Element} chart */
export function marksOf(chart) {
  const plots = [...chart.querySelectorAll(PLOTS)],
    layers = [...chart.querySelectorAll(".role-mark")],
    drawn = chart.querySelectorAll(chart.matches("svg") ? "a" : MARKS);
  /** @type {Drawn[]} */
  const marks = [];
  for (const element of /** @type {Iterable<SVGElement>} */ (drawn)) {
    const name = (
      element.getAttribute("aria-label") ??
      element.querySelector("[aria-label]")?.getAttribute("aria-label") ??
      ""
    ).trim();
    const { left, top, right, bottom } = element.getBoundingClientRect(),
      plot = element.closest(PLOTS),
      layer = layers.findIndex((each) => each.contains(element));
    if (!name || !(right - left + bottom - top)) continue;
    marks.push({ element, name, left, top, right, bottom, cell: plot ? plots.indexOf(plot) : -1, layer });
  }
  return inOrder(marks);
}

/** Whether a pointer could choose a mark: it is a link, or Vega's item of it shows a hand. @param {Element} mark */
const canBeChosen = (mark) => mark.matches("a") || /** @type {any} */ (mark).__data__?.cursor === "pointer";

/** @type {HTMLElement} What shows the sentence of a mark. */
let tip;
/** @type {HTMLElement} What says how a chart is read. */
let hint;
/** @type {Element | null} */
let told = null;

/** Put the sentence of what has the keyboard below it, within the window. */
function place() {
  if (!told?.isConnected) return hide();
  const box = told.getBoundingClientRect(),
    isChart = told === chartOf(told),
    left = isChart ? box.left + 8 : (box.left + box.right - tip.offsetWidth) / 2,
    below = isChart ? box.top + 8 : box.bottom + 8,
    top = below + tip.offsetHeight > innerHeight - 8 ? box.top - tip.offsetHeight - 8 : below;
  tip.style.left = `${Math.max(8, Math.min(left, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(8, top)}px`;
}

function hide() {
  told = null;
  tip.hidden = true;
}

/** Show a sentence beside what has the keyboard; who does not see it has it as a name already. @param {Element} element @param {string} text */
function tell(element, text) {
  told = element;
  tip.textContent = text;
  tip.hidden = false;
  place();
}

/** Give a mark the keyboard. @param {Drawn} mark */
export function goTo({ element, name }) {
  element.setAttribute("tabindex", "-1");
  element.setAttribute("aria-label", name);
  if (!element.matches("a")) {
    element.setAttribute("role", canBeChosen(element) ? "button" : "img");
    element.dataset.mark = "";
    element.removeAttribute("aria-roledescription");
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  tell(element, name); // within a shadow, the page does not hear that the focus moves
}

/** Choose a mark as a pointer would. @param {Drawn} mark */
function choose({ element, left, right, top, bottom }) {
  const at = { clientX: (left + right) / 2, clientY: (top + bottom) / 2 };
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window, ...at }));
}

let typed = "",
  typedAt = 0;

/** Return the letters typed in one go. @param {string} key */
function word(key) {
  const isOn = performance.now() - typedAt < APART;
  typedAt = performance.now();
  typed = isOn ? typed + key : key;
  return typed;
}

/** @param {KeyboardEvent} event */
function press(event) {
  const target = origin(event),
    chart = target instanceof Element ? chartOf(target) : null;
  if (!chart || event.ctrlKey || event.metaKey || event.altKey || target.closest("form, button")) return;
  const marks = marksOf(chart),
    at = marks.findIndex((mark) => mark.element === target),
    isLetter = event.key.length === 1 && (event.key !== " " || performance.now() - typedAt < APART);
  if (event.key === "Escape" && at >= 0) chart.focus();
  else if ((event.key === "Enter" || event.key === " ") && !isLetter) {
    if (at < 0 || !canBeChosen(target)) return;
    choose(marks[at]);
  } else {
    const to = isLetter ? begunWith(marks, at, word(event.key)) : stepTo(marks, at, event.key);
    if (to < 0) return;
    goTo(marks[to]);
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Make a chart a stop of Tab, which says how it is read. */
function reach() {
  for (const chart of document.querySelectorAll(".stVegaLiteChart:not([tabindex])")) {
    chart.setAttribute("tabindex", "0");
    chart.setAttribute("aria-describedby", hint.id);
  }
}

/** Begin. */
function readCharts() {
  [tip, hint] = [document.createElement("div"), document.createElement("p")];
  hint.id = "chart-keys";
  hint.hidden = true;
  hint.textContent = say("Arrow keys lead from mark to mark, letters to a name; Enter chooses.");
  tip.className = "mark-tip";
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  document.body.append(hint, tip);
  document.addEventListener("keydown", press, true);
  document.addEventListener("focusin", (event) => {
    const target = origin(event),
      chart = target instanceof Element ? chartOf(target) : null;
    if (!chart || !target.matches(":focus-visible") || target.closest("form, button")) hide();
    else tell(target, target === chart ? (hint.textContent ?? "") : (target.getAttribute("aria-label") ?? ""));
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerdown", hide);
  document.addEventListener("scroll", place, { capture: true, passive: true });
  new MutationObserver(reach).observe(document.body, { childList: true, subtree: true });
  reach();
}

if (typeof document !== "undefined") readCharts();
