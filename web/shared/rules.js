/* What holds on a day? The browser's one copy of the rules that data/ has for the server; tests/golden/rules.json holds them together. */

/**
 * A seat of an operation: where, from and until which day ("" = not known or still so), and whether it is the main one.
 * @typedef {{place: string, at: [number, number], from: string, to: string, main: boolean, turns?: boolean}} Seat
 */
/**
 * A count: its date, written no finer than it is known (2017-03-31, 2018-06 or 2018, which as text is not after any day it can mean),
 * uniformed persons, and 1 where it is rounded, 2 where it is no plain count.
 * @typedef {[string, number, number?]} Count
 */
/** @typedef {{persons: number, counted: string, isAbout: boolean, isDoubtful: boolean}} Strength */
/**
 * An operation's days: ISO dates, which compare as text; an empty end is still open.
 * @typedef {{start: string, end: string}} Span
 */

/**
 * Say whether an operation was deployed on a day; the first and the last day belong to it.
 * @param {Span} span @param {string} day
 */
export const isDeployed = (span, day) => span.start <= day && (!span.end || day <= span.end);

/**
 * Return the operations of a region ("" = all) deployed on a day.
 * @template {Span & {region: string}} M
 * @param {M[]} missions @param {string} day @param {string} region
 */
export const deployed = (missions, day, region) =>
  missions.filter((each) => isDeployed(each, day) && (!region || each.region === region));

/**
 * Say whether something dated by its first and last day held on a day.
 * @param {string} first @param {string} last @param {string} day
 */
export const holds = (first, last, day) => (!first || first <= day) && (!last || day <= last);

/**
 * Return the seat of a day: one that is dated and was held; else the first that was held or is the main one; else the first.
 * Seats come with the main ones first.
 * @template {{from: string, to: string, main: boolean}} S
 * @param {{seats: S[]}} mission @param {string} day
 * @returns {S}
 */
export function seatOn({ seats }, day) {
  /** @param {S} seat */
  const isHeld = (seat) => holds(seat.from, seat.to, day);
  const dated = seats.find((seat) => (seat.from || seat.to) && isHeld(seat));
  return dated ?? seats.find((seat) => isHeld(seat) || seat.main) ?? seats[0];
}

/**
 * Say whether something happened in the year before a day, the day itself among it.
 * @param {string} date @param {string} day
 */
export const isRecent = (date, day) => date <= day && date > `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

/**
 * Return the strength that counts on a day: the last one known stands until the operation ends. Null before the first count, and where it
 * is not deployed.
 * @param {Span & {strength: Count[]}} mission Its counts, oldest first.
 * @param {string} day
 * @returns {Strength | null}
 */
export function strengthOn({ start, end, strength }, day) {
  if (!isDeployed({ start, end }, day)) return null;
  const known = strength[lastBefore(strength, (count) => count[0] <= day)];
  return known ? { persons: known[1], counted: known[0], isAbout: Boolean(known[2]), isDoubtful: known[2] === 2 } : null;
}

/**
 * Return the index of the last item of a sorted list for which something still holds, -1 when it never does.
 * @template T
 * @param {T[]} items @param {(item: T) => boolean} isStill
 */
export function lastBefore(items, isStill) {
  let low = 0,
    high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isStill(items[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Return the number of the world of a day: the last of its days that is not after it.
 * @param {string[]} days @param {string} day
 */
export const worldOn = (days, day) =>
  Math.max(
    lastBefore(days, (each) => each <= day),
    0,
  );

/**
 * Return for each unit of land the row of the state it belongs to in a world.
 * @param {Record<string, [number, number][]>} units @param {number} world
 * @returns {Record<string, number>}
 */
export const ownersIn = (units, world) =>
  Object.fromEntries(
    Object.entries(units).map(([unit, spans]) => [unit, (spans.findLast(([from]) => from <= world) ?? spans[0])[1]]),
  );

/**
 * Say whether a line is there on a day: lines of armistice begin with the agreement.
 * @param {string} day @param {string} from @param {string} until
 */
export const isThere = (day, from, until) => from <= day && (!until || day < until);
