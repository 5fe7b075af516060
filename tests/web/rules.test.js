/* Does the browser's copy of the rules say what the server's says? */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { holds, isDeployed, isRecent, isThere, ownersIn, seatOn, strengthOn, worldOn } from "../../web/shared/rules.js";

test("an operation is deployed from its first day to its last, and to this day where it has no end", () => {
  const span = { start: "1956-11-12", end: "1967-06-19" };
  assert.deepEqual(
    ["1956-11-11", "1956-11-12", "1967-06-19", "1967-06-20"].map((day) => isDeployed(span, day)),
    [false, true, true, false],
  );
  assert.ok(isDeployed({ start: "1948-05-29", end: "" }, "2026-11-22"));
});

test("the last known count stands until the operation ends, with its day", () => {
  const mission = {
    start: "2014-04-10",
    end: "",
    strength: [
      ["2014-09-30", 7000],
      ["2023-03", 17000, 1],
    ],
  };
  assert.equal(strengthOn(mission, "2014-09-29"), null);
  assert.deepEqual(strengthOn(mission, "2020-01-01"), {
    persons: 7000,
    counted: "2014-09-30",
    isAbout: false,
    isDoubtful: false,
  });
  assert.deepEqual(strengthOn(mission, "2026-11-22"), { persons: 17000, counted: "2023-03", isAbout: true, isDoubtful: false });
  assert.equal(strengthOn({ ...mission, strength: [] }, "2026-11-22"), null);
  assert.equal(strengthOn({ ...mission, end: "2024-01-01" }, "2026-11-22"), null);
});

test("the seat of a day is the dated one held then, else one held or the main one", () => {
  const seat = (place, from, to, main) => ({ place, from, to, main });
  const moved = { seats: [seat("Cairo", "1973-10-26", "1974-08-12", true), seat("Ismailia", "1974-08-13", "", false)] };
  assert.equal(seatOn(moved, "1974-08-12").place, "Cairo");
  assert.equal(seatOn(moved, "1974-08-13").place, "Ismailia");
  assert.equal(seatOn(moved, "1970-01-01").place, "Cairo"); // before both: the main one
  const undated = { seats: [seat("Zagreb", "", "", true), seat("Sarajevo", "1992-03-13", "1992-05-16", false)] };
  assert.equal(seatOn(undated, "1992-04-01").place, "Sarajevo");
  assert.equal(seatOn(undated, "1993-04-01").place, "Zagreb");
});

test("a span without a first or last day holds on that side for ever", () => {
  assert.ok(holds("", "", "1948-05-29") && holds("", "1990-01-01", "1990-01-01") && !holds("1990-01-02", "", "1990-01-01"));
});

test("a day belongs to the last world that has begun, and each unit to its last owner", () => {
  const days = ["1948-05-29", "1991-12-25", "2011-07-09"];
  assert.deepEqual(
    ["1940-01-01", "1991-12-24", "1991-12-25", "2026-01-01"].map((day) => worldOn(days, day)),
    [0, 0, 1, 2],
  );
  const units = { RUS: [[0, 10], [1, 11]], SSD: [[2, 20]] }; // prettier-ignore
  assert.deepEqual(ownersIn(units, 1), { RUS: 11, SSD: 20 });
});

test("a line is there from its agreement until the day it ceases", () => {
  assert.deepEqual(
    ["1949-07-26", "1949-07-27", "1972-12-16", "1972-12-17"].map((day) => isThere(day, "1949-07-27", "1972-12-17")),
    [false, true, true, false],
  );
});

const golden = JSON.parse(readFileSync(new URL("../golden/rules.json", import.meta.url), "utf8"));
const missionOf = new Map(golden.missions.map((mission) => [mission.id, mission]));

test("every case that Python made (tests/golden/make_rules.py) has the same answer here", () => {
  assert.ok(golden.deployed.length + golden.seats.length + golden.strengths.length >= 200);
  for (const [day, ids] of golden.deployed) {
    const deployed = golden.missions.filter((mission) => isDeployed(mission, day)).map((mission) => mission.id);
    assert.deepEqual(deployed.sort(), ids, day);
  }
  for (const [id, day, place] of golden.seats) assert.equal(seatOn(missionOf.get(id), day).place, place, `${id} on ${day}`);
  for (const [id, day, count] of golden.strengths) {
    const wanted = count && { persons: count[1], counted: count[0], isAbout: count.length > 2, isDoubtful: count[2] === 2 };
    assert.deepEqual(strengthOn(missionOf.get(id), day), wanted, `${id} on ${day}`);
  }
  for (const [date, day, is] of golden.recent) assert.equal(isRecent(date, day), is, `${date} on ${day}`);
});
