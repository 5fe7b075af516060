/* Is whose land it was said in words? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { powersInWords, statusInWords } from "../../web/map/ground.js";

const NAMES = { "united-kingdom": "United Kingdom", egypt: "Egypt" };

test("a territory says who administered it, the United Nations by their name", () => {
  const by = powersInWords("united-nations", NAMES);
  assert.equal(statusInWords("territory_under_administration", by), "administered by the United Nations");
  assert.equal(powersInWords("united-kingdom+egypt", NAMES), "United Kingdom and Egypt");
});

test("a member state needs no word, and no key is shown where nobody administered", () => {
  assert.equal(statusInWords("member_state", ""), "");
  assert.equal(statusInWords("territory_under_administration", powersInWords("", NAMES)), "territory");
});
