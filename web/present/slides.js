/*
 * In which order do slides stand? A list: a slide is chosen by its name, moved by its handle, its arrows or Alt and an arrow key, and
 * removed by its cross or Delete. What was done is told to the page, which sends the list anew; the focus stays with the slide.
 */

/** @typedef {{kind: string, title: string, mark: string}} Row */
/** @typedef {{kind: "choose" | "remove", at: number} | {kind: "move", at: number, to: number}} Told */
/** @typedef {{slides: Row[], chosen: number, labels: Record<string, string>}} Data */

/**
 * @typedef {object} Component
 * @property {Data} data
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/** Where the focus goes when the list comes anew. @type {WeakMap<HTMLElement, {at: number, part: string}>} */
const focus = new WeakMap();

/** @param {Component} component */
export default function slides({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".slides"));
  const list = element("ol", { "aria-label": data.labels.list });
  const tell = (/** @type {Told} */ told, /** @type {string} */ part) => {
    const at = told.kind === "move" ? told.to : Math.min(told.at, data.slides.length - (told.kind === "remove" ? 2 : 1));
    focus.set(root, { at, part });
    setTriggerValue("told", told);
  };
  data.slides.forEach((row, n) => list.append(item(row, n, data, tell, list)));
  root.replaceChildren(list, element("p", { class: "help" }, data.labels.help));
  const wanted = focus.get(root);
  if (wanted && (root.getRootNode() instanceof ShadowRoot || document.contains(root))) {
    const parts = list.children[wanted.at]?.querySelectorAll("button");
    const place = [...(parts ?? [])].find((part) => part.dataset.part === wanted.part && !part.disabled);
    (place ?? /** @type {HTMLElement | undefined} */ (list.children[wanted.at]?.querySelector(".name")))?.focus();
    focus.delete(root);
  }
}

/**
 * Return what a key pressed on a slide's name asks for, null where it asks for nothing.
 * @param {{key: string, altKey: boolean}} pressed @param {number} at @param {number} count
 * @returns {Told | null}
 */
export function asked({ key, altKey }, at, count) {
  if (key === "Delete") return { kind: "remove", at };
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!step || at + step < 0 || at + step >= count) return null;
  return altKey ? { kind: "move", at, to: at + step } : { kind: "choose", at: at + step };
}

/**
 * Return the place at which a slide that is held at a height comes to stand.
 * @param {number} y @param {{top: number, height: number}[]} boxes The slides' boxes as they stood when it was taken.
 */
export function placeAt(y, boxes) {
  const over = boxes.findIndex(({ top, height }) => y < top + height);
  return over < 0 ? boxes.length - 1 : over;
}

/**
 * @param {Row} row @param {number} n @param {Data} data
 * @param {(told: Told, part: string) => void} tell @param {HTMLElement} list
 */
function item(row, n, data, tell, list) {
  const said = (/** @type {string} */ name) => data.labels[name].replace("{title}", row.title);
  const line = element("li", n === data.chosen ? { class: "chosen" } : {});
  const handle = element("span", { class: "handle", title: said("drag"), "aria-hidden": "true" }, "⠿");
  const name = element("button", {
    type: "button",
    class: "name",
    "data-part": "name",
    "aria-pressed": String(n === data.chosen),
  });
  name.append(element("i", {}, `${n + 1} · ${row.kind}`), element("b", {}, row.title));
  if (row.mark) name.append(element("small", {}, row.mark));
  name.addEventListener("click", () => tell({ kind: "choose", at: n }, "name"));
  name.addEventListener("keydown", (event) => {
    const told = asked(event, n, data.slides.length);
    if (!told) return;
    event.preventDefault();
    tell(told, "name");
  });
  hold(handle, n, list, (to) => tell({ kind: "move", at: n, to }, "name"));
  const button = (
    /** @type {string} */ part,
    /** @type {string} */ sign,
    /** @type {Told} */ told,
    /** @type {boolean} */ isOff,
  ) => {
    const made = element("button", { type: "button", "aria-label": said(part), title: said(part), "data-part": part }, sign);
    made.disabled = isOff;
    made.addEventListener("click", () => tell(told, part));
    return made;
  };
  const last = n === data.slides.length - 1;
  line.append(handle, name, button("up", "↑", { kind: "move", at: n, to: n - 1 }, n === 0));
  line.append(
    button("down", "↓", { kind: "move", at: n, to: n + 1 }, last),
    button("remove", "✕", { kind: "remove", at: n }, false),
  );
  return line;
}

/**
 * Let a slide be dragged by its handle.
 * @param {HTMLElement} handle @param {number} at @param {HTMLElement} list @param {(to: number) => void} rest
 */
function hold(handle, at, list, rest) {
  /** @type {{y: number, boxes: DOMRect[]} | null} */
  let held = null;
  const lines = () => /** @type {HTMLElement[]} */ ([...list.children]);
  handle.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    held = { y: event.clientY, boxes: lines().map((line) => line.getBoundingClientRect()) };
    lines()[at].classList.add("held");
  });
  handle.addEventListener("pointermove", (event) => {
    if (!held) return;
    const to = placeAt(event.clientY, held.boxes);
    lines()[at].style.transform = `translateY(${event.clientY - held.y}px)`;
    lines().forEach((line, n) => {
      line.classList.toggle("before", n === to && to < at);
      line.classList.toggle("after", n === to && to > at);
    });
  });
  const leave = (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    const to = placeAt(event.clientY, held.boxes);
    held = null;
    for (const line of lines()) line.classList.remove("held", "before", "after");
    lines()[at].style.transform = "";
    if (event.type === "pointerup" && to !== at) rest(to);
  };
  handle.addEventListener("pointerup", leave);
  handle.addEventListener("pointercancel", leave);
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}
