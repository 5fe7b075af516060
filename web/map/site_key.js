/* What do the circles of the sites mean? The key at the map's corner. */
import { say } from "../shared/words.js";
import { people } from "./site_marks.js";

export const UNKNOWN = 3.5,
  NONE = 2.2; // radii in pixels: of a site without a figure, of one without troops
const LARGEST = 17; // radius of the largest circle of the key
const SAMPLES = [50, 100, 250, 500, 1000, 2500, 5000];

/** @param {number} r @param {string} ink @param {string} extra */
const ring = (r, ink, extra) =>
  `<svg aria-hidden="true" width="${2 * r + 2}" height="${2 * r + 2}"><circle cx="${r + 1}" cy="${r + 1}" r="${r}" stroke="${ink}" stroke-width="1.2" fill="${ink}" ${extra}/></svg>`;
const square = (/** @type {string} */ ink) =>
  `<svg aria-hidden="true" width="9" height="9"><rect width="9" height="9" fill="${ink}"/></svg>`;
const sector = (/** @type {string} */ ink) =>
  `<svg aria-hidden="true" width="14" height="14"><circle cx="7" cy="7" r="6" stroke="${ink}" stroke-width="1.2" fill="none"/><circle cx="7" cy="7" r="3" fill="${ink}" fill-opacity="0.4"/></svg>`;

/**
 * Return the key for circles of a scale.
 * @param {number} unit Pixels per root of a person.
 * @param {string} ink @param {Record<string, string>} regions The regions' colours; none where one operation is shown.
 */
export function keyOf(unit, ink, regions) {
  const list = L.DomUtil.create("div", "key");
  const item = (/** @type {string} */ html, /** @type {string} */ text, isWide = false) => {
    const span = L.DomUtil.create("span", isWide ? "item wide" : "item", list);
    span.innerHTML = html;
    span.append(text);
  };
  const most = (LARGEST / unit) ** 2,
    fitting = SAMPLES.filter((n) => n <= Math.max(most, SAMPLES[0])),
    samples = [...new Set([fitting.at(-3), fitting.at(-1)])].filter((n) => n !== undefined);
  for (const n of samples) item(ring(unit * Math.sqrt(n), ink, 'fill-opacity="0.25" stroke-dasharray="3 2"'), people(n));
  item(ring(UNKNOWN, ink, 'fill-opacity="0"'), say("no figure"));
  item(ring(NONE, ink, ""), say("no troops"));
  item(square(ink), say("headquarters"));
  item(sector(ink), say("sector headquarters"));
  for (const [region, color] of Object.entries(regions)) item(`<i class="dot" style="background:${color}"></i>`, region, true);
  return list;
}
