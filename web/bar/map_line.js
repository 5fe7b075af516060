/* How does the bar move the map? Over a channel of the page's session, which is another one when the server was started anew. */
import { isForServer, openChannel } from "../shared/messages.js";

export class MapLine {
  #name = "";
  #said = "";
  /** @type {ReturnType<typeof openChannel> | null} */
  #channel = null;

  /**
   * @param {{view: () => import("../shared/messages.js").View, tell: (message: import("../shared/messages.js").Told) => void}} owner Says
   *   what the map is to show, and is told what was chosen on it.
   */
  constructor(owner) {
    this.owner = owner;
  }

  /** Speak on a channel: the page was drawn, and the map with it. @param {string} name */
  begin(name) {
    this.#said = "";
    if (name === this.#name) return;
    this.end();
    this.#name = name;
    // What is chosen on the map is told by the bar, which belongs to the part of the page that follows; a map that comes late asks.
    const hear = (/** @type {import("../shared/messages.js").Message} */ message) => {
      if (message.kind === "hello") {
        this.#said = "";
        this.tell();
      } else if (isForServer(message)) this.owner.tell(message);
    };
    this.#channel = openChannel(name, hear, window);
  }

  /** Tell the map what to show, where it was not told so last. */
  tell() {
    const view = this.owner.view(),
      said = JSON.stringify(view);
    if (said === this.#said) return;
    this.#said = said;
    this.#channel?.post({ kind: "view", view });
  }

  end() {
    this.#channel?.close();
  }
}
