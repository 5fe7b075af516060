/*
 * What stands over and beside the map while the bar is ahead of the server? Headline, day, facts and list from what the browser knows.
 * When the server stands behind the same day they take its place there: to a step it answers with what the browser does not know.
 */
import { inWords } from "../shared/days.js";
import { say, sayN } from "../shared/words.js";
import { KnownDays } from "./known_days.js";

/** @typedef {import("../shared/files.js").Mission} Mission */

/** @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Return Streamlit's element that holds the server's headline over the map: what is ahead stands in it, too. */
const headline = () => document.querySelector("#root .map-finding:not(.day-ahead)")?.closest(".stElementContainer") ?? null;

/** Write in an operation's button: a dot of its region's colour, its name, country and purpose. @param {HTMLElement} button @param {Mission} m */
function dress(button, m) {
  const dot = document.createElement("i"),
    name = document.createElement("b"),
    where = document.createElement("span"),
    purpose = document.createElement("small");
  dot.style.background = `var(--region-${m.region.toLowerCase().replaceAll(" ", "-")})`; // charts/theme.py
  [name.textContent, where.textContent, purpose.textContent] = [m.acronym, m.where, m.purpose];
  const warning = button.querySelector(".warning"); // what the server says has run out
  button.replaceChildren(dot, name, " ", where, purpose, ...(warning ? [warning] : []));
}

/** One for the page: the server goes by what it was told is known, also when the bar is built anew. */
const DAYS = new KnownDays();

export class DayPanel {
  days = DAYS;
  #head = document.createElement("section");
  #title = document.createElement("h2");
  #finding = document.createElement("h2");
  #list = document.createElement("div");
  #ids = "";
  #written = ""; // of which day the facts are that stand ahead
  #day = "";
  /** @type {Mission[]} */
  #active = [];
  /** @type {MutationObserver | null} */
  #watch = null;
  /** @type {HTMLElement | null} */
  #host = null;
  #chosen = "";
  #region = "";
  /** Hears that the server tells the day that is shown or expected. */
  came = () => {};
  /** @type {Map<string, Mission>} */
  #missions = new Map();

  /**
   * @param {HTMLElement} bar Who comes to it is about to move time: what is so on each day will be wanted.
   * @param {() => string} address Of the facts of all days, below the assets.
   */
  constructor(bar, address) {
    this.address = address;
    ["pointerenter", "focusin"].forEach((each) => bar.addEventListener(each, () => this.days.fetch(address()), { once: true }));
    this.#head.className = "day day-ahead";
    this.#head.append(this.#title);
    this.#finding.className = "map-finding day-ahead";
    this.#list.className = "operations day-ahead";
    this.#list.setAttribute("role", "group");
    this.#list.setAttribute("aria-label", say("Operations deployed"));
  }

  /** Find the server's part and watch for its answers. */
  #find() {
    if (this.#host?.isConnected) return this.#host;
    this.#watch?.disconnect();
    this.#host = document.querySelector(".st-key-day");
    if (!this.#host) return null;
    this.#watch = new MutationObserver(() => this.#settle());
    this.#watch.observe(this.#host, { childList: true, subtree: true });
    return this.#host;
  }

  /** @param {Mission[]} missions All there are. */
  set missions(missions) {
    this.#missions = new Map(missions.map((m) => [m.id, m]));
    this.#complete();
  }

  /** With a step the server sends an operation's name alone: what belongs to it is added before it is seen. */
  #complete() {
    const bare = /** @type {NodeListOf<HTMLElement> | undefined} */ (
      this.#find()?.querySelectorAll("[data-mission]:not(:has(small))")
    );
    bare?.forEach((button) => {
      const m = this.#missions.get(button.dataset.mission ?? "");
      if (m) dress(button, m);
    });
  }

  /** Whether the server need not tell what is so on a day. */
  get isKnown() {
    return this.#host !== null && this.days.isThere && this.#missions.size > 0;
  }

  /** Return the server's facts. */
  #served() {
    return /** @type {HTMLElement | null | undefined} */ (this.#host?.querySelector("section.day[data-date]"));
  }

  /**
   * Show a day with its operations.
   * @param {string} day @param {Mission[]} active @param {string} chosen @param {string} region
   */
  show(day, active, chosen, region) {
    this.expect(day, active, chosen, region);
    this.#settle();
  }

  /**
   * Expect a day of the server's, which is shown when it comes.
   * @param {string} day @param {Mission[]} active @param {string} chosen @param {string} region
   */
  expect(day, active, chosen, region) {
    this.#region = region;
    this.#day = day;
    this.#active = active;
    this.#chosen = chosen;
  }

  /** Show what the browser knows where the server's facts are of another day. */
  #settle() {
    const host = this.#find();
    if (!host) return;
    this.#complete();
    const served = this.#served(),
      isAhead = Boolean(this.#day) && served !== undefined && served?.dataset.date !== this.#day;
    if (host.classList.contains("ahead") !== isAhead) host.classList.toggle("ahead", isAhead);
    if (!isAhead) {
      if (served) this.#settleIn(host, served);
      return this.came(); // before the browser draws: map and bar are drawn with it
    }
    this.days.fetch(this.address());
    // Only what differs is written: each change is a mutation, and they are watched.
    const day = inWords(this.#day),
      number = this.#active.length;
    write(
      this.#finding,
      this.#region
        ? sayN("{n} operation on {day}, {region}.", "{n} operations on {day}, {region}.", number, { day, region: this.#region })
        : sayN("{n} operation on {day}.", "{n} operations on {day}.", number, { day }),
    );
    this.#tell(served?.dataset.query ?? "", day);
    if (this.#idsNow() !== this.#ids) this.#list.replaceChildren(...this.#active.map((m) => this.#button(m)));
    this.#ids = this.#idsNow();
    if (this.#head.parentElement !== host) host.append(this.#head, this.#list);
    const over = headline();
    over?.classList.add("ahead");
    if (over && this.#finding.parentElement !== over) over.append(this.#finding);
  }

  /** Say what is chosen and which operations there are, in one text. */
  #idsNow() {
    return `${this.#chosen}: ${this.#active.map((m) => m.id).join()}`;
  }

  /** Write the day that is ahead, with its facts where they are known. @param {string} view As a query. @param {string} words The day. */
  #tell(view, words) {
    const { days } = this;
    if (this.#host) this.#host.classList.toggle("known", days.isThere);
    if (!days.isThere) {
      write(this.#title, words);
    } else if (this.#written !== this.#day) {
      days.write(this.#head, this.#day, this.#active.length, this.#region, view);
      this.#written = this.#day;
    }
  }

  /**
   * Let the server's part take over: what it left to the browser is what stands ahead, or is written now.
   * @param {HTMLElement} host @param {HTMLElement} served
   */
  #settleIn(host, served) {
    const { days } = this,
      list = /** @type {HTMLElement | null} */ (host.querySelector(".operations[data-known]"));
    if (!served.firstElementChild && days.isThere) {
      if (this.#written === this.#day) served.replaceChildren(...this.#head.childNodes);
      else days.write(served, this.#day, this.#active.length, this.#region, served.dataset.query ?? "");
    }
    if (list && this.#missions.size && list.dataset.known !== this.#idsNow()) {
      const warned = new Map(
          [...list.querySelectorAll(".warning")].map((each) => [each.closest("button")?.dataset.mission, each]),
        ),
        buttons = this.#active.map((m) => this.#button(m));
      buttons.forEach((button) => button.append(...[warned.get(button.dataset.mission) ?? []].flat()));
      list.replaceChildren(...buttons);
      list.dataset.known = this.#idsNow();
    }
    this.#credit();
    headline()?.classList.remove("ahead");
    if (this.#head.isConnected) [this.#head, this.#list, this.#finding].forEach((part) => part.remove());
    this.#ids = this.#written = "";
    this.#head.replaceChildren(this.#title);
  }

  /** @param {Mission} m */
  #button(m) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button" });
    button.dataset.mission = m.id;
    button.setAttribute("aria-pressed", String(m.id === this.#chosen));
    dress(button, m);
    return button;
  }

  /** Let the quiet line under the map name the sources that the server's headline carries: its own part is not drawn with a step. */
  #credit() {
    const told = /** @type {HTMLElement | null} */ (document.querySelector("#root .map-finding[data-credit]"))?.dataset.credit,
      line = /** @type {HTMLElement | null} */ (document.querySelector(".st-key-foot-map .credit"));
    if (told && line) write(line, told);
  }

  end() {
    this.#watch?.disconnect();
    [this.#head, this.#list, this.#finding].forEach((part) => part.remove());
    [this.#host, headline()].forEach((part) => part?.classList.remove("ahead"));
  }
}
