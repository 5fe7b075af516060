/* What does Escape close? The menu of a phone, else the card that was opened last; what is open over the page (a menu, a list, a dialog) takes the key for itself. */

const OVER = "[role=dialog], [role=listbox], [role=menu], [data-testid=stPopoverBody]",
  DRAWER = "[data-testid=stSidebar]",
  CLOSES = "[class*='st-key-close_'] button";

/** @param {KeyboardEvent} event */
function close(event) {
  const target = /** @type {Element} */ (event.composedPath()[0]);
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(OVER)) return;
  if (target instanceof HTMLInputElement && target.type !== "range") return; // Escape is its field's
  const drawer = /** @type {HTMLElement | null} */ (
    target.closest?.(DRAWER)?.querySelector("[data-testid=stSidebarCollapseButton] button")
  );
  if (drawer) return drawer.click();
  const cards = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(CLOSES)),
    own = target.closest?.("[class*='st-key-card-']")?.querySelector(CLOSES) ?? cards[cards.length - 1];
  if (own instanceof HTMLElement) own.click();
}

if (typeof document !== "undefined") document.addEventListener("keydown", close);
