/* Which days were told to the server and not answered yet? What is told while the connection is cut is lost: it is told again. */

const AGAIN = 1500,
  MOST_TIMES = 200; // milliseconds after which a day that was not answered is told again, and how often at most

/** @typedef {import("../shared/messages.js").DayMessage} DayMessage */

export class Asked {
  /** @type {string[]} */
  #days = [];
  #turn = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #again;

  /**
   * @param {{tell: (message: DayMessage) => void, isBusy: () => boolean, isKnown: () => boolean}} owner Tells the server; says whether
   *   the day is still being moved, and whether the server need not say what is so on it.
   */
  constructor(owner) {
    this.owner = owner;
  }

  /** The day asked for last, if it is not answered. */
  get last() {
    return this.#days.at(-1);
  }

  /** @param {string} date @returns {DayMessage} */
  #message = (date) => ({ kind: "day", date, turn: this.#turn, isKnown: this.owner.isKnown() });

  /** Return the message that asks for a day, and tell it again until it is answered. One told twice is taken once. @param {string} day */
  ask(day) {
    this.#days.push(day);
    this.#turn = Math.max(Date.now(), this.#turn + 1);
    clearInterval(this.#again);
    let left = MOST_TIMES;
    this.#again = setInterval(() => {
      if (!this.last || !left) clearInterval(this.#again);
      else if (!this.owner.isBusy()) this.owner.tell(this.#message(this.last));
      left -= 1;
    }, AGAIN);
    return this.#message(day);
  }

  /**
   * Take the server's day; say whether it was asked for, and whether a later one still is.
   * @param {string} day @param {boolean} isNew Whether it is another than the one before.
   */
  answer(day, isNew) {
    const place = this.#days.indexOf(day),
      isLate = place >= 0 && place < this.#days.length - 1;
    if (place >= 0) this.#days = this.#days.slice(place + 1);
    else if (isNew) this.#days = [];
    return { isOwn: place >= 0, isLate };
  }

  forget() {
    this.#days = [];
  }

  end() {
    clearInterval(this.#again);
  }
}
