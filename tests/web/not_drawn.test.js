/* Is what stands in the place of a picture known as failed, as late, or as still to be waited for? */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { lackOf } from "../../web/shared/not_drawn.js";

globalThis.Node = { DOCUMENT_POSITION_FOLLOWING: 4 };
/** A place of the page that holds an element of a test id, of a figure whose foot stands after it, before it, or nowhere. */
const place = (held, foot = 4) => ({
  querySelector: (wanted) => (wanted.includes(held) ? {} : null),
  closest: () => (foot ? { querySelector: () => ({}) } : null),
  compareDocumentPosition: () => foot,
});

test("what failed lacks its drawing, of a figure or not", () => {
  assert.equal(lackOf(place("stErrorElementStack"), 0), "drawn");
  assert.equal(lackOf(place("stErrorElementStack", 0), 0), "drawn");
  assert.equal(lackOf(place("stVegaLiteChart"), 99_999), "");
});

test("a picture that has not come is late after ten seconds, and is looked at again then", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const asked = mock.fn();
  globalThis.requestAnimationFrame = asked;
  const chart = place("stSkeleton");
  assert.deepEqual(
    [5000, 14_999, 15_000].map((now) => lackOf(chart, now)),
    ["", "", "late"],
  );
  mock.timers.tick(10_000);
  assert.equal(asked.mock.callCount(), 1);
  for (const other of [place("stSkeleton", 2), place("stSkeleton", 0)])
    // a table below the foot; no figure's
    assert.deepEqual([lackOf(other, 5000), lackOf(other, 60_000)], ["", ""]);
  mock.timers.reset();
});
