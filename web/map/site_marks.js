/* What is known of a site in a year? Its marks, as one number, and in words. */
import { say, sayN, number } from "../shared/words.js";

/** What stands at a site, each a power of two: geo/layers.py. */
export const MARKS = { police: 1, observers: 2, aviation: 4, medical: 8, sector: 16, mission: 32, estimated: 64, doubtful: 128 };

/**
 * A site in a year: its operation, troops (null where unknown), marks and the number of its contributors' text.
 * @typedef {{m: import("../shared/files.js").MissionSites, site: import("../shared/files.js").Site, troops: number | null, marks: number, party: number}} Standing
 */

/** @param {number} n */
export const people = (n) => sayN("{n} person", "{n} troops", n);

/**
 * Return what stood in a year, the small ones last, on top.
 * @param {import("../shared/files.js").MissionSites[]} missions @param {number} year
 * @returns {Standing[]}
 */
export function standing(missions, year) {
  const found = [];
  for (const m of missions) {
    for (const site of m.sites) {
      const entry = site.years.find(([each]) => each === year);
      if (entry) found.push({ m, site, troops: entry[1], marks: entry[2], party: entry[3] });
    }
  }
  return found.sort((a, b) => (b.troops ?? -1) - (a.troops ?? -1));
}

/**
 * Say what the map knows of a site, a line each, the first its name.
 * @param {Standing} s @param {string[]} parties
 */
export function words(s, parties) {
  const there = [
    s.marks & MARKS.police && say("police"),
    s.marks & MARKS.observers && say("military observers"),
    s.marks & MARKS.aviation && say("aviation"),
    s.marks & MARKS.medical && say("medical facility"),
  ].filter(Boolean);
  const troops = s.troops
    ? s.marks & MARKS.estimated
      ? say("about {n} troops", { n: number(s.troops) })
      : people(s.troops)
    : "";
  const seat =
    s.marks & MARKS.mission ? say("Headquarters of the operation") : s.marks & MARKS.sector ? say("Sector headquarters") : "";
  const lines = [
    s.troops === null ? say("Troops: no figure") : troops || say("No troops"),
    seat,
    there.length ? say("Also: {what}", { what: there.join(", ") }) : "",
    parties[s.party] ? say("Contributors: {states}", { states: parties[s.party].split("; ").join(", ") }) : "",
    s.marks & MARKS.doubtful ? say("Doubtful: see the table") : "",
  ];
  return [`${s.site.place}, ${s.m.acronym}`, ...lines.filter(Boolean)];
}

/** Say what stands at all sites of a year. @param {Standing[]} shown */
export function inAll(shown) {
  if (!shown.length) return say("no map of this year");
  const troops = shown.reduce((sum, s) => sum + (s.troops || 0), 0),
    sites = sayN("{n} site", "{n} sites", shown.length);
  if (shown.every((s) => s.troops === null)) return say("{sites}, no figures", { sites });
  return say("{sites}, {troops} with a figure", { sites, troops: troops ? people(troops) : say("no troops") });
}
