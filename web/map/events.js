/* What happened, and where? Events as small triangles: of the year before the day, of a chosen operation all that happened up to it. */
import { toldOf } from "../shared/happened.js";
import { isRecent } from "../shared/rules.js";
import { sayN } from "../shared/words.js";

const SIDE = 11, // pixels of a mark
  NEAR = 10; // pixels within which events share a mark

/** @typedef {import("../shared/files.js").HappenedRow} HappenedRow */
/**
 * Events that share a mark, the latest first, and where it stands.
 * @typedef {{rows: HappenedRow[], at: [number, number], point: L.Point, marker?: L.Marker}} Spot
 */

/**
 * Return the events to be seen on a day, oldest first.
 * @param {HappenedRow[]} events @param {string} day @param {string[]} missions Those shown. @param {string} chosen The chosen one of them, or "".
 */
export const seenOn = (events, day, missions, chosen) =>
  events.filter(([, mission, date]) =>
    chosen ? mission === chosen && date <= day : missions.includes(mission) && isRecent(date, day),
  );

export class Events {
  /** @type {Spot[]} */
  spots = [];

  /** @param {import("./extras.js").Extras} extras */
  constructor(extras) {
    this.extras = extras;
  }

  draw() {
    const { extras } = this,
      { atlas } = extras,
      { view, map } = atlas;
    /** @type {import("../shared/files.js").EventsFile | null | false} */
    const file = !view.only && atlas.isOn("events") && extras.file("events");
    const ids = extras.active.map((m) => m.id),
      rows = file ? seenOn(file.events, view.date, ids, extras.chosen()?.id ?? "") : [];
    const look = rows.length ? `${map.getZoom()} ${rows.map(([id]) => id)}` : "";
    if (look !== extras.looks.events) this.spots = this.#together(rows);
    extras.fill("events", look, (group) =>
      this.spots.forEach((spot) => {
        spot.marker = this.#mark(spot).addTo(group);
      }),
    );
    return rows.length;
  }

  /** Put events that would stand over each other into one mark. @param {HappenedRow[]} rows @returns {Spot[]} */
  #together(rows) {
    /** @type {Spot[]} */
    const spots = [];
    for (const row of rows.toReversed()) {
      const [, , , , lat, lng] = row;
      if (lat === null || lng === null) continue;
      const point = this.extras.atlas.map.latLngToLayerPoint([lat, lng]),
        spot = spots.find((each) => each.point.distanceTo(point) < NEAR);
      if (spot) spot.rows.push(row);
      else spots.push({ rows: [row], at: [lat, lng], point });
    }
    return spots;
  }

  /** @param {Spot} spot */
  #mark({ rows, at }) {
    const { atlas } = this.extras,
      [row] = rows,
      more = rows.length - 1,
      acronym = atlas.missions.find((m) => m.id === row[1])?.acronym ?? "",
      told = toldOf(row, acronym),
      says = more ? `${told}. ${sayN("{n} more here.", "{n} more here.", more)}` : told;
    const html = '<svg viewBox="0 0 11 11" width="11" height="11" aria-hidden="true"><path d="M5.5 1 10 9.6H1z"/></svg>';
    const className = row[8] ? "event doubtful" : "event"; // hollow, as all that is no plain fact
    const icon = L.divIcon({ className, iconSize: [SIDE, SIDE], html });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, zIndexOffset: 500, alt: "" });
    const pick = () => atlas.choose({ kind: "event", id: row[0] });
    marker.bindTooltip(says, { opacity: 0.95, direction: "top", offset: [0, -4] });
    marker.on("click", pick).on("add", () => {
      const element = /** @type {HTMLElement} */ (marker.getElement());
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", says);
      element.dataset.event = row[0];
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick();
      });
    });
    return marker;
  }

  /**
   * Stand marks that a dot would hide beside it; return their boxes, for names to keep clear of.
   * @param {import("./seats.js").Item[]} seats
   * @returns {import("./labels.js").Box[]}
   */
  place(seats) {
    return this.spots.map(({ at, marker }) => {
      const point = this.extras.atlas.map.latLngToContainerPoint(at),
        dot = seats.find((item) => item.point.distanceTo(point) < item.radius + SIDE / 2),
        apart = dot ? point.subtract(dot.point) : L.point(0, 0),
        away = Math.hypot(apart.x, apart.y);
      // From a dot's middle there is no way out that is nearer: below it.
      const way = away > 1 ? apart.divideBy(away) : L.point(0, 1),
        { x, y } = dot ? dot.point.add(way.multiplyBy(dot.radius + SIDE / 2)) : point;
      marker?.getElement()?.style.setProperty("--shift", `${x - point.x}px ${y - point.y}px`);
      return [x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2];
    });
  }
}
