/* Are sentences filled, counted and translated? And are days the same in every time zone? */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { asKnown, barWords, dayOf, inWords, monthOf } from "../../web/shared/days.js";
import { say, sayN, number, useLanguage } from "../../web/shared/words.js";

after(() => useLanguage("en", {}, (n) => (n === 1 ? 0 : 1)));

test("placeholders are filled by name, and one without a value stays to be seen", () => {
  assert.equal(say("{a} of {b}", { a: 1 }), "1 of {b}");
  assert.equal(sayN("{n} operation deployed", "{n} operations deployed", 1), "1 operation deployed");
  assert.equal(sayN("{n} operation deployed", "{n} operations deployed", 1200), "1,200 operations deployed");
});

test("another language has its own words, plural forms and numbers", () => {
  useLanguage("ru", { Play: "Пуск", "{n} site": ["{n} место", "{n} места", "{n} мест"] }, (n) => (n === 1 ? 0 : n < 5 ? 1 : 2));
  assert.equal(say("Play"), "Пуск");
  assert.deepEqual([1, 3, 7].map((n) => sayN("{n} site", "{n} sites", n)), ["1 место", "3 места", "7 мест"]); // prettier-ignore
  assert.equal(say("Pause"), "Pause"); // not translated yet
  assert.match(number(12345), /12\s345/);
  useLanguage("en", {}, (n) => (n === 1 ? 0 : 1));
});

test("months count from January 1948 and days are written as the bar says them", () => {
  assert.equal(monthOf("1948-01-01"), 0);
  assert.equal(dayOf(monthOf("1994-07-15")), "1994-07-01");
  assert.equal(barWords("1994-07-01"), "July 1994");
  assert.equal(barWords("1994-07-15"), inWords("1994-07-15"));
  assert.equal(inWords("2026-11-22"), "22 November 2026");
  assert.deepEqual(["2017-03-31", "2018-06", "2018"].map(asKnown), ["31 March 2017", "June 2018", "2018"]);
});
