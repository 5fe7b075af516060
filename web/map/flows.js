/* Who sent its people? Lines from the capitals of an operation's contributors to its headquarters. */
import { seatOn } from "../shared/rules.js";
import { say, sayN, number } from "../shared/words.js";

const STEPS = 24;

/** @typedef {[number, number]} Spot */
/** @typedef {{name: string, at: Spot, place: string, persons: number}} Flow */

/**
 * Return a line bent a little to the left of its way, so that two ways between the same places are two lines.
 * @param {Spot} from @param {Spot} to
 * @returns {Spot[]}
 */
export function arc([lat, lng], [toLat, toLng]) {
  const middle = [(lat + toLat) / 2 + 0.12 * (toLng - lng), (lng + toLng) / 2 - 0.12 * (toLat - lat)];
  return Array.from({ length: STEPS + 1 }, (_, n) => {
    const t = n / STEPS;
    const along = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) =>
      (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    return /** @type {Spot} */ ([along(lat, middle[0], toLat), along(lng, middle[1], toLng)]);
  });
}

export class Flows {
  /** @type {Flow[]} */
  shown = [];

  /** @param {import("./extras.js").Extras} extras */
  constructor(extras) {
    this.extras = extras;
  }

  draw() {
    const { extras } = this,
      { atlas } = extras,
      m = extras.chosen();
    /** @type {import("../shared/files.js").FlowsFile | null | false} */
    const file = atlas.isOn("contributors") && extras.file("contributors");
    /** @type {import("../shared/files.js").PlacesFile | null | false} */
    const places = file && extras.file("capitals");
    const rows = (file && places && m && file.missions[m.id]?.[extras.year()]) || [];
    this.shown = [];
    for (const [iso3, persons] of rows) {
      const [place, lat, lng] = (places && places.capitals[iso3]) || ["", 0, 0];
      if (file && place) this.shown.push({ name: file.names[iso3], at: [lat, lng], place, persons });
    }
    if (!m) {
      extras.fill("contributors", "", () => {});
      return;
    }
    const seat = seatOn(m, atlas.view.date);
    extras.fill("contributors", this.shown.length ? `${m.id} ${extras.year()} ${atlas.scheme} ${seat.place}` : "", (group) =>
      this.shown.forEach((row) => this.#line(row, seat.at, atlas.regionColor(m.region)).addTo(group)),
    );
  }

  /** @param {Flow} row @param {Spot} to @param {string} color */
  #line(row, to, color) {
    const weight = Math.max(0.7, 9 * Math.sqrt(Math.min(row.persons, 5000) / 5000)),
      says = document.createElement("div"),
      values = { state: row.name, capital: row.place, persons: row.persons < 1 ? say("under 1") : number(row.persons) };
    says.textContent = say("{state}, from {capital}: {persons} uniformed", values);
    const style = { weight, opacity: 0.6, color };
    return L.polyline(arc(row.at, to), { renderer: this.extras.atlas.ground.renderer, ...style }).bindTooltip(says, {
      sticky: true,
      opacity: 0.95,
    });
  }

  /** Say what the lines are, or why there are none. @returns {string[]} */
  sentences() {
    const { extras } = this,
      { flows, places } = extras.files,
      m = extras.chosen();
    if (!extras.atlas.isOn("contributors") || !flows || !places) return [];
    if (!m) return [say("Choose an operation to see the lines from its contributors' capitals.")];
    const year = extras.year(),
      [first, last] = flows.years;
    if (!this.shown.length) {
      return [
        say("No contributors' lines for {acronym} in {year}: by operation they are known here from {first} to {last}.", {
          acronym: m.acronym,
          year,
          first,
          last,
        }),
      ];
    }
    const most = this.shown.slice(0, 3).map((row) => `${row.name} ${number(row.persons)}`);
    return [
      sayN(
        "{n} state contributed to {acronym} in {year}, on the mean of the months known: {most}. The line from today's capital to the headquarters is no route.",
        "{n} states contributed to {acronym} in {year}, on the mean of the months known; most: {most}. Lines from today's capitals to the headquarters; they are no routes.",
        this.shown.length,
        { acronym: m.acronym, year, most: most.join(", ") },
      ),
    ];
  }
}
