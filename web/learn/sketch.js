/*
 * Where do the answers lie? A map without names, the places on it by their numbers.
 */

/** @typedef {import("./answers.js").Sketch} Sketch */

const RADIUS = 14;

/**
 * Draw a map; the place of the right answer stands out once it is told.
 * @param {Sketch} sketch @param {string} label What it is for who cannot see it. @param {number} right The place that is right, -1 while it is asked.
 */
export function drawn(sketch, label, right) {
  const [width, height] = sketch.size;
  const map = part("svg", { class: "map", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  map.append(part("path", { class: "land", d: sketch.land, "fill-rule": "evenodd" }));
  for (const [x1, y1, x2, y2] of sketch.grid) map.append(part("line", { x1, y1, x2, y2 }));
  sketch.points.forEach(([cx, cy], place) => {
    const point = part("g", { class: place === right ? "point right" : "point" });
    const number = part("text", { x: cx, y: cy });
    number.textContent = String(place + 1);
    point.append(part("circle", { cx, cy, r: RADIUS }), number);
    map.append(point);
  });
  return map;
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function part(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
