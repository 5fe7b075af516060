/* Is an answer right, does an order move, is a typed number read, and which card comes next? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isRight, moved, typed } from "../../web/learn/answers.js";
import { put } from "../../web/learn/pile.js";

const asked = (form, right) => ({ form, right, prompt: "", options: [], answer: "", explanation: "", sources: [], view: "" });

test("a choice is right by its place, an order by all of them", () => {
  assert.equal(isRight(asked("choice", [2]), [2]), true);
  assert.equal(isRight(asked("choice", [2]), [1]), false);
  assert.equal(isRight(asked("choice", [2]), []), false);
  assert.equal(isRight(asked("order", [2, 0, 1]), [2, 0, 1]), true);
  assert.equal(isRight(asked("order", [2, 0, 1]), [0, 1, 2]), false);
});

test("an estimate is right within its range, the ends among it", () => {
  for (const [number, right] of [
    [99, false],
    [100, true],
    [120, true],
    [121, false],
  ]) {
    assert.equal(isRight(asked("estimate", [100, 120]), [number]), right);
  }
  assert.equal(isRight(asked("estimate", [100, 120]), []), false);
});

test("one thing moves a step, and not beyond an end", () => {
  assert.deepEqual(moved([0, 1, 2], 1, -1), [1, 0, 2]);
  assert.deepEqual(moved([0, 1, 2], 2, 1), [0, 1, 2]);
  assert.deepEqual(moved([0, 1, 2], 0, -1), [0, 1, 2]);
});

test("a number may be typed with its thousands apart; words are none", () => {
  for (const text of ["12000", "12,000", " 12 000 ", "12.000"]) assert.equal(typed(text), 12000);
  for (const text of ["", "many", "-5", "1e5"]) assert.ok(Number.isNaN(typed(text)));
});

test("a card that was known is put away, one that was not lies under the others", () => {
  assert.deepEqual(put([2, 0, 1], true), [0, 1]);
  assert.deepEqual(put([2, 0, 1], false), [0, 1, 2]);
  assert.deepEqual(put([], false), []);
});
