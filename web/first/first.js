/*
 * When does the page take over from its first picture (server/first)? When what the picture shows is drawn beneath it, or after a while in any
 * case. What was clicked meanwhile is clicked then; where the reader had scrolled to, the page stands. A classic script in the document: it
 * runs before anything has been fetched.
 */
(() => {
  const LONGEST = 15_000, // milliseconds that the picture may lie over a page that has come
    LOOK = 40;

  class First extends HTMLElement {
    /** What was clicked last and could not answer yet. @type {{x: number, y: number, scrolled: number} | null} */
    #clicked = null;
    #begun = performance.now();
    /** @type {ShadowRoot | null} */
    #root = null;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    #look;

    connectedCallback() {
      this.#root = this.attachInternals().shadowRoot;
      const chosen = this.#chosenScheme();
      if (chosen) this.dataset.scheme = chosen;
      // The page's own HTML, as the list of operations, says nothing of that by itself.
      this.#root?.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true"));
      this.#root?.addEventListener("click", (event) => this.#press(/** @type {MouseEvent} */ (event)));
      this.#look = setInterval(() => this.#watch(), LOOK);
    }

    /** Return the colours that the visitor chose in the page's menu, which it keeps in the browser, "" for the system's. */
    #chosenScheme() {
      const kept = Object.keys(localStorage).find((key) => key.startsWith("stActiveTheme-"));
      const name = kept ? (localStorage.getItem(kept) ?? "").toLowerCase() : "";
      return /"dark"|custom theme dark/.test(name) ? "dark" : /"light"|custom theme light/.test(name) ? "light" : "";
    }

    /** @param {MouseEvent} event */
    #press(event) {
      const target = /** @type {Element} */ (event.target);
      if (!target.closest("a[href]") && target.closest("[aria-disabled], svg, input"))
        this.#clicked = { x: event.clientX, y: event.clientY, scrolled: this.scrolled };
    }

    /** Return how far the reader has scrolled. */
    get scrolled() {
      return this.#root?.querySelector("main")?.scrollTop ?? 0;
    }

    /** Say whether all that the picture shows is there, or a sentence where it did not come. */
    #isDrawn() {
      const page = document.getElementById("root");
      if (!page || !hasCome() || page.querySelector("[data-testid=stSkeleton]")) return false;
      const frame = /** @type {HTMLIFrameElement | null} */ (page.querySelector("iframe[title*=st_folium]"));
      if (frame && !frame.contentDocument?.querySelector(".leaflet-container[data-land], .trouble")) return false;
      const bar = page.querySelector(".st-key-time_bar");
      if (bar && ![...bar.querySelectorAll("*")].some((part) => part.shadowRoot?.querySelector(".picture :is(svg, p)")))
        return false;
      // What nobody sees yet is drawn when this has gone (web/shared/in_turn.js).
      return [...page.querySelectorAll(".stVegaLiteChart")].every(
        (chart) => chart.matches("[data-waits]") || chart.querySelector("svg, canvas"),
      );
    }

    #watch() {
      const waited = performance.now() - this.#begun;
      if (this.#isDrawn() || (hasCome() && waited > LONGEST)) {
        clearInterval(this.#look);
        requestAnimationFrame(() => this.#leave());
      } else if (waited > LONGEST) this.#sayLate();
    }

    #sayLate() {
      const root = this.#root?.querySelector("main");
      if (!root || root.querySelector(".late")) return;
      const note = Object.assign(document.createElement("p"), { className: "late", role: "status" });
      note.textContent = this.getAttribute("late");
      root.prepend(note);
    }

    #leave() {
      const scrolled = this.scrolled,
        focused = this.#root?.activeElement?.getBoundingClientRect();
      this.remove();
      if (focused) partAt(focused.x + focused.width / 2, focused.y + focused.height / 2)?.focus();
      if (this.#clicked) {
        scrollTo(this.#clicked.scrolled);
        partAt(this.#clicked.x, this.#clicked.y)?.click();
      }
      if (scrolled) scrollTo(scrolled); // else the page may have gone to where its address leads
    }
  }

  /** @param {number} top */
  function scrollTo(top) {
    const main = document.querySelector("#root [data-testid=stMain]");
    if (main && main.scrollTop !== top) main.scrollTop = top;
  }

  /** Say whether Streamlit has drawn the page to its end: to its foot, or until nothing is running any longer. */
  const hasCome = () =>
    Boolean(
      document.querySelector("#root .page-foot") ||
      document.querySelector("#root [data-test-script-state=notRunning] [data-testid=stElementContainer]"),
    );

  /**
   * Return what stands at a point of the window, in a map's frame or a component too.
   * @param {number} x @param {number} y @returns {HTMLElement | null}
   */
  function partAt(x, y) {
    /** @type {Document | ShadowRoot} */
    let place = document;
    for (;;) {
      const found = /** @type {HTMLElement | null} */ (place.elementFromPoint(x, y));
      if (found instanceof HTMLIFrameElement && found.contentDocument) {
        const box = found.getBoundingClientRect();
        x -= box.x;
        y -= box.y;
        place = found.contentDocument;
      } else if (found?.shadowRoot && found.shadowRoot !== place) place = found.shadowRoot;
      else return found;
    }
  }

  customElements.define("atlas-first", First);
})();
