/* Which operation is pressed in the day's list? The list is the server's HTML; a press is told by the time bar. */
const BUTTONS = ".operations button[data-mission]",
  KEPT = 5000; // milliseconds

/** Give the focus back when the pressed button comes anew with the server's answer. @param {string} mission */
function keepFocus(mission) {
  const day = document.querySelector(".st-key-day");
  if (!day) return;
  const look = new MutationObserver(() => {
    const again = /** @type {HTMLElement | null} */ (document.querySelector(`.operations button[data-mission="${mission}"]`));
    if (!again || document.activeElement !== document.body) return;
    again.focus();
    look.disconnect();
  });
  look.observe(day, { childList: true, subtree: true });
  setTimeout(() => look.disconnect(), KEPT);
}

/**
 * Call with the operation pressed, or with "" when it was chosen already; return what ends it.
 * @param {(mission: string) => void} pick
 */
export function operationsList(pick) {
  const press = (/** @type {MouseEvent} */ event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.(BUTTONS)),
      mission = button?.dataset.mission;
    if (!button || !mission) return;
    keepFocus(mission);
    pick(button.getAttribute("aria-pressed") === "true" ? "" : mission);
  };
  document.addEventListener("click", press);
  return () => document.removeEventListener("click", press);
}
