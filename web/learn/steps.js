/* Which step of a story is wanted, what is its address, and which pictures are fetched first? */

const NEXT = ["ArrowRight", "PageDown"]; // a clicker turns pages
const BACK = ["ArrowLeft", "PageUp"];
const OWN =
  "input, textarea, select, [contenteditable], [role=radiogroup], [role=tablist], [role=listbox], [role=menu], [role=slider]";

/**
 * Return how many steps a key goes, 0 for a key that is not the story's: typed into a field, or with another key held.
 * @param {{key: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean, defaultPrevented?: boolean}} event
 * @param {{closest?: (selector: string) => unknown} | null} [target] where it was pressed
 */
export function turned(event, target = null) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return 0;
  if (target?.closest?.(OWN)) return 0;
  return NEXT.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
}

/** Return the address of a step, counted from 0: the first has none of its own. @param {string} address @param {number} at */
export function addressAt(address, at) {
  const url = new URL(address);
  if (at > 0) url.searchParams.set("step", String(at + 1));
  else url.searchParams.delete("step");
  return url.href;
}

/** Return the step that an address says, counted from 0: the nearest there is. @param {string} address @param {number} count */
export function stepIn(address, count) {
  const said = new URL(address).searchParams.get("step") ?? "1";
  return Math.min(Math.max(/^\d+$/.test(said) ? Number(said) : 1, 1), count) - 1;
}

/**
 * Return in which order pictures are fetched: of the step that is read, of the next, of those that follow, then of those before.
 * @param {number} at @param {number} count
 */
export function order(at, count) {
  const steps = Array.from({ length: count }, (_, n) => n);
  return [...steps.slice(at), ...steps.slice(0, at).reverse()];
}
