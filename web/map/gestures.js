/* How is a map moved without holding the page? The wheel and one finger are the page's; Ctrl with the wheel and two fingers the map's. */
import { say } from "../shared/words.js";
import { keepInSight } from "./in_sight.js";

const SEEN = 1400; // milliseconds a hint is seen

/** Give the map the gestures that are its own, say how it is moved when another is tried, and move it to what the keyboard comes to. @param {L.Map} map */
export function guard(map) {
  const box = map.getContainer(),
    hint = L.DomUtil.create("div", "hint", box);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let gone;
  hint.hidden = true;
  hint.setAttribute("aria-hidden", "true"); // a gesture's hint says nothing to who uses the keyboard

  /** @param {string} text */
  function show(text) {
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(gone);
    gone = setTimeout(() => {
      hint.hidden = true;
    }, SEEN);
  }

  // Heard on the way down, before Leaflet hears it; not prevented, so that the page takes it.
  box.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      if (!(/** @type {Element} */ (event.target).closest("#switches")))
        show(say("Hold Ctrl and turn the wheel to zoom the map"));
    },
    { capture: true, passive: true },
  );
  const isOne = (/** @type {TouchEvent} */ event) =>
    event.touches.length === 1 && !(/** @type {Element} */ (event.target).closest(".leaflet-control, .years-bar"));
  box.addEventListener(
    "touchstart",
    (event) => {
      if (isOne(event)) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
  box.addEventListener(
    "touchmove",
    (event) => {
      if (!isOne(event)) return;
      event.stopPropagation();
      show(say("Move the map with two fingers"));
    },
    { capture: true, passive: true },
  );
  // What begins on a legend or a key is theirs, if they want it, or the page's; Leaflet, which hears it further up, would move the map.
  box.querySelector(".leaflet-control-container")?.addEventListener(
    "touchstart",
    (event) => {
      if (/** @type {TouchEvent} */ (event).touches.length === 1) event.stopPropagation();
    },
    { passive: true },
  );
  keepInSight(map);
  box.classList.add("guarded");
}
