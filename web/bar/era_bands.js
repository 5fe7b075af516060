/* Which era is it? A division into eras to choose beside the time bar, drawn as bands behind the timeline and named above it. */
import { monthOf } from "../shared/days.js";
import { json } from "../shared/files.js";
import { say } from "../shared/words.js";

/** An era: key, name, its years in words, first and last day. @typedef {[string, string, string, string, string]} Era */
/** A division: key, name, its eras. @typedef {[string, string, Era[]]} Division */

/**
 * Offer the divisions; return what shows one.
 * @param {import("./parts.js").Parts} parts @param {string} file Its address below the assets.
 * @param {(key: string) => void} pick
 */
export function eraBands({ select, names, bands, slider }, file, pick) {
  /** @type {Division[]} */
  let divisions = [];
  /** @type {string | null} */
  let shown = null;
  let wanted = "";

  /** Lay a part over its months, in per cent of the bar's. @param {HTMLElement} element @param {Era} era */
  function over(element, [, , , first, last]) {
    const end = Number(slider.max),
      from = Math.max(0, monthOf(first)),
      to = Math.min(end, monthOf(last) + 1);
    element.style.left = `${(100 * from) / end}%`;
    element.style.width = `${(100 * (to - from)) / end}%`;
    return element;
  }

  function draw() {
    if (!divisions.length || shown === wanted) return;
    shown = wanted;
    select.value = wanted;
    const eras = divisions.find(([key]) => key === wanted)?.[2] ?? [];
    names.hidden = bands.hidden = !eras.length;
    names.replaceChildren(
      ...eras.map((era) => {
        const title = say("{era}, {years}", { era: era[1], years: era[2] });
        return over(Object.assign(document.createElement("li"), { textContent: era[1], title }), era);
      }),
    );
    bands.replaceChildren(...eras.map((era) => over(document.createElement("i"), era)));
  }

  select.addEventListener("change", () => {
    wanted = select.value;
    draw();
    pick(wanted);
  });
  json(file)
    .then((content) => {
      divisions = content.divisions;
      select.append(...divisions.map(([key, name]) => new Option(name, key)));
      /** @type {HTMLElement} */ (select.parentElement).hidden = false;
      draw();
    })
    .catch(() => {}); // without its file there is no choice to offer
  return (/** @type {string} */ key) => {
    wanted = key;
    draw();
  };
}
