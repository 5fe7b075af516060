/* Do keys turn slides, do maps move, do slides find their place, and does the browser keep what the session holds? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { actOf, after, elapsed, filled } from "../../web/present/keys.js";
import { within, zoomed } from "../../web/present/move.js";
import { asked, placeAt } from "../../web/present/slides.js";
import { exchanged } from "../../web/present/tray.js";
import { framed, nameIn } from "../../web/shared/take.js";

const START = { at: 0, count: 3, isBlack: false, isSpeaking: false };
const pressed = (state, ...keys) => keys.reduce((now, key) => after(now, actOf({ key })), state);

test("arrows, space, a clicker's keys, Home and End turn slides and stay within them", () => {
  for (const key of ["ArrowRight", "ArrowDown", " ", "PageDown", "Enter"]) assert.equal(pressed(START, key).at, 1);
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]) assert.equal(pressed({ ...START, at: 2 }, key).at, 1);
  assert.equal(pressed(START, "End").at, 2);
  assert.equal(pressed(START, "End", "PageDown").at, 2);
  assert.equal(pressed(START, "End", "Home", "PageUp").at, 0);
});

test("a black screen ends with the next slide, the speaker's view does not", () => {
  assert.ok(pressed(START, "b").isBlack && pressed(START, ".").isBlack && !pressed(START, "B", "b").isBlack);
  const turned = pressed(START, "P", "b", "PageDown");
  assert.deepEqual([turned.isBlack, turned.isSpeaking, turned.at], [false, true, 1]);
});

test("what belongs to the browser is left to it", () => {
  assert.equal(actOf({ key: "p", ctrlKey: true }), undefined);
  assert.equal(actOf({ key: "F5" }), undefined);
  assert.equal(actOf({ key: "Escape" }), "leave");
  assert.deepEqual(after(START, "leave"), START);
});

test("a deck without slides stays where it is", () => {
  assert.equal(after({ ...START, count: 0 }, "next").at, 0);
});

test("a time is written as a speaker reads it, and places of a text are filled", () => {
  assert.deepEqual([0, 65_000, 3_723_000].map(elapsed), ["0:00", "1:05", "1:02:03"]);
  assert.equal(filled("Slide {n} of {count}, {other}", { n: 2, count: 9 }), "Slide 2 of 9, {other}");
});

test("a map is made larger around a point and never leaves its frame", () => {
  const whole = { x: 0, y: 0, width: 1200, height: 600 };
  const part = zoomed(whole, whole, 2, 300, 150);
  assert.deepEqual(part, { x: 150, y: 75, width: 600, height: 300 });
  assert.deepEqual(zoomed(part, whole, 0.1, 300, 150), whole);
  assert.equal(zoomed(whole, whole, 1000, 0, 0).width, 100);
  assert.deepEqual(within({ ...part, x: -50, y: 900 }, whole), { ...part, x: 0, y: 300 });
});

test("a slide that is dragged takes the place it is held over", () => {
  const boxes = [0, 50, 100].map((top) => ({ top, height: 50 }));
  assert.deepEqual(
    [-10, 10, 60, 140, 400].map((y) => placeAt(y, boxes)),
    [0, 0, 1, 2, 2],
  );
});

test("keys on a slide's name choose, move and remove, within the list", () => {
  assert.deepEqual(asked({ key: "ArrowDown", altKey: true }, 0, 3), { kind: "move", at: 0, to: 1 });
  assert.deepEqual(asked({ key: "ArrowUp", altKey: false }, 2, 3), { kind: "choose", at: 1 });
  assert.deepEqual(asked({ key: "Delete", altKey: false }, 2, 3), { kind: "remove", at: 2 });
  assert.equal(asked({ key: "ArrowDown", altKey: true }, 2, 3), null);
  assert.equal(asked({ key: "a", altKey: false }, 1, 3), null);
});

test("a session that has had no briefing takes the browser's; any other is kept there", () => {
  assert.deepEqual(exchanged({ text: "", isFresh: true }, "kept"), { kept: null, handed: "kept" });
  assert.deepEqual(exchanged({ text: "new", isFresh: false }, "kept"), { kept: "new", handed: "" });
  assert.deepEqual(exchanged({ text: "", isFresh: false }, "kept"), { kept: "", handed: "" });
  assert.deepEqual(exchanged({ text: "kept", isFresh: false }, "kept"), { kept: null, handed: "" });
});

test("a file is called as its answer says", () => {
  assert.equal(nameIn('attachment; filename="blue-helmets-map-1994-07-15.png"'), "blue-helmets-map-1994-07-15.png");
  assert.equal(nameIn(null), "");
});

test("a file's address takes along what of the map is on the screen", () => {
  const address = "http://un.example/assets/take/map.png?date=1994-07-15";
  assert.equal(framed(address, "25,26,45,38"), `${address}&frame=25%2C26%2C45%2C38`);
  assert.equal(framed(address, ""), address);
});
