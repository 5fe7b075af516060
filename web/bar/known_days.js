/* What does the browser know of every day? The facts beside the map, from a file that is fetched when time is about to be moved. */
import { inWords } from "../shared/days.js";
import { json } from "../shared/files.js";
import { number, sayN } from "../shared/words.js";

/** What is told from a day on, as HTML. @typedef {[string, string]} Told */
/** The facts of all days (figures/known_days.py), each list oldest first. @typedef {{numbers: Told[], lines: Told[][]}} DaysFile */

/**
 * Return what is told of a day: by the last entry not after it, "" before the first.
 * @param {Told[]} told @param {string} day
 */
export function toldOn(told, day) {
  let [low, high] = [0, told.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (told[middle][0] <= day) low = middle + 1;
    else high = middle;
  }
  return low ? told[low - 1][1] : "";
}

/**
 * Return an address with the view: all that is chosen, the day that is shown, and what it says itself (ui.view.link).
 * @param {string} address @param {string} view As a query. @param {string} day
 */
export function inView(address, view, day) {
  const [page, own = ""] = address.split("?"),
    said = new URLSearchParams(view);
  said.set("date", day);
  new URLSearchParams(own).forEach((value, name) => said.set(name, value));
  return `${page}?${said}`;
}

export class KnownDays {
  /** @type {DaysFile | null} */
  #file = null;
  #isAsked = false;

  /** @param {string} address Of the file, below the assets. */
  fetch(address) {
    if (this.#isAsked || !address) return;
    this.#isAsked = true;
    json(address)
      .then((file) => {
        this.#file = file;
      })
      .catch(() => {
        this.#isAsked = false; // asked for again with the next move; the server tells what is not known here
      });
  }

  get isThere() {
    return this.#file !== null;
  }

  /**
   * Write the facts of a day into its section, as web/html/day.html does. Of a region the numbers are the server's.
   * @param {HTMLElement} section @param {string} day @param {number} active How many operations there are. @param {string} region
   * @param {string} view The view that its links keep, as a query.
   */
  write(section, day, active, region, view) {
    if (!this.#file) return;
    const { numbers, lines } = this.#file,
      count = `<div><dt>${sayN("operation", "operations", active)}</dt><dd>${number(active)}</dd></div>`,
      told = region ? "" : `<dl>${count}${toldOn(numbers, day)}</dl>`;
    section.innerHTML = `<h2>${inWords(day)}</h2>${told}${lines.map((each) => toldOn(each, day)).join("")}`;
    section.querySelectorAll("a[target=_self]").forEach((link) => {
      link.setAttribute("href", inView(link.getAttribute("href") ?? "", view, day));
      link.removeAttribute("target"); // as Streamlit leaves it
    });
  }
}
