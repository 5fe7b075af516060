/* How is the map of operations shown beside a story's text? In a frame of its own, begun by the story's page and moved by it. */
import { addressOf } from "../shared/files.js";

/** @typedef {{files: Record<string, string>, frame: any, program: string, later: string[]}} Options addresses below the assets */

/**
 * Begin the map, and fetch what a later view will ask for.
 * @param {Options} options @returns {{commit: (view: any) => void, isWhole: Promise<void>}}
 */
function begin({ files, frame, program, later }) {
  const { crs, ...rest } = frame;
  const map = L.map("map", { ...rest, crs: /** @type {any} */ (L.CRS)[crs] });
  const atlas = /** @type {any} */ (window).atlasMap(map, {
    files,
    channel: `story-${Math.random()}`,
    program: addressOf(program),
  });
  followChoices(atlas);
  return { ...atlas, isWhole: fetchAll(later.map((name) => files[name]).filter(Boolean)) };
}

/** Lift out an operation that is picked, until the story moves on: no server does. @param {{commit: (view: any) => void}} atlas */
function followChoices(atlas) {
  const setComponentValue = (/** @type {{last_object_clicked_tooltip: string}} */ value) => {
    const told = JSON.parse(value.last_object_clicked_tooltip);
    if (told.kind === "mission") atlas.commit({ mission: told.id });
  };
  Object.assign(window, { Streamlit: { setComponentValue } });
}

/** Ask for files one after the other, which the browser then keeps. @param {string[]} files */
async function fetchAll(files) {
  for (const file of files) await fetch(addressOf(file)).catch(() => null); // asked for again by the map, which says what did not come
}

Object.assign(window, { begin });
