/* Is a day told by the last entry not after it, and do its links keep the view? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inView, toldOn } from "../../web/bar/known_days.js";

test("a day is told by the last entry not after it", () => {
  const told = [
    ["1948-05-29", "a"],
    ["1993-01-01", "b"],
    ["1994-01-01", "c"],
  ];
  const said = ["1948-05-28", "1948-05-29", "1992-12-31", "1993-01-01", "1993-12-31", "2026-11-22"].map((day) =>
    toldOn(told, day),
  );
  assert.deepEqual(said, ["", "a", "a", "b", "b", "c"]);
  assert.equal(toldOn([], "1994-01-01"), "");
});

test("a link keeps the view, takes the day that is shown, and says what it says itself", () => {
  const view = "date=1993-07-01&mission=unifil&region=Middle+East";
  assert.equal(inView("institution", view, "1994-07-01"), "institution?date=1994-07-01&mission=unifil&region=Middle+East");
  assert.equal(
    inView("reform?more=doctrine", "lang=qps&date=1993-07-01", "1994-07-01"),
    "reform?lang=qps&date=1994-07-01&more=doctrine",
  );
  assert.equal(inView("reform", "", "1994-07-01"), "reform?date=1994-07-01");
});
