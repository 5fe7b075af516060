/* Where does a name stand? Beside its dot where nothing else is: a small search, the same that the atlas's pictures use. */

/**
 * A box: left, top, right, bottom in pixels.
 * @typedef {[number, number, number, number]} Box
 */
/** @typedef {{x: number, y: number}} Point */
/**
 * What wants a name: its dot's middle and radius, the name's size, and where it stood before (a candidate's number).
 * @typedef {{point: Point, radius: number, width: number, height: number, before?: number}} Named
 */
/**
 * Where a name stands: its left upper corner seen from the dot's middle, its box, the number of its place, and whether a line leads to it.
 * @typedef {{offset: [number, number], box: Box, place: number, led: boolean}} Placed
 */

const SIDES = 8;
const RINGS = [16, 30, 48]; // pixels beyond the dot at which a name led to by a line stands
const SIDE_COST = [0, 1, 1.6, 2, 2.4, 2.6, 2.8, 3];
const RING_COST = 8,
  OVERLAP_COST = 2, // a square pixel
  DOT_COST = 0.4,
  MARK_COST = 2,
  DOT_CROSSED = 12, // a dot that the line runs through
  OUT = 20, // standing beyond the frame at all
  OUT_COST = 1.5, // each pixel of it
  CROSSING_COST = 14,
  APART = 3, // pixels kept free between two names on a line
  STAY = 2; // what another place must be cheaper by, so that names do not dance
const PASSES = 8;

/**
 * Return the left upper corner of each place for a name, seen from its dot: eight sides, then rings of eight.
 * @param {Named} named
 * @returns {[number, number][]}
 */
function places({ radius, width: w, height: h }) {
  const gap = radius + 3;
  /** @type {[number, number][]} */
  const beside = [
    [gap, -h / 2],
    [-gap - w, -h / 2],
    [-w / 2, -gap - h],
    [-w / 2, gap],
    [gap - 2, -gap - h / 2],
    [gap - 2, 2],
    [2 - gap - w, -gap - h / 2],
    [2 - gap - w, 2],
  ];
  for (const ring of RINGS) {
    for (let side = 0; side < SIDES; side += 1) {
      const angle = (side * Math.PI) / 4,
        far = gap + ring,
        x = Math.cos(angle) * far,
        y = Math.sin(angle) * far;
      // The name's nearest edge or corner meets the line's end.
      beside.push([x - (w * (1 - Math.cos(angle))) / 2, y - (h * (1 - Math.sin(angle))) / 2]);
    }
  }
  return beside;
}

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

/** Return the point of a box nearest to a point. @param {Box} box @param {Point} point @returns {Point} */
export const nearest = (box, { x, y }) => ({
  x: Math.min(Math.max(x, box[0]), box[2]),
  y: Math.min(Math.max(y, box[1]), box[3]),
});

/** Say whether two lines cross. @param {Point} a @param {Point} b @param {Point} c @param {Point} d */
function cross(a, b, c, d) {
  const turn = (/** @type {Point} */ p, /** @type {Point} */ q, /** @type {Point} */ r) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}

/** Say whether a line runs through a box. @param {Point} a @param {Point} b @param {Box} box */
function through(a, b, [left, top, right, bottom]) {
  if (Math.max(a.x, b.x) < left || Math.min(a.x, b.x) > right || Math.max(a.y, b.y) < top || Math.min(a.y, b.y) > bottom)
    return false;
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return corners.some((corner, n) => cross(a, b, corner, corners[(n + 1) % 4]));
}

/**
 * A place a name can take, and what it costs whatever the other names do.
 * @typedef {Placed & {end: Point, fixed: number}} Choice
 */

/**
 * Return the places of a name with what each costs: its side or ring, the frame's edge, what is covered, the dots.
 * @param {Named} named @param {Box[]} dots The others'. @param {Box[]} covered @param {Point} size @param {Box[]} marks
 * @returns {Choice[]}
 */
function choicesOf(named, dots, covered, size, marks) {
  return places(named).map((offset, place) => {
    const x = named.point.x + offset[0],
      y = named.point.y + offset[1],
      box = /** @type {Box} */ ([x, y, x + named.width, y + named.height]),
      led = place >= SIDES,
      end = nearest(box, named.point),
      out = Math.max(0, -x) + Math.max(0, -y) + Math.max(0, box[2] - size.x) + Math.max(0, box[3] - size.y);
    let fixed = led ? RING_COST * Math.floor(place / SIDES) + SIDE_COST[place % SIDES] / 4 : SIDE_COST[place];
    if (out) fixed += OUT_COST * out + OUT;
    for (const other of covered) fixed += OVERLAP_COST * overlap(box, other);
    for (const mark of marks) fixed += MARK_COST * overlap(box, mark);
    for (const dot of dots) fixed += DOT_COST * overlap(box, dot) + (led && through(named.point, end, dot) ? DOT_CROSSED : 0);
    return { offset, box, place, led, end, fixed };
  });
}

/**
 * Return what two names cost each other.
 * @param {Point} at @param {Choice} a @param {Point} other @param {Choice} b
 */
function between(at, a, other, b) {
  const [left, top, right, bottom] = a.box;
  let cost = OVERLAP_COST * overlap([left - APART, top, right + APART, bottom], b.box);
  if (a.led && through(at, a.end, b.box)) cost += CROSSING_COST;
  if (b.led && through(other, b.end, a.box)) cost += CROSSING_COST;
  if (a.led && b.led && cross(at, a.end, other, b.end)) cost += CROSSING_COST;
  return cost;
}

/**
 * Place every name: start with the cheapest place of each, then move one at a time to its cheapest until nothing moves.
 * @param {Named[]} all Those that matter most first.
 * @param {Box[]} covered What may not be written over: legend, controls.
 * @param {Point} size The frame's.
 * @param {Box[]} [marks] Other marks, which names keep clear of as of dots.
 * @returns {Placed[]}
 */
export function placeAll(all, covered, size, marks = []) {
  const dots = all.map(({ point: { x, y }, radius: r }) => /** @type {Box} */ ([x - r, y - r, x + r, y + r]));
  const choices = all.map((named, n) => choicesOf(named, dots.toSpliced(n, 1), covered, size, marks));
  /** @type {(Choice | null)[]} */
  const chosen = all.map((named, n) => (named.before === undefined ? null : choices[n][named.before]));
  /** @param {number} n @param {Choice} choice @param {number} most Cost from which it is not worth counting on. */
  const cost = (n, choice, most) => {
    let sum = choice.fixed;
    for (let other = 0; other < chosen.length && sum < most; other += 1) {
      const there = chosen[other];
      if (there && other !== n) sum += between(all[n].point, choice, all[other].point, there);
    }
    return sum;
  };
  for (let pass = 0, isMoved = true; isMoved && pass < PASSES; pass += 1) {
    isMoved = false;
    for (let n = 0; n < all.length; n += 1) {
      const now = chosen[n];
      let best = now,
        least = now ? cost(n, now, Infinity) - STAY : Infinity;
      for (const choice of choices[n]) {
        const each = cost(n, choice, least);
        if (each < least) [best, least] = [choice, each];
      }
      isMoved ||= best !== now;
      chosen[n] = best;
    }
  }
  return chosen.map((choice, n) => choice ?? choices[n][0]);
}

/**
 * Place one name beside its dot, on the first side where it hits nothing and stays within the frame, or nowhere.
 * @param {{width: number, height: number}} name @param {Point} point @param {Box[]} taken @param {Point} size @param {number} radius
 * @returns {{offset: [number, number], box: Box} | null}
 */
export function beside(name, point, taken, size, radius) {
  for (const offset of places({ point, radius, ...name }).slice(0, SIDES)) {
    const x = point.x + offset[0],
      y = point.y + offset[1],
      box = /** @type {Box} */ ([x, y, x + name.width, y + name.height]);
    const isInside = x > 0 && y > 0 && box[2] < size.x && box[3] < size.y;
    if (isInside && taken.every((t) => !overlap(box, t))) return { offset, box };
  }
  return null;
}
