/* Which layers can be switched on? One row each: what it is called, the file it draws from, and where its dots stand if it is of dots. */
import { say } from "../shared/words.js";

/**
 * `name` is that of geo/switches.py; `note` stands beside the label; `file` is fetched when the layer is first seen; `spots` gives the
 * places of a layer of dots, and such a layer needs no more than its row.
 * @typedef {{name: string, label: string, note?: string, file?: string, spots?: (file: any) => [number, number][]}} Row
 */

/** Return the layers in the order of geo/switches.py. @returns {Row[]} */
export const layers = () => [
  { name: "areas", label: say("Areas of operations") },
  { name: "headquarters", label: say("Headquarters") },
  {
    name: "capitals",
    label: say("Capitals of today"),
    note: say("closer in"),
    file: "places",
    spots: (/** @type {import("../shared/files.js").PlacesFile} */ places) =>
      Object.values(places.capitals).map(([, lat, lng]) => [lat, lng]),
  },
  { name: "waters", label: say("Rivers and lakes"), note: say("closer in"), file: "waters" },
  { name: "sites", label: say("Deployment sites of the year"), file: "sites" },
  { name: "hosts", label: say("Host countries") },
  { name: "contributors", label: say("Contributors of the chosen operation"), file: "flows" },
  { name: "today", label: say("Borders of today, to compare") },
  { name: "others", label: say("Missions and forces not counted here"), file: "others" },
  { name: "events", label: say("Events"), note: say("year before the day"), file: "events" },
];
