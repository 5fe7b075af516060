/* How does the speaker read on one screen while the slides stand on another? A window of its own, written to by the show: no network, no server. */

/** The speaker's view in a second window. */
export class Apart {
  /** @type {Window | null} */
  #window = null;
  /** The view in the window, null while there is none. @type {HTMLElement | null} */
  speaker = null;

  /** @param {Document} page @param {(event: KeyboardEvent) => void} press What a key does, in that window too. */
  constructor(page, press) {
    this.page = page;
    this.press = press;
    page.defaultView?.addEventListener("pagehide", () => this.close());
  }

  get isOpen() {
    return Boolean(this.#window && !this.#window.closed);
  }

  /** Open the window; return whether the browser lets it. */
  open() {
    if (this.isOpen) {
      this.#window?.focus();
      return true;
    }
    this.#window = this.page.defaultView?.open("", "", "popup,width=1000,height=760") ?? null;
    if (!this.#window) return false;
    const there = this.#window.document;
    there.documentElement.lang = this.page.documentElement.lang;
    there.documentElement.style.cssText = this.page.documentElement.style.cssText;
    there.title = this.page.title;
    for (const style of this.page.querySelectorAll("style")) there.head.append(there.importNode(style, true));
    there.body.className = "apart";
    this.speaker = there.importNode(/** @type {HTMLElement} */ (this.page.querySelector(".speaker")), true);
    this.speaker.hidden = false;
    there.body.append(this.speaker);
    there.addEventListener("keydown", (event) => this.press(event));
    return true;
  }

  /** Show which slide comes next, in small. @param {HTMLElement | undefined} next */
  follow(next) {
    const box = this.isOpen && this.speaker?.querySelector(".preview");
    if (!box) return;
    box.replaceChildren();
    if (!next) return;
    const seen = /** @type {HTMLElement} */ (box.ownerDocument.importNode(next, true));
    seen.className = `${next.className} current`;
    seen.style.transform = `scale(${box.clientWidth / 1280})`;
    seen.querySelectorAll("video").forEach((film) => film.removeAttribute("autoplay"));
    box.append(seen);
  }

  close() {
    this.#window?.close();
    this.#window = this.speaker = null;
  }
}
