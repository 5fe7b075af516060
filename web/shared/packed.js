/* How does a layer's geometry travel? Each line or ring as numbers, the steps from one point to the next: half the bytes (geo/layers.py). */

/**
 * Return a line's points, or those of all lines in a list, which is as deep as the geometry's own but for the points.
 * @param {any[]} list @param {number} steps of a degree
 * @returns {any[]}
 */
export function points(list, steps) {
  if (typeof list[0] !== "number") return list.map((each) => points(each, steps));
  /** @type {number[][]} */
  const line = [];
  for (let n = 0, x = 0, y = 0; n < list.length; n += 2) {
    // Some points are said to a hundredth of a step; a sum of such is not exact by itself.
    x = Math.round((x + list[n]) * 100) / 100;
    y = Math.round((y + list[n + 1]) * 100) / 100;
    line.push([x / steps, y / steps]);
  }
  return line;
}

/**
 * Return a file as it was before it was packed: GeoJSON where it holds geometry, all else as it is.
 * @param {any} file
 */
export function unpacked(file) {
  for (const { geometry } of file?.steps ? file.features : []) geometry.coordinates = points(geometry.coordinates, file.steps);
  return file;
}
