/*
 * How does a figure's file come? Its link is a plain one, and works as such; where this module is, the page stays: it says that the file is
 * being made, stops it when the link is pressed again, and tells in a sentence why there is none.
 */

import { tell } from "./announce.js";

/** What stops the making of a file, by the link that began it. @type {WeakMap<Element, AbortController>} */
const stops = new WeakMap();

const MADE = ["take", "sheet"].map((folder) => `.take[data-making] a[href*="./assets/${folder}/"]`).join();

/** Return the link to a file that is made, to which a click leads; null for any other, and for the browser's own ways to open one. @param {MouseEvent} event */
function linkOf(event) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const clicked = event.target instanceof Element ? event.target.closest(MADE) : null;
  return /** @type {HTMLAnchorElement | null} */ (clicked);
}

/** Return the name that an answer gives its file. @param {string | null} told Its Content-Disposition. */
export const nameIn = (told) => told?.match(/filename="([^"]+)"/)?.[1] ?? "";

/** Return an address of a file with the frame that its map has there. @param {string} address @param {string} frame */
export function framed(address, frame) {
  if (!frame) return address;
  const url = new URL(address);
  url.searchParams.set("frame", frame);
  return url.href;
}

/** Return what the page's map shows (map/atlas.js tells it): west, south, east and north in degrees; "" where there is none. */
function frameOnScreen() {
  for (const frame of document.querySelectorAll("iframe")) {
    const box = frame.contentDocument?.querySelector("[data-frame]");
    if (box instanceof /** @type {any} */ (frame.contentWindow).HTMLElement)
      return /** @type {HTMLElement} */ (box).dataset.frame ?? "";
  }
  return "";
}

/** Return the line under links that says what becomes of a file. @param {Element} links @returns {HTMLElement} */
function lineUnder(links) {
  const next = links.nextElementSibling;
  if (next instanceof HTMLElement && next.classList.contains("taken")) return next;
  const line = Object.assign(document.createElement("p"), { className: "taken" });
  links.after(line);
  return line;
}

/** Bring the file of a link. @param {HTMLAnchorElement} link */
async function bring(link) {
  const running = stops.get(link);
  if (running) return running.abort();
  const links = /** @type {HTMLElement} */ (link.closest(".take"));
  const { making = "", made = "", cancel = "", failed = "" } = links.dataset;
  const [form, line, stop] = [link.textContent ?? "", lineUnder(links), new AbortController()];
  const told = (/** @type {string} */ text) => tell((line.textContent = text.replace("{form}", form)));
  stops.set(link, stop);
  link.textContent = cancel;
  told(making);
  try {
    const address = links.dataset.framed ? framed(link.href, frameOnScreen()) : link.href;
    const answer = await fetch(address, { signal: stop.signal });
    if (!answer.ok) throw new Error(answer.status < 500 || answer.status === 503 ? await answer.text() : failed);
    save(await answer.blob(), nameIn(answer.headers.get("content-disposition")));
    told(made);
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    told(stop.signal.aborted ? "" : name === "TypeError" ? failed : message); // fetch tells with a TypeError that nobody answered
  }
  stops.delete(link);
  link.textContent = form;
}

/** @param {Blob} body @param {string} name */
function save(body, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(body), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

if (typeof document !== "undefined")
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    bring(link);
  });
