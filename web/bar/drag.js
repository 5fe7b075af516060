/* How is the bar dragged? A mouse takes it at once; a finger only by going sideways, since one that goes up or down scrolls the page. */

const SIDEWAYS = 8; // pixels a finger goes sideways before it takes the bar

/**
 * Follow the pointer over the track.
 * @param {HTMLElement} track
 * @param {{move: (share: number) => void, rest: () => void}} owner Told the share of the track's width, and when the pointer has left it.
 */
export function follow(track, { move, rest }) {
  /** @type {{id: number, x: number, isTaken: boolean} | null} */
  let held = null;
  const shareAt = (/** @type {number} */ x) => {
    const { left, width } = track.getBoundingClientRect();
    return Math.min(Math.max((x - left) / width, 0), 1);
  };
  const take = (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    held.isTaken = true;
    track.setPointerCapture(event.pointerId);
    move(shareAt(event.clientX));
  };
  track.addEventListener("pointerdown", (event) => {
    if (event.button || held) return;
    held = { id: event.pointerId, x: event.clientX, isTaken: false };
    if (event.pointerType === "mouse") take(event);
  });
  track.addEventListener("pointermove", (event) => {
    if (held?.id !== event.pointerId) return;
    if (held.isTaken) move(shareAt(event.clientX));
    else if (Math.abs(event.clientX - held.x) >= SIDEWAYS) take(event);
  });
  track.addEventListener("pointerup", (event) => {
    if (held?.id !== event.pointerId) return;
    if (!held.isTaken) take(event); // a tap
    held = null;
    rest();
  });
  // The page has taken the finger to scroll: whatever it passed over stays as it was.
  track.addEventListener("pointercancel", (event) => {
    if (held?.id !== event.pointerId) return;
    if (held.isTaken) rest();
    held = null;
  });
}

/**
 * Let a page up or down on the slider be a year.
 * @param {HTMLInputElement} slider @param {(months: number) => void} step
 */
export function leap(slider, step) {
  slider.addEventListener("keydown", (event) => {
    const months = { PageUp: 12, PageDown: -12 }[event.key];
    if (!months) return;
    event.preventDefault();
    step(months);
  });
}
