/* Does a key turn a step, does the address follow it, and are pictures fetched in the order in which they are wanted? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressAt, order, stepIn, turned } from "../../web/learn/steps.js";

test("arrows and a clicker turn steps, other keys do not", () => {
  for (const [key, steps] of [
    ["ArrowRight", 1],
    ["PageDown", 1],
    ["ArrowLeft", -1],
    ["PageUp", -1],
    ["ArrowDown", 0],
    [" ", 0],
    ["x", 0],
  ])
    assert.equal(turned({ key }), steps, key);
});

test("a key is not the story's with another held, taken before, or where a field or a group of its own has it", () => {
  for (const held of ["altKey", "ctrlKey", "metaKey", "shiftKey", "defaultPrevented"])
    assert.equal(turned({ key: "ArrowRight", [held]: true }), 0, held);
  const within = (selector) => ({ closest: (asked) => asked.split(", ").includes(selector) || null });
  assert.equal(turned({ key: "ArrowRight" }, within("input")), 0);
  assert.equal(turned({ key: "ArrowRight" }, within("[role=radiogroup]")), 0);
  assert.equal(turned({ key: "ArrowRight" }, within("section")), 1);
});

test("a step has an address that says it, the first the story's own, and what else it says stays", () => {
  const home = "https://atlas.example/below/learn?story=congo-twice&date=1960-07-20";
  assert.equal(addressAt(home, 4), `${home}&step=5`);
  assert.equal(addressAt(`${home}&step=5`, 0), home);
  assert.equal(addressAt(`${home}&step=5`, 11), `${home}&step=12`);
});

test("an address leads to the nearest step that there is", () => {
  const at = (said) => stepIn(`https://atlas.example/learn?story=leaving${said}`, 12);
  assert.deepEqual(["", "&step=5", "&step=12", "&step=99", "&step=0", "&step=-3", "&step=five"].map(at), [0, 4, 11, 11, 0, 0, 0]);
});

test("pictures come from the step that is read on, then backwards", () => {
  assert.deepEqual(order(0, 4), [0, 1, 2, 3]);
  assert.deepEqual(order(2, 5), [2, 3, 4, 1, 0]);
  assert.deepEqual(order(3, 4), [3, 2, 1, 0]);
});
