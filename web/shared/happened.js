/* What is said of an event? One sentence, on the map and on the timeline. */
import { asKnown } from "./days.js";
import { say } from "./words.js";

/**
 * Say what happened in one sentence.
 * @param {import("./files.js").HappenedRow} row @param {string} acronym
 */
export const toldOf = ([, , , known, , , title], acronym) =>
  say("{date}, {acronym}: {title}", { date: asKnown(known), acronym, title });
