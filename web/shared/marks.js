/*
 * Which day do the page's charts mark? Each figure's head says it (data-marked: an ISO day, a blank, and the day in words). A chart reads it
 * in a field of its own beside the page, to which its parameter is bound (ui/show.py): so it follows without being drawn or sent anew.
 */

/** Return the field of a figure's chart, made when it is first asked for. @param {string} key */
function fieldOf(key) {
  const id = `marked-${key}`;
  const known = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
  if (known) return known;
  const field = Object.assign(document.createElement("input"), { id, type: "hidden" });
  document.body.append(field);
  return field;
}

/** Let each field say what its figure's head says. */
function follow() {
  for (const head of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-marked]"))) {
    const field = fieldOf(head.id),
      marked = head.dataset.marked ?? "";
    if (field.value === marked) continue;
    field.value = marked;
    field.dispatchEvent(new Event("input"));
  }
}

// Those that come later too: a chart looks for its field once, when it comes, so that this must have begun before (server/streamlit_front.py).
new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
follow();
