/* How is a day typed where it stands? What is typed is read by the server, which answers what it cannot read with a sentence. */
import { barWords } from "../shared/days.js";

/**
 * Tell what was typed and committed; Escape and leaving the field bring back the day shown. The field keeps the keyboard.
 * @param {HTMLInputElement} label
 * @param {{day: () => string, begin: () => void, typed: (text: string) => void}} owner Says the day shown, and is told when typing begins
 *   and what was typed.
 */
export function listenToLabel(label, { day, begin, typed }) {
  const back = () => {
    delete label.dataset.typing;
    label.value = barWords(day());
  };
  label.addEventListener("input", () => {
    label.dataset.typing = ""; // until it is told or given up the day shown is not written over it
  });
  label.addEventListener("focus", () => {
    begin();
    label.select();
  });
  label.addEventListener("keydown", (event) => {
    const text = label.value.trim();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    back();
    label.select(); // the field keeps the keyboard: from here one types another day, or goes on
    if (event.key === "Enter" && text && text !== barWords(day())) typed(text);
  });
  label.addEventListener("blur", back);
}
