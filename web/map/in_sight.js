/* Does a mark that the keyboard comes to lie under one of the map's own controls, or at its edge? Then the map is moved until the mark is in its middle. */

const MOVED = 300; // milliseconds in which Leaflet has brought a mark from outside onto the map's edge
const ROOM = 24; // pixels that a mark has from there

/** Move a map so that a mark lies under none of its controls, and within. @param {L.Map} map @param {Element} mark */
function uncover(map, mark) {
  const inner = mark.firstElementChild?.getBoundingClientRect(),
    shown = inner?.width ? inner : mark.getBoundingClientRect(), // a mark may be drawn beside its place
    around = map.getContainer().getBoundingClientRect(),
    [x, y] = [shown.left + shown.width / 2, shown.top + shown.height / 2],
    room = Math.min(x - around.left, y - around.top, around.right - x, around.bottom - y);
  if (room >= ROOM && !document.elementFromPoint(x, y)?.closest(".leaflet-control-container")) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.panBy(L.point(x - around.left, y - around.top).subtract(map.getSize().divideBy(2)), { animate: !isCalm });
}

/** Keep each mark in sight when the keyboard comes to it. @param {L.Map} map */
export function keepInSight(map) {
  map.getContainer().addEventListener("focusin", (event) => {
    const mark = /** @type {Element} */ (event.target).closest(".leaflet-marker-icon");
    if (!mark?.matches(":focus-visible")) return;
    setTimeout(() => mark === document.activeElement && uncover(map, mark), MOVED);
  });
}
