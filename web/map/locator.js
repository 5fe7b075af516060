/* Where in the world is the map? A small world with a frame, seen when the map is not the world. */

const WIDTH = 132,
  WEST = -180,
  NORTH = 78,
  SOUTH = -58;
const PIXELS = WIDTH / 360,
  SLANT = 1 / Math.cos((33 * Math.PI) / 180),
  HEIGHT = Math.round((NORTH - SOUTH) * PIXELS * SLANT);

/** @param {number} lat @param {number} lng @returns {[number, number]} */
const spot = (lat, lng) => [(lng - WEST) * PIXELS, (NORTH - lat) * PIXELS * SLANT];

/** Paint the land. @param {HTMLCanvasElement} canvas @param {import("./atlas.js").Atlas} atlas */
function paint(canvas, atlas) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.setTransform(2, 0, 0, 2, 0, 0);
  pen.clearRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = atlas.tone("line");
  pen.beginPath();
  for (const { geometry } of atlas.ground.features.units) {
    const shape = /** @type {import("geojson").Polygon | import("geojson").MultiPolygon} */ (geometry);
    for (const [ring] of shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates) {
      ring.forEach(([lng, lat], n) => (n ? pen.lineTo(...spot(lat, lng)) : pen.moveTo(...spot(lat, lng))));
    }
  }
  pen.fill();
}

/** Add the small world; return what follows the map and its colours. @param {import("./atlas.js").Atlas} atlas */
export function addLocator(atlas) {
  const { map, camera } = atlas,
    inset = L.DomUtil.create("div", "locator"),
    world = L.DomUtil.create("canvas", "", inset),
    frame = L.DomUtil.create("i", "", inset),
    control = new L.Control({ position: "bottomleft" });
  let painted = "";
  inset.setAttribute("aria-hidden", "true");
  Object.assign(world, { width: 2 * WIDTH, height: 2 * HEIGHT });
  Object.assign(inset.style, { width: `${WIDTH}px`, height: `${HEIGHT}px` });
  control.onAdd = () => inset;

  function follow() {
    inset.hidden = map.getZoom() < camera.startZoom + 0.9;
    if (inset.hidden) return;
    if (painted !== atlas.scheme) paint(world, atlas);
    painted = atlas.scheme;
    const bounds = map.getBounds(),
      [left, top] = spot(bounds.getNorth(), bounds.getWest()),
      [right, bottom] = spot(bounds.getSouth(), bounds.getEast());
    const size = { width: `${Math.max(right - left, 6)}px`, height: `${Math.max(bottom - top, 6)}px` };
    Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, ...size });
  }
  control.addTo(map);
  map.on("moveend zoomend", follow);
  follow();
  return follow;
}
