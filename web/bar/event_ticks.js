/* What happened in the chosen operation's time? A tick on its bar for each event, to be pointed at and picked. */
import { toldOf } from "../shared/happened.js";
import { sayN } from "../shared/words.js";

const SVG = "http://www.w3.org/2000/svg",
  FIRST = "1948-01-01", // charts/timeline.py
  BELOW = 5, // pixels by which a tick reaches below its bar
  APART = 4; // pixels within which events share a tick: the first of them is picked

/** @typedef {import("../shared/files.js").HappenedRow} HappenedRow */

/** Return where a day stands, between 0 and 1. @param {string} day @param {string} last The picture's last day. */
export const shareOf = (day, last) => (Date.parse(day) - Date.parse(FIRST)) / (Date.parse(last) - Date.parse(FIRST));

/**
 * Return the events that share a tick, and where it stands.
 * @param {HappenedRow[]} rows Oldest first. @param {number} width Of the picture, in pixels. @param {string} last
 */
export function ticksOf(rows, width, last) {
  /** @type {{x: number, rows: HappenedRow[]}[]} */
  const ticks = [];
  for (const row of rows) {
    const share = shareOf(row[2], last),
      x = share * width,
      before = ticks.at(-1);
    if (share < 0 || share > 1) continue;
    if (before && x - before.x < APART) before.rows.push(row);
    else ticks.push({ x, rows: [row] });
  }
  return ticks;
}

/**
 * Draw the ticks of an operation's events on its bar.
 * @param {SVGSVGElement} svg @param {SVGGraphicsElement} link Of its bar. @param {HappenedRow[]} rows
 * @param {string} acronym @param {string} last
 */
export function drawTicks(svg, link, rows, acronym, last) {
  const { y, height } = link.getBBox(),
    root = svg.querySelector("g > g") ?? svg;
  for (const { x, rows: shared } of ticksOf(rows, svg.viewBox.baseVal.width, last)) {
    const tick = document.createElementNS(SVG, "a"),
      told = toldOf(shared[0], acronym),
      more = shared.length - 1;
    tick.setAttribute("class", "event");
    tick.setAttribute("href", `?event=${shared[0][0]}`);
    tick.setAttribute("tabindex", "-1");
    tick.setAttribute("aria-label", more ? `${told}. ${sayN("{n} more here.", "{n} more here.", more)}` : told);
    for (const kind of ["wide", "thin"]) {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", kind);
      if (kind === "thin" && shared[0][8]) path.setAttribute("stroke-dasharray", "2 1.5"); // not confirmed
      const down = height + BELOW;
      path.setAttribute("d", kind === "wide" ? `M${x - APART / 2} ${y}h${APART}v${down}h${-APART}z` : `M${x} ${y}v${down}`);
      tick.append(path);
    }
    root.append(tick);
  }
}
