/*
 * What stands over and beside the map while the bar is ahead of the server? Headline, day and list from what the browser knows; the
 * server's facts are hidden until they are of the same day, and then take their place again.
 */
import { inWords } from "../shared/days.js";
import { say, sayN } from "../shared/words.js";

/** @typedef {import("../shared/files.js").Mission} Mission */

/** @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

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

export class DayPanel {
  #head = document.createElement("section");
  #title = document.createElement("h2");
  #finding = document.createElement("h2");
  #list = document.createElement("div");
  #ids = "";
  #day = "";
  /** @type {Mission[]} */
  #active = [];
  /** @type {MutationObserver | null} */
  #watch = null;
  /** @type {HTMLElement | null} */
  #host = null;
  #chosen = "";
  #region = "";
  /** @type {Map<string, Mission>} */
  #missions = new Map();

  constructor() {
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

  /** Return the day of the server's facts. */
  #served() {
    return /** @type {HTMLElement | null} */ (this.#host?.querySelector("section.day[data-date]"))?.dataset.date;
  }

  /**
   * Show a day with its operations.
   * @param {string} day @param {Mission[]} active @param {string} chosen @param {string} region
   */
  show(day, active, chosen, region) {
    this.#region = region;
    this.#day = day;
    this.#active = active;
    this.#chosen = chosen;
    this.#settle();
  }

  /** Show what the browser knows where the server's facts are of another day. */
  #settle() {
    const host = this.#find();
    if (!host) return;
    this.#complete();
    const isAhead = Boolean(this.#day) && this.#served() !== undefined && this.#served() !== this.#day;
    if (host.classList.contains("ahead") !== isAhead) host.classList.toggle("ahead", isAhead);
    if (!isAhead) {
      document.querySelector(".st-key-finding")?.classList.remove("ahead");
      if (this.#head.isConnected) [this.#head, this.#list, this.#finding].forEach((part) => part.remove());
      this.#ids = "";
      return;
    }
    // Only what differs is written: each change is a mutation, and they are watched.
    const day = inWords(this.#day),
      number = this.#active.length;
    write(
      this.#finding,
      this.#region
        ? sayN("{n} operation on {day}, {region}.", "{n} operations on {day}, {region}.", number, { day, region: this.#region })
        : sayN("{n} operation on {day}.", "{n} operations on {day}.", number, { day }),
    );
    write(this.#title, day);
    const ids = `${this.#chosen}: ${this.#active.map((m) => m.id).join()}`;
    if (ids !== this.#ids) this.#list.replaceChildren(...this.#active.map((m) => this.#button(m)));
    this.#ids = ids;
    if (this.#head.parentElement !== host) host.append(this.#head, this.#list);
    const over = document.querySelector(".st-key-finding");
    over?.classList.add("ahead");
    if (over && this.#finding.parentElement !== over) over.append(this.#finding);
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

  end() {
    this.#watch?.disconnect();
    [this.#head, this.#list, this.#finding].forEach((part) => part.remove());
    [this.#host, document.querySelector(".st-key-finding")].forEach((part) => part?.classList.remove("ahead"));
  }
}
