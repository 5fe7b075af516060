/* Do the small parts of map and bar say what they should? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shareOf, ticksOf } from "../../web/bar/event_ticks.js";
import { arc } from "../../web/map/flows.js";
import { standing, words } from "../../web/map/site_marks.js";

import { seenOn } from "../../web/map/events.js";

const { nearest, pickOf } = await import("../../web/bar/timeline_picture.js");
const link = (href) => ({ getAttribute: (name) => (name === "href" ? href : null) });

test("events are those of the year before the day, of a chosen operation all so far", () => {
  const rows = [["a-1990", "a", "1990-05-01"], ["b-1993", "b", "1993-09-01"], ["a-1994", "a", "1994-04-06"], ["a-1995", "a", "1995-01-01"]]; // prettier-ignore
  const ids = (chosen, missions = ["a", "b"]) => seenOn(rows, "1994-07-15", missions, chosen).map(([id]) => id);
  assert.deepEqual(ids(""), ["b-1993", "a-1994"]);
  assert.deepEqual(ids("", ["b"]), ["b-1993"]);
  assert.deepEqual(ids("a"), ["a-1990", "a-1994"]);
});

test("a day stands in the picture by its share of the days", () => {
  assert.equal(shareOf("1948-01-01", "2026-11-22"), 0);
  assert.equal(shareOf("2026-11-22", "2026-11-22"), 1);
  const rows = ["1994-04-06", "1994-04-11", "1996-03-08"].map((day) => [day, "unamir", day, day, null, null, "", 0]);
  assert.deepEqual(
    ticksOf(rows, 1000, "2026-11-22").map((tick) => tick.rows.length),
    [2, 1],
  );
});

test("a link of the picture is an operation, a reform or an event", () => {
  assert.deepEqual(pickOf(link("?event=unamir-1994-eto")), { kind: "event", id: "unamir-1994-eto" });
  assert.deepEqual(pickOf(link("?mission=untac")), { kind: "mission", id: "untac" });
  assert.deepEqual(pickOf(link("https://example.org/?reform=brahimi-2000")), { kind: "reform", id: "brahimi-2000" });
  assert.equal(pickOf(link("#")), null);
});

test("the picture nearest in width is taken", () => {
  assert.equal(nearest([340, 680, 1000], 390), 340);
  assert.equal(nearest([340, 680, 1000], 900), 1000);
});

test("a line bends to the left of its way and ends where it should", () => {
  const there = arc([0, 0], [0, 10]),
    back = arc([0, 10], [0, 0]);
  assert.deepEqual([there[0], there[24]], [[0, 0], [0, 10]]); // prettier-ignore
  assert.ok(there[12][0] > 0 && back[12][0] < 0);
});

test("sites of a year come with the large ones first, and each says what is known of it", () => {
  const site = (place, entry) => ({ place, at: [0, 0], years: [entry] });
  const missions = [{ id: "unmil", acronym: "UNMIL", region: "Africa", sites: [site("Gbarnga", [2006, null, 16, 0]), site("Monrovia", [2006, 1200, 32 + 64 + 2, 1])] }]; // prettier-ignore
  const shown = standing(missions, 2006);
  assert.deepEqual(
    shown.map((s) => s.site.place),
    ["Monrovia", "Gbarnga"],
  );
  assert.deepEqual(words(shown[0], ["", "Ghana; Nigeria"]), [
    "Monrovia, UNMIL",
    "about 1,200 troops",
    "Headquarters of the operation",
    "Also: military observers",
    "Contributors: Ghana, Nigeria",
  ]);
  assert.deepEqual(words(shown[1], [""]), ["Gbarnga, UNMIL", "Troops: no figure", "Sector headquarters"]);
  assert.deepEqual(standing(missions, 2007), []);
});
