/*
 * In which order are a page's charts drawn? On a screen that is still empty, first what will be seen on it; then one by one from the top when
 * the browser has nothing else to do, and sooner where the reader comes near. What is printed is not waited for longer than that.
 */

/** The part of a screen around it that counts as near. */
const NEAR = 0.25;
/** Milliseconds between two looks whether the page has taken over from its first picture. */
const LOOK = 60;
/** Milliseconds after which a chart is drawn though the browser is busy. */
const LONGEST = 500;

/** @type {Map<Element, () => void>} */
const waiting = new Map();
let isGoing = false;
/** @type {IntersectionObserver | undefined} */
let coming;

/** The first picture, while it lies over the page (web/first/first.js). */
const firstPicture = () => /** @type {(Element & { scrolled?: number }) | null} */ (document.querySelector("atlas-first"));

/** @param {Element} element */
function isWanted(element) {
  const box = element.getBoundingClientRect(),
    first = firstPicture(),
    near = first ? 0 : innerHeight * NEAR,
    top = box.top - (first?.scrolled ?? 0);
  return top < innerHeight + near && top + box.height >= -near;
}

/** @param {Element} element */
function call(element) {
  const turn = waiting.get(element);
  waiting.delete(element);
  coming?.unobserve(element);
  turn?.();
}

/** @param {Element} element */
function callWhenNear(element) {
  coming ??= new IntersectionObserver((seen) => seen.forEach((each) => each.isIntersecting && call(each.target)), {
    rootMargin: `${100 * NEAR}%`,
  });
  coming.observe(element);
}

/** Wait until the browser has time; not every browser tells. @param {() => void} then */
const whenFree = (then) =>
  typeof requestIdleCallback === "undefined" ? setTimeout(then, LOOK) : requestIdleCallback(then, { timeout: LONGEST });

function goOn() {
  if (!waiting.size) isGoing = false;
  else if (firstPicture()) setTimeout(goOn, LOOK);
  else {
    [...waiting.keys()].forEach(callWhenNear);
    whenFree(() => {
      const [next] = [...waiting.keys()].sort(
        (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
      );
      if (next) call(next);
      setTimeout(goOn);
    });
  }
}

/** @param {HTMLElement} element @param {unknown} chart */
function turnOf(element, chart) {
  if (isWanted(element)) return undefined;
  const height = /** @type {{ height?: unknown } | null} */ (chart)?.height;
  // What stands below it must not wander when it is drawn.
  if (typeof height === "number" && !element.firstChild) element.style.minHeight = `${height}px`;
  element.dataset.waits = ""; // which the first picture does not wait for
  const before = waiting.get(element),
    turn = new Promise((resolve) => waiting.set(element, () => (before?.(), resolve(undefined))));
  if (!isGoing) {
    isGoing = true;
    goOn();
  }
  return turn;
}

addEventListener("beforeprint", () => [...waiting.keys()].forEach(call));

/**
 * Return a function that draws a chart as `draw` does (vega-embed's: element, chart, options), when its turn has come. Who has asked for the same
 * element meanwhile, for another width or other colours, has drawn it for both: what was asked before never comes over it.
 * @template {unknown[]} Told, Drawn
 * @param {(element: HTMLElement, ...told: Told) => Promise<Drawn>} draw
 * @returns {(element: HTMLElement, ...told: Told) => Promise<Drawn>}
 */
export function inTurn(draw) {
  /** What was asked last for an element. @type {WeakMap<HTMLElement, {drawn?: Promise<Drawn>}>} */
  const last = new WeakMap();

  /** @param {{drawn?: Promise<Drawn>}} asked @param {HTMLElement} element @param {Told} told @returns {Promise<Drawn>} */
  async function drawnFor(asked, element, told) {
    const turn = turnOf(element, told[0]);
    if (turn) await turn;
    const newest = last.get(element);
    if (newest?.drawn && newest !== asked) return newest.drawn;
    call(element); // who still waits to draw it otherwise
    element.style.minHeight = "";
    delete element.dataset.waits;
    return draw(element, ...told);
  }

  return (element, ...told) => {
    const asked = /** @type {{drawn?: Promise<Drawn>}} */ ({});
    last.set(element, asked);
    return (asked.drawn = drawnFor(asked, element, told));
  };
}
