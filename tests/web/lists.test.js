/* Is a state found in a list by another name than it has there? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { meant } from "../../web/shared/lists.js";

const NAMES = {
  offered: ["Burkina Faso", "Côte d'Ivoire", "Myanmar", "Türkiye", "UNEF I"],
  called: { burma: "Myanmar", turkey: "Türkiye", ivorycoast: "Côte d'Ivoire", unef1: "UNEF I", gambia: "Gambia" },
};

for (const [typed, found] of [
  ["", ""],
  ["burk", "burk"],
  ["Cote", "Côte"],
  ["COTE D’I", "Côte d'I"],
  ["co\u0302te d’ivoire", "Côte d'Ivoire"],
  ["turki", "Türki"],
  ["Turkey", "Türkiye"],
  ["Burm", "Burm"], // whoever types on would have typed behind another name
  ["Burma", "Myanmar"],
  ["ivory coast ", "Côte d'Ivoire"],
  ["UNEF-1", "UNEF I"],
  ["the Gambia", "Gambia"],
  ["Atlantis", "Atlantis"],
])
  test(`“${typed}” is looked for as “${found}”`, () => assert.equal(meant(typed, NAMES), found));
