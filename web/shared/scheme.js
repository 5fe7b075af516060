/* Is the page light or dark? What the reader sees, followed at once when the system or the menu changes it. */

/** @typedef {"light" | "dark"} Scheme */

/** Return the page's own document, from a frame of the same host too. @returns {Document} */
function pageOf() {
  try {
    return window.parent.document;
  } catch {
    return document; // framed by a stranger: the system's colours are all there is to follow
  }
}

/** Return the app's element, which says the colours in use. */
const appOf = () => pageOf().querySelector(".stApp");

/** @returns {Scheme} */
export function schemeNow() {
  const app = appOf();
  const said = app ? getComputedStyle(app).colorScheme : "";
  if (said === "light" || said === "dark") return said;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/**
 * Call when the page turns light or dark; return what ends it.
 * @param {(scheme: Scheme) => void} follow
 */
export function followScheme(follow) {
  let last = schemeNow();
  const look = () => {
    const now = schemeNow();
    if (now === last) return;
    last = now;
    follow(now);
  };
  const soon = () => requestAnimationFrame(look);
  const system = matchMedia("(prefers-color-scheme: dark)");
  const watch = new MutationObserver(soon);
  system.addEventListener("change", soon);
  // The app's class names its style; the head is where a new style comes.
  const page = pageOf();
  watch.observe(page.head, { childList: true, subtree: true });
  const app = appOf();
  if (app) watch.observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  return () => {
    system.removeEventListener("change", soon);
    watch.disconnect();
  };
}
