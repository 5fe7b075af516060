/* Which operation is pressed in the day's list, or the way back from a region? The list is the server's HTML; a press is told by the time bar. */
import { sayN } from "../shared/words.js";

const BUTTONS = ".operations button[data-mission], .st-key-day button[data-region]";

/**
 * Tell the operation pressed, "" when it was chosen already, or the region; return what ends it.
 * @param {(told: import("../shared/messages.js").Told) => void} tell
 */
export function operationsList(tell) {
  const press = (/** @type {MouseEvent} */ event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.(BUTTONS)),
      { mission, region } = button?.dataset ?? {};
    if (button && region !== undefined) tell({ kind: "region", id: region });
    if (!button || !mission) return;
    tell({ kind: "mission", id: button.getAttribute("aria-pressed") === "true" ? "" : mission });
  };
  document.addEventListener("click", press);
  return () => document.removeEventListener("click", press);
}

/**
 * Say how many operations a day has, of a region where one is chosen.
 * @param {number} count @param {string} region
 */
export const countWords = (count, region) =>
  region
    ? sayN("{n} operation deployed, {region}", "{n} operations deployed, {region}", count, { region })
    : sayN("{n} operation deployed", "{n} operations deployed", count);
