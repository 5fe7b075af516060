/* Does packed geometry become what it was? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { unpacked } from "../../web/shared/packed.js";

const file = (type, coordinates) => ({ type: "FeatureCollection", steps: 100, features: [{ geometry: { type, coordinates } }] });
const coordinates = (type, packed) => unpacked(file(type, packed)).features[0].geometry.coordinates;

test("each line goes on by steps, from where the one before began, however deep it lies", () => {
  assert.deepEqual(coordinates("LineString", [7456, 3703, -6, 21]), [[74.56, 37.03], [74.5, 37.24]]); // prettier-ignore
  assert.deepEqual(coordinates("MultiLineString", [[100, 0, 10, 0], [0, 50, 0, -10]]), [[[1, 0], [1.1, 0]], [[1, 0.5], [1, 0.4]]]); // prettier-ignore
  assert.deepEqual(coordinates("MultiPolygon", [[[0, 0, 100, 0, 0, 50]], [[200, 0, 10, 0, 0, 10]]]), [[[[0, 0], [1, 0], [1, 0.5], [0, 0]]], [[[2, 0], [2.1, 0], [2.1, 0.1], [2, 0]]]]); // prettier-ignore
});

test("a ring with points between the steps ends where it began", () => {
  const [ring] = coordinates("Polygon", [[-15124.67, 10.1, 0.34, 0.1, 0.03, 0.2]]);
  assert.deepEqual(ring.at(-1), ring[0]);
  assert.deepEqual(ring[1], [-151.2433, 0.102]);
});

test("a file without geometry stays as it is", () => {
  const told = { missions: [{ id: "untso" }] };
  assert.deepEqual(unpacked(structuredClone(told)), told);
});
