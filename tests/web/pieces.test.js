/* Do the small parts of map and bar say what they should? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arc } from "../../web/map/flows.js";
import { standing, words } from "../../web/map/site_marks.js";

const { nearest, pickOf } = await import("../../web/bar/timeline_picture.js");
const link = (href) => ({ getAttribute: (name) => (name === "href" ? href : null) });

test("a link of the picture is an operation or a reform", () => {
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
