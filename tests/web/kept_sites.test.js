/* Does the map of sites ask for one year first, and for all when that is not enough? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { KeptSites } from "../../web/map/kept_sites.js";

const site = (...years) => ({ place: "Base", at: [0, 0], years: years.map(([year, troops]) => [year, troops, 0, 0]) });
const missions = [
  { id: "unifil", sites: [site([1999, 30], [2001, 90])] },
  { id: "undof", sites: [site([2000, null])] },
];
const FILES = {
  "all.json": { years: [1994, 2024], most: 900, missions },
  "2001.json": { years: [1994, 2024], most: 900, missions: [] },
};
const asked = [];
let isThere = true;
globalThis.fetch = async (address) => {
  const name = address.split("/").at(-1);
  asked.push(name);
  return { ok: isThere, status: 503, json: async () => structuredClone(FILES[name]) };
};
const sites = () => new KeptSites({ sites: "all.json", "sites-2001": "2001.json" });

test("a year of all operations is one small file, and says how far all reach", async () => {
  asked.length = 0;
  const kept = sites();
  await kept.begin("", 2001);
  assert.deepEqual([asked, kept.isWhole, kept.bounds(""), kept.most("")], [["2001.json"], false, [1994, 2024], 900]);
  assert.deepEqual([kept.has("", 2001, 2001), kept.has("", 2001, 2002), kept.has("unifil", 2001)], [true, false, false]);
  await Promise.all([kept.complete(), kept.complete()]);
  assert.deepEqual([asked, kept.has("unifil", 1999)], [["2001.json", "all.json"], true]);
  assert.deepEqual([kept.bounds("unifil"), kept.most("unifil"), kept.most("undof")], [[1999, 2001], 90, 1]);
});

test("an operation, and a year without a file, begin with all", async () => {
  for (const [mission, year] of [
    ["unifil", 2001],
    ["", 1990],
  ]) {
    asked.length = 0;
    const kept = sites();
    await kept.begin(mission, year);
    assert.deepEqual([asked, kept.isWhole, kept.missions("undof").length], [["all.json"], true, 1]);
  }
});

test("what did not come is asked for again", async () => {
  const kept = sites();
  await kept.begin("", 2001);
  isThere = false;
  await assert.rejects(kept.complete());
  isThere = true;
  await kept.complete();
  assert.ok(kept.isWhole);
});
