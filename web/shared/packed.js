/* How does a layer's geometry travel? Each line or ring as numbers, the steps from one point to the next: half the bytes (geo/layers.py). */

/**
 * Return a line's points, or those of all lines in a list, which is as deep as the geometry's own but for the points. Each begins with the
 * step from where the one before began; of a ring the last point, which is its first, is added.
 * @param {any[]} list @param {number} steps of a degree @param {boolean} isRing @param {{x: number, y: number}} last
 * @returns {any[]}
 */
export function points(list, steps, isRing = false, last = { x: 0, y: 0 }) {
  if (typeof list[0] !== "number") return list.map((each) => points(each, steps, isRing, last));
  /** @type {number[][]} */
  const line = [];
  for (let n = 0, { x, y } = last; n < list.length; n += 2) {
    // Some points are said to a hundredth of a step; a sum of such is not exact by itself.
    x = Math.round((x + list[n]) * 100) / 100;
    y = Math.round((y + list[n + 1]) * 100) / 100;
    if (!n) Object.assign(last, { x, y });
    line.push([x / steps, y / steps]);
  }
  if (isRing) line.push([...line[0]]);
  return line;
}

/**
 * Return a file as it was before it was packed: GeoJSON where it holds geometry, all else as it is.
 * @param {any} file
 */
export function unpacked(file) {
  for (const { geometry } of file?.steps ? file.features : [])
    geometry.coordinates = points(geometry.coordinates, file.steps, geometry.type.endsWith("Polygon"));
  return file;
}
