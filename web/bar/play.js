/* How does the bar play? A month at a time, a year at a time where motion is to be reduced, to the last day. */
import { dayOf, monthOf } from "../shared/days.js";
import { say } from "../shared/words.js";

const FRAME = 45,
  SLOW_FRAME = 900; // milliseconds a month plays, and a year where motion is to be reduced

export class Play {
  /** @type {ReturnType<typeof setInterval> | null} */
  #timer = null;

  /**
   * @param {HTMLButtonElement} button
   * @param {{day: () => string, last: () => number, show: (day: string) => void, rest: () => void}} owner Says the day shown and the last
   *   month there is, shows a day, and is told when the play ends by itself or is paused.
   */
  constructor(button, owner) {
    this.button = button;
    this.owner = owner;
    button.addEventListener("click", () => {
      if (this.isOn) this.pause();
      else this.begin();
    });
  }

  get isOn() {
    return this.#timer !== null;
  }

  /** End the play at the day shown, which the owner is told. */
  pause() {
    if (!this.isOn) return;
    this.stop();
    this.owner.rest();
  }

  /** End the play for another day. */
  stop() {
    clearInterval(this.#timer ?? undefined);
    this.#timer = null;
    this.button.textContent = say("Play");
    this.button.setAttribute("aria-pressed", "false");
  }

  /** Play on from the day shown. */
  begin() {
    const { owner } = this,
      isSlow = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (monthOf(owner.day()) >= owner.last()) owner.show(dayOf(0));
    this.button.textContent = say("Pause");
    this.button.setAttribute("aria-pressed", "true");
    this.#timer = setInterval(
      () => {
        const next = Math.min(monthOf(owner.day()) + (isSlow ? 12 : 1), owner.last());
        owner.show(dayOf(next));
        if (next < owner.last()) return;
        this.stop();
        owner.rest();
      },
      isSlow ? SLOW_FRAME : FRAME,
    );
  }
}
