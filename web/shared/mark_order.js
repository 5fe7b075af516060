/* In which order are the marks of a chart read, and which is meant by a key? Of names and boxes alone, without a page. */

/**
 * A mark: what it says, where it is, in which of several plots, and with which others it was drawn.
 * @typedef {{name: string, left: number, top: number, right: number, bottom: number, cell: number, layer: number}} Mark
 */

const STRAIGHT = 2, // a mark twice as far aside as it is above or below lies beside, not above
  WIDE = 1.5; // times as wide as high

/**
 * Whether marks that were drawn together are read row by row, as bars that lie and lanes of a timeline; else column by column, as years.
 * @param {Mark[]} marks
 */
export function isInRows(marks) {
  const wide = marks.filter(({ left, top, right, bottom }) => right - left > WIDE * (bottom - top));
  return wide.length > marks.length / 2;
}

/**
 * Return marks as they are read, plot by plot, rows and columns each by themselves, and each sentence once: a mark that is seen often lies
 * under one that is only pointed at.
 * @template {Mark} M
 * @param {M[]} marks
 * @returns {M[]}
 */
export function inOrder(marks) {
  const once = [...new Map(marks.map((mark) => [`${mark.cell} ${mark.name}`, mark])).values()];
  const layers = [...new Set(once.map(({ layer }) => layer))];
  const lying = new Set(layers.filter((layer) => isInRows(once.filter((mark) => mark.layer === layer))));
  const topOf = (/** @type {M} */ mark) =>
    Math.min(
      ...once.filter((each) => each.cell === mark.cell && lying.has(each.layer) === lying.has(mark.layer)).map(({ top }) => top),
    );
  const placed = once.map((mark) => ({ mark, isLying: lying.has(mark.layer), high: topOf(mark) }));
  placed.sort((one, other) => {
    const [a, b] = [one.mark, other.mark],
      across = Math.round(a.left) - Math.round(b.left),
      down = Math.round(a.top) - Math.round(b.top);
    return (
      a.cell - b.cell ||
      (one.isLying === other.isLying
        ? one.isLying
          ? down || across
          : across || down
        : one.high - other.high || Number(other.isLying) - Number(one.isLying))
    );
  });
  return placed.map(({ mark }) => mark);
}

/** @param {Mark} mark */
const middle = ({ left, top, right, bottom }) => [(left + right) / 2, (top + bottom) / 2];

/**
 * Return the place of the mark nearest above or below, or -1.
 * @param {Mark[]} marks @param {number} at @param {number} way 1 down, -1 up.
 */
function nearest(marks, at, way) {
  const [x, y] = middle(marks[at]);
  let [best, least] = [-1, Infinity];
  marks.forEach((mark, n) => {
    const [across, down] = [Math.max(mark.left - x, x - mark.right, 0), way * (middle(mark)[1] - y)];
    if (n === at || down < 1 || across > STRAIGHT * down + (marks[at].right - marks[at].left)) return;
    if (across * STRAIGHT + down < least) [best, least] = [n, across * STRAIGHT + down];
  });
  return best;
}

/**
 * Return the place of the mark to which a key leads, -1 for a key that leads nowhere.
 * @param {Mark[]} marks In order. @param {number} at The place one is at, -1 before the first. @param {string} key As the browser names it.
 */
export function stepTo(marks, at, key) {
  const end = marks.length - 1,
    next = Math.min(at + 1, end),
    before = Math.max(at - 1, 0);
  if (end < 0) return -1;
  if (key === "Home") return 0;
  if (key === "End") return end;
  if (key === "ArrowRight") return next;
  if (key === "ArrowLeft") return before;
  if (key !== "ArrowDown" && key !== "ArrowUp") return -1;
  if (at < 0) return 0;
  const near = nearest(marks, at, key === "ArrowDown" ? 1 : -1);
  return near >= 0 ? near : key === "ArrowDown" ? next : before;
}

/**
 * Return the place of the next mark whose sentence begins with what was typed, or -1; one letter alone leads on from mark to mark.
 * @param {Mark[]} marks @param {number} at @param {string} typed
 */
export function begunWith(marks, at, typed) {
  const from = typed.length > 1 ? Math.max(at, 0) : at + 1,
    sought = typed.toLowerCase();
  for (let n = 0; n < marks.length; n += 1) {
    const place = (from + n) % marks.length;
    if (marks[place].name.toLowerCase().startsWith(sought)) return place;
  }
  return -1;
}
