/* Does the keyboard lead through the marks of a chart as they are read, and is a change told once? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changed } from "../../web/shared/announce.js";
import { keyIn } from "../../web/shared/keep_focus.js";
import { begunWith, inOrder, isInRows, stepTo } from "../../web/shared/mark_order.js";

const mark = (name, left, top, width = 10, height = 10, cell = 0, layer = 0) =>
  ({ name, left, top, right: left + width, bottom: top + height, cell, layer }); // prettier-ignore
const names = (marks) => marks.map(({ name }) => name).join(" ");
// Years side by side, each of two parts; and lanes in which bars lie.
const years = [mark("1991a", 20, 50), mark("1990a", 0, 60), mark("1991b", 20, 40), mark("1990b", 0, 50)];
const bar = (name, left, top, width) => mark(name, left, top, width, 4);
const lanes = [bar("ONUC", 40, 0, 30), bar("UNTSO", 0, 20, 90), bar("UNEF", 5, 0, 20), bar("UNSF", 48, 20, 8), bar("UNYOM", 71, 0, 7), bar("UNIPOM", 80, 20, 7)]; // prettier-ignore

test("years are read column by column, lanes row by row, plot by plot, and each kind by itself", () => {
  assert.equal(isInRows(years), false);
  assert.equal(names(inOrder(years)), "1990b 1990a 1991b 1991a");
  assert.equal(isInRows(lanes), true);
  assert.equal(names(inOrder(lanes)), "UNEF ONUC UNYOM UNTSO UNSF UNIPOM");
  assert.equal(names(inOrder([mark("below", 0, 0, 1, 1, 1), mark("above", 9, 9, 1, 1, 0, 1)])), "above below");
  const series = [mark("1990", 0, 30, 5, 5, 0, 1), mark("1991", 50, 5, 5, 5, 0, 1)];
  assert.equal(names(inOrder([...series, ...lanes])), "UNEF ONUC UNYOM UNTSO UNSF UNIPOM 1990 1991");
});

test("a sentence that two marks say is read once, at the one that lies above", () => {
  const [seen, pointed] = [mark("1990", 0, 0), mark("1990", 0, 0, 20, 90)];
  assert.deepEqual(inOrder([seen, pointed]), [pointed]);
});

test("arrows lead on and back, up and down to what is nearest, and no further than the ends", () => {
  const marks = inOrder(lanes),
    to = (from, key) => marks[stepTo(marks, marks.findIndex(({ name }) => name === from), key)]?.name; // prettier-ignore
  assert.equal(to("", "ArrowRight"), "UNEF");
  assert.equal(to("", "ArrowDown"), "UNEF");
  assert.equal(to("UNEF", "ArrowRight"), "ONUC");
  assert.equal(to("UNIPOM", "ArrowRight"), "UNIPOM");
  assert.equal(to("UNEF", "ArrowLeft"), "UNEF");
  assert.equal(to("ONUC", "ArrowDown"), "UNTSO");
  assert.equal(to("UNSF", "ArrowUp"), "ONUC");
  assert.equal(to("UNEF", "End"), "UNIPOM");
  assert.equal(to("UNIPOM", "Home"), "UNEF");
  assert.equal(to("ONUC", "PageDown"), undefined);
  assert.equal(stepTo([], -1, "Home"), -1);
});

test("where nothing lies below, down leads on", () => {
  const points = [mark("1990", 0, 50), mark("1991", 20, 50)];
  assert.equal(stepTo(points, 0, "ArrowDown"), 1);
  assert.equal(stepTo(points, 1, "ArrowUp"), 0);
});

test("letters lead to a name, one letter from name to name", () => {
  const marks = inOrder(lanes);
  assert.equal(marks[begunWith(marks, -1, "unt")].name, "UNTSO");
  assert.equal(marks[begunWith(marks, 3, "uns")].name, "UNSF");
  assert.equal(marks[begunWith(marks, 3, "u")].name, "UNSF");
  assert.equal(marks[begunWith(marks, 5, "u")].name, "UNEF");
  assert.equal(begunWith(marks, 0, "x"), -1);
});

test("another page is told by its name, a change by the first line that says something else", () => {
  const was = { title: "Map", path: "/", lines: ["11 operations", "Map"] };
  assert.equal(changed(was, { title: "People", path: "/people", lines: ["People"] }), "People");
  assert.equal(changed(was, { ...was, lines: ["17 operations", "Map"] }), "17 operations");
  assert.equal(changed(was, { ...was, lines: ["No such day", "17 operations", "Map"] }), "No such day");
  assert.equal(changed(was, was), "");
});

test("a control is found again within a key of ours, not a chart's, which changes with what is chosen", () => {
  const of = (...classList) => keyIn({ classList });
  assert.equal(of("stElementContainer", "st-key-day"), "st-key-day");
  assert.equal(of("st-key-chart-timeline-history-unef"), "");
  assert.equal(of("stVerticalBlock"), "");
});
