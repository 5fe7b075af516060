/* Which operation is pressed in the day's list? The list is the server's HTML; a press is told by the time bar. */
const BUTTONS = ".operations button[data-mission]", KEPT = 5000; // milliseconds

/** Give the focus back when the pressed button comes anew with the server's answer. */
function keepFocus(mission) {
  const look = new MutationObserver(() => {
    const again = document.querySelector(`.operations button[data-mission="${mission}"]`);
    if (!again || document.activeElement !== document.body) return;
    again.focus();
    look.disconnect();
  });
  look.observe(document.querySelector(".st-key-day"), { childList: true, subtree: true });
  setTimeout(() => look.disconnect(), KEPT);
}

/** Call `pick` with the operation pressed, or with "" when it was chosen already; return what ends it. */
export function operationsList(pick) {
  const press = (event) => {
    const button = event.target.closest?.(BUTTONS);
    if (!button) return;
    keepFocus(button.dataset.mission);
    pick(button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.mission);
  };
  document.addEventListener("click", press);
  return () => document.removeEventListener("click", press);
}
