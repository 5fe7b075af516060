/* What does a map say when a file did not come? */
import { say } from "../shared/words.js";

/**
 * Say in a sentence on the map that a file did not come.
 * @param {HTMLElement} box @param {Error} error
 */
export function trouble(box, error) {
  const note = document.createElement("div");
  note.className = "trouble";
  note.textContent = say("The map's files could not be fetched from this atlas ({reason}). Reload the page to try again.", {
    reason: error.message,
  });
  box.append(note);
}

/** Say whether motion is to be kept small. */
export const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
