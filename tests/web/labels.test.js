/* Has every operation its name, clear of the others, and quickly? */
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { beside, nearest, placeAll } from "../../web/map/labels.js";

const SIZE = { x: 990, y: 390 };
const named = (x, y, width = 60, radius = 6) => ({ point: { x, y }, radius, width, height: 16 });
const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const inside = ([left, top, right, bottom]) => left >= 0 && top >= 0 && right <= SIZE.x && bottom <= SIZE.y;

/** Seventeen dots as they stand on the map of 1 July 1994: five in the Middle East, three by the great lakes. */
const CROWD = [
  [506, 196], [558, 225], [560, 232], [562, 236], [588, 241], [572, 205], [646, 229], [445, 248], [305, 271],
  [268, 286], [452, 306], [546, 327], [549, 330], [507, 348], [582, 318], [552, 396 - 30], [555, 228],
].map(([x, y], n) => named(x, y, 44 + (n % 4) * 8)); // prettier-ignore

test("a lone name stands on the right of its dot", () => {
  const [placed] = placeAll([named(500, 200)], [], SIZE);
  assert.deepEqual(placed.offset, [9, -8]);
  assert.equal(placed.led, false);
});

test("names in a crowd are all placed, within the frame, and none lies over another or over what is covered", () => {
  const legend = [700, 340, 980, 385];
  const placed = placeAll(CROWD, [legend], SIZE);
  assert.equal(placed.length, 17);
  placed.forEach(({ box }, n) => {
    assert.ok(inside(box), `name ${n} within the frame`);
    assert.ok(!overlaps(box, legend), `name ${n} clear of the legend`);
    for (const other of placed.slice(n + 1)) assert.ok(!overlaps(box, other.box), `name ${n} clear of the rest`);
  });
  assert.ok(placed.filter(({ led }) => led).length <= 5);
});

test("a name that had a place keeps it while nothing cheaper by much is free", () => {
  const first = placeAll(CROWD, [], SIZE);
  const moved = CROWD.map((each, n) => ({ ...each, point: { x: each.point.x + 1, y: each.point.y }, before: first[n].place }));
  const second = placeAll(moved, [], SIZE);
  assert.ok(second.filter(({ place }, n) => place === first[n].place).length >= 15);
});

test("seventeen names are placed in less than five milliseconds", () => {
  for (let n = 0; n < 60; n += 1) placeAll(CROWD, [], SIZE); // warm
  const times = Array.from({ length: 21 }, () => {
    const began = performance.now();
    placeAll(CROWD, [], SIZE);
    return performance.now() - began;
  });
  const middle = times.sort((a, b) => a - b)[10];
  assert.ok(middle < 5, `${middle.toFixed(2)} ms`);
});

test("a name at the edge turns inward, and one without room is not written", () => {
  assert.ok(inside(placeAll([named(985, 200)], [], SIZE)[0].box));
  assert.equal(beside({ width: 60, height: 16 }, { x: 500, y: 200 }, [[0, 0, 990, 390]], SIZE, 6), null);
  assert.deepEqual(beside({ width: 60, height: 16 }, { x: 500, y: 200 }, [], SIZE, 6)?.box, [509, 192, 569, 208]);
});

test("a line ends at the name's nearest point", () => {
  assert.deepEqual(nearest([10, 10, 20, 20], { x: 0, y: 15 }), { x: 10, y: 15 });
});
