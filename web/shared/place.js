/*
 * Where on a page was a reader sent? An address may end in a figure's key (#reform-recommendations); the page is drawn long after the
 * browser looked for that place, and its address is written anew without it. So the page is moved there once the figure stands.
 */

const [EVERY, PATIENCE, SETTLES] = [250, 20_000, 2_500]; // milliseconds: between looks, for the figure to come, for what is above it

/** Move the page to the figure that the address named when the document was opened; a reader's own move ends it. */
export function goToPlace() {
  const [opened] = performance.getEntriesByType("navigation");
  const { hash, pathname } = new URL(opened?.name ?? location.href);
  if (!/^#[a-z][a-z0-9-]*$/.test(hash)) return;
  let until = Date.now() + PATIENCE;
  let isFound = false;
  const timer = setInterval(look, EVERY);
  const stop = () => clearInterval(timer);
  for (const move of ["wheel", "pointerdown", "keydown", "touchstart"])
    addEventListener(move, stop, { once: true, passive: true });

  function look() {
    if (Date.now() > until || location.pathname !== pathname) return stop();
    const figure = /** @type {HTMLElement | null} */ (document.querySelector(`.st-key-figure-${hash.slice(1)}`));
    if (!figure) return;
    if (!isFound) {
      isFound = true;
      until = Date.now() + SETTLES;
    }
    figure.scrollIntoView({ block: "start" });
  }
}
