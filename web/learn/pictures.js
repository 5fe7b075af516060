/* Which pictures of a story are there? Each is fetched once and held, so that a step asks the server for nothing. */
import { addressOf } from "../shared/files.js";
import { order } from "./steps.js";

/**
 * A picture as publish/beside.py tells it; `pictures` is HTML by scheme, or once as `live`, which follows the page's colours; one that is `long`
 * is higher than its place.
 * @typedef {{kind: "map" | "chart" | "paper" | "text", finding: string, unit: string, alt: string, foot: string[], long: boolean,
 *   pictures: Record<string, string>, view: Partial<import("../shared/messages.js").View> | null}} Picture
 */

export class Pictures {
  /** @type {Map<number, Picture>} */
  held = new Map();
  /** @type {Map<number, Promise<Picture>>} */
  #asked = new Map();
  #isGoing = false;
  #at = 0;

  /**
   * @param {string[]} views the address of each step's view
   * @param {(view: string) => string} address where its picture is, below the assets
   * @param {(at: number, picture: Picture) => void} came
   */
  constructor(views, address, came) {
    this.views = views;
    this.address = address;
    this.came = came;
  }

  /** Return a step's picture, asked for unless it is there. Rejects when it does not come; it is asked for again then. @param {number} at */
  get(at) {
    const asked = this.#asked.get(at) ?? this.#fetch(at);
    this.#asked.set(at, asked);
    asked.catch(() => this.#asked.delete(at));
    return asked;
  }

  /** @param {number} at @returns {Promise<Picture>} */
  async #fetch(at) {
    const answer = await fetch(addressOf(this.address(this.views[at])));
    if (!answer.ok) throw new Error(`${answer.status}`);
    const picture = await answer.json();
    this.held.set(at, picture);
    this.came(at, picture);
    return picture;
  }

  /**
   * Fetch what will be wanted, one after the other: from a step on, then those before; of a reader who spares data the next alone.
   * @param {number} at
   */
  async ahead(at) {
    this.#at = at;
    if (this.#isGoing) return;
    this.#isGoing = true;
    const isSparing = Boolean(/** @type {any} */ (navigator).connection?.saveData);
    const failed = new Set();
    const next = () => {
      const wanted = order(this.#at, this.views.length).slice(0, isSparing ? 2 : undefined);
      return wanted.find((step) => !this.held.has(step) && !failed.has(step));
    };
    for (let step = next(); step !== undefined; step = next()) await this.get(step).catch(() => failed.add(step));
    this.#isGoing = false;
  }

  /** Say whether all are there. */
  get isWhole() {
    return this.held.size === this.views.length;
  }
}
