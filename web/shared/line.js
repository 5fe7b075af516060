/* How does the server hear of a choice when the connection is cut just then? What would be lost is held, the last of each kind, and told when it is back. */

const APP = "[data-testid=stApp]",
  RESTS = 600, // milliseconds after which a page whose connection is back has begun to be drawn anew, if it is
  LOOKS = 100; // milliseconds

/** @typedef {import("./messages.js").Told} Told */

/** What Streamlit says of itself: an older or newer one that says nothing is taken to be there. @returns {DOMStringMap} */
const told = () => /** @type {HTMLElement | null} */ (document.querySelector(APP))?.dataset ?? {};
const isCut = () => (told().testConnectionState ?? "CONNECTED") !== "CONNECTED";
const isRunning = () => (told().testScriptState ?? "notRunning") !== "notRunning";
const pause = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));

export class Line {
  /** @type {Map<string, Told>} */
  #held = new Map();
  #isEnded = false;

  /** @param {(message: Told) => void} send */
  constructor(send) {
    this.send = send;
  }

  /** Send a message, or hold it until the connection is back. @param {Told} message */
  tell(message) {
    if (!isCut()) return this.send(message);
    const isFirst = !this.#held.size;
    this.#held.delete(message.kind);
    this.#held.set(message.kind, message);
    if (isFirst) this.#deliver();
  }

  async #deliver() {
    while (this.#held.size) {
      do await pause(isCut() ? LOOKS : RESTS);
      while (!this.#isEnded && (isCut() || isRunning()));
      if (this.#isEnded) return;
      const [kind, message] = /** @type {[string, Told]} */ (this.#held.entries().next().value);
      this.#held.delete(kind);
      this.send(message);
    }
  }

  end() {
    this.#isEnded = true;
  }
}
