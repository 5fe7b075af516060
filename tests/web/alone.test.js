import assert from "node:assert/strict";
import test from "node:test";
import { SPEEDS, spanOf } from "../../web/map/span.js";

test("a span is in order and within the years there are", () => {
  assert.deepEqual(spanOf(1988, 1999, 2026), [1988, 1999]);
  assert.deepEqual(spanOf(1999, 1988, 2026), [1988, 1999]);
  assert.deepEqual(spanOf(1900, 3000, 2026), [1948, 2026]);
  assert.deepEqual(spanOf(Number.NaN, 1950, 2026), [1948, 1950]);
});

test("speeds go up", () =>
  assert.deepEqual(
    SPEEDS,
    [...SPEEDS].sort((a, b) => a - b),
  ));
