/* Which years does a map that stands alone play, and how fast? */

export const SPEEDS = [3, 6, 12, 24]; // months in a second

/** Return the years from and to which the bar goes, in order and within those there are. @param {number} from @param {number} to @param {number} latest */
export function spanOf(from, to, latest) {
  const within = (/** @type {number} */ year) => Math.min(Math.max(Math.round(year) || 1948, 1948), latest);
  const years = [within(from), within(to)];
  return [Math.min(...years), Math.max(...years)];
}
