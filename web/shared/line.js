/* How does the server hear of a choice when the connection is cut just then? What would be lost, or may be on its way, is held, the last of each kind, and told when it is back. */

const APP = "[data-testid=stApp]",
  RESTS = 600, // milliseconds after which a page whose connection is back has begun to be drawn anew, if it is
  LOOKS = 100, // milliseconds
  UNSURE = 10; // looks at a page that rests, after which what was sent is not lost with the connection any more

/** @typedef {import("./messages.js").Told} Told */

/** What Streamlit says of itself: an older or newer one that says nothing is taken to be there. @returns {DOMStringMap} */
const told = () => /** @type {HTMLElement | null} */ (document.querySelector(APP))?.dataset ?? {};
const isCut = () => (told().testConnectionState ?? "CONNECTED") !== "CONNECTED";
const isRunning = () => (told().testScriptState ?? "notRunning") !== "notRunning";
const pause = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));

export class Line {
  /** @type {Map<string, Told>} */
  #held = new Map();
  /** What was sent and may still be lost, of each kind the last. @type {Map<string, Told>} */
  #unsure = new Map();
  #isEnded = false;

  /** @param {(message: Told) => void} send */
  constructor(send) {
    this.send = send;
  }

  /** Send a message, or hold it until the connection is back. @param {Told} message */
  tell(message) {
    if (isCut()) {
      this.#holdUnsure();
      return this.#hold(message);
    }
    this.send(message);
    this.follow(message);
  }

  /**
   * Hold a message that was sent when the connection is cut before its answer is there: the server may not have heard it, or have gone back
   * to the address that the browser had then. Told twice it chooses the same.
   * @param {Told} message
   */
  async follow(message) {
    this.#unsure.delete(message.kind);
    this.#unsure.set(message.kind, message);
    for (let left = UNSURE; left; left -= isRunning() ? 0 : 1) {
      await pause(LOOKS);
      if (this.#isEnded || this.#unsure.get(message.kind) !== message) return;
      if (isCut()) return this.#holdUnsure();
    }
    this.#unsure.delete(message.kind);
  }

  /** What was sent is no longer wanted, as when the visitor goes Back. */
  forget() {
    this.#unsure.clear();
  }

  /** What is lost is held in the order in which it was chosen. */
  #holdUnsure() {
    const lost = [...this.#unsure.values()];
    this.#unsure.clear();
    lost.forEach((message) => this.#hold(message));
  }

  /** @param {Told} message */
  #hold(message) {
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
      // A day that the server has taken in before is to be taken again.
      this.send("turn" in message ? { ...message, turn: Date.now() } : message);
    }
  }

  end() {
    this.#isEnded = true;
  }
}
