/* Which files does the browser fetch, and what is in them? geo/layers.py, geo/worlds.py and geo/areas.py make them. */
import { unpacked } from "./packed.js";

/** @typedef {import("./rules.js").Seat} Seat */
/** @typedef {import("./scheme.js").Scheme} Scheme */
/** Colours of the regions by scheme. @typedef {Record<Scheme, Record<string, string>>} Colors */

/**
 * An operation as the browser knows it; `since` its first day as far as it is known, where that is not a day; `until` is the last end of its mandate that is known, where it is open; its counts of strength, oldest first.
 * @typedef {{id: string, acronym: string, name: string, region: string, where: string, purpose: string, start: string,
 *   end: string, since?: string, until?: string, hosts: string[], strength: import("./rules.js").Count[], seats: Seat[]}} Mission
 */
/** @typedef {{colors: Colors, missions: Mission[]}} MissionsFile */
/**
 * Who owned each unit of land when: an entry of states is [state_id, name, status, administered_by, is_approximate].
 * @typedef {{days: string[], states: [string, string, string, string, number][], units: Record<string, [number, number][]>}} WorldsFile
 */
/** @typedef {{unit_id: string, country_id: string, status: string}} UnitProperties */
/** @typedef {{a: string, b: string, standing: string, from: string, until: string}} EdgeProperties */
/** @typedef {{mission_id: string, first: string, last: string, schematic: boolean}} AreaProperties */
/**
 * @template P
 * @typedef {{type: "FeatureCollection", features: {type: "Feature", geometry: import("geojson").Geometry, properties: P}[]}} Features
 */
/** Capitals by iso3: [place, latitude, longitude, country]. @typedef {{capitals: Record<string, [string, number, number, string]>}} PlacesFile */
/**
 * Contributors by operation and year: [iso3, persons on the mean, 1 where doubtful], the most first.
 * @typedef {{years: [number, number], names: Record<string, string>, missions: Record<string, Record<number, [string, number][]>>}} FlowsFile
 */
/**
 * Something that happened: [event_id, mission_id, its day, its date as far as it is known, latitude, longitude, title, 1 where of the first
 * rank, 1 where not confirmed]; without a place latitude and longitude are null.
 * @typedef {[string, string, string, string, number | null, number | null, string, number, number]} HappenedRow
 */
/** Oldest first. @typedef {{events: HappenedRow[]}} EventsFile */
/** A site's year: [year, troops or null, marks, number of its contributors' text]. @typedef {[number, number | null, number, number]} SiteYear */
/** @typedef {{place: string, at: [number, number], years: SiteYear[]}} Site */
/** @typedef {{id: string, acronym: string, region: string, sites: Site[]}} MissionSites */
/** `most` are the troops at the largest site there ever was. @typedef {{colors: Colors, years: [number, number], most: number, parties: string[], missions: MissionSites[]}} SitesFile */
/** @typedef {{names: Record<string, string>, years: Record<number, Record<string, number>>}} ValuesFile */

/** What is not counted, each with its place and the days between which it is known. @typedef {{others: {name: string, kind: string, at: [number, number], from: string, to: string}[]}} OthersFile */

/** Below which address everything of the atlas stands, whatever the base path is: web/ is served at assets/web/<tag>/. */
const ASSETS = new URL("../../../", import.meta.url);

/** Return the whole address of a file below the assets. @param {string} file */
export const addressOf = (file) => new URL(file, ASSETS).href;

/**
 * Fetch a file below the assets.
 * @param {string} file
 * @returns {Promise<any>}
 */
export async function json(file) {
  const answer = await fetch(addressOf(file));
  if (!answer.ok) throw new Error(`${answer.status} for ${file}`);
  return unpacked(await answer.json());
}
