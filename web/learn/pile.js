/*
 * Which card comes next? What was known is put away; what was not lies under the others, to come again.
 */

/**
 * Return a pile without the card that lies on top, put away or under the others.
 * @param {number[]} pile Places of cards, the top one first. @param {boolean} isKnown
 */
export function put(pile, isKnown) {
  const [top, ...rest] = pile;
  return isKnown || top === undefined ? rest : [...rest, top];
}
