/* Where was a bar that was moving when it was taken out of the page? Where light and dark change quickly, another is built in its place. */

const ANEW = 3000; // milliseconds in which it is

/** @type {{channel: string, day: string, isPlaying: boolean, at: number} | null} */
let left = null;

/** Keep where a bar was. @param {string} channel @param {string} day @param {boolean} isPlaying */
export function leaveOff(channel, day, isPlaying) {
  left = { channel, day, isPlaying, at: Date.now() };
}

/** Return, once, where the bar was in whose place another stands now. @param {string} channel */
export function takeUp(channel) {
  const was = left;
  left = null;
  return was?.channel === channel && Date.now() - was.at <= ANEW ? was : null;
}
