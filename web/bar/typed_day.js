/* How is a day typed where it stands? What is typed is read by the server, which answers what it cannot read with a sentence. */
import { barWords } from "../shared/days.js";

/**
 * Tell what was typed and committed; Escape and leaving the field bring back the day shown.
 * @param {HTMLInputElement} label
 * @param {{day: () => string, begin: () => void, typed: (text: string) => void}} owner Says the day shown, and is told when typing begins
 *   and what was typed.
 */
export function listenToLabel(label, { day, begin, typed }) {
  const back = () => {
    label.value = barWords(day());
  };
  label.addEventListener("focus", () => {
    begin();
    label.select();
  });
  label.addEventListener("keydown", (event) => {
    const text = label.value.trim();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    if (event.key === "Escape") back();
    label.blur();
    if (event.key === "Enter" && text && text !== barWords(day())) typed(text);
  });
  label.addEventListener("blur", back);
}
