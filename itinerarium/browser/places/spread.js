// @ts-check
/** Markers that would lie on one another are nudged side by side. */

/** @typedef {{x: number, y: number, size: number, weight: number}} Disc `weight`: a heavy one hardly moves */

const ROUNDS = 14;
const CLOSER = 0.92;

/**
 * How far each marker is moved so that they show side by side, never farther than `most`.
 * @param {Disc[]} discs
 * @param {number} most in pixels
 * @returns {{dx: number, dy: number}[]}
 */
export function spread(discs, most) {
  const moved = discs.map(({ x, y }) => ({ x, y }));
  const pairs = nearPairs(discs, most);
  for (let round = 0; round < ROUNDS; round++) {
    const isCalm = pairs.reduce((calm, pair) => !partDiscs(discs, moved, pair) && calm, true);
    for (const [index, point] of moved.entries()) holdBack(point, /** @type {Disc} */ (discs[index]), most);
    if (isCalm) break;
  }
  return moved.map(({ x, y }, index) => ({ dx: x - (discs[index]?.x ?? x), dy: y - (discs[index]?.y ?? y) }));
}

/** Pairs that can ever touch. @param {Disc[]} discs @param {number} most @returns {[number, number][]} */
function nearPairs(discs, most) {
  const order = discs.map((_, index) => index).sort((one, other) => (discs[one]?.x ?? 0) - (discs[other]?.x ?? 0));
  const widest = Math.max(0, ...discs.map(({ size }) => size));
  /** @type {[number, number][]} */
  const pairs = [];
  order.forEach((one, index) => {
    const here = /** @type {Disc} */ (discs[one]);
    for (let next = index + 1; next < order.length; next++) {
      const other = /** @type {number} */ (order[next]);
      const there = /** @type {Disc} */ (discs[other]);
      if (there.x - here.x > widest + 2 * most) break;
      if (Math.abs(there.y - here.y) <= widest + 2 * most) pairs.push([one, other]);
    }
  });
  return pairs;
}

/**
 * Push two apart if they overlap, the light one more.
 * @param {Disc[]} discs
 * @param {{x: number, y: number}[]} moved
 * @param {[number, number]} pair
 * @returns {boolean} whether they did
 */
function partDiscs(discs, moved, [one, other]) {
  const a = /** @type {Disc} */ (discs[one]);
  const b = /** @type {Disc} */ (discs[other]);
  const here = /** @type {{x: number, y: number}} */ (moved[one]);
  const there = /** @type {{x: number, y: number}} */ (moved[other]);
  const gap = Math.hypot(there.x - here.x, there.y - here.y);
  const wanted = ((a.size + b.size) / 2) * CLOSER;
  if (gap >= wanted) return false;
  const angle = gap > 0.01 ? Math.atan2(there.y - here.y, there.x - here.x) : one * 2.4;
  const push = (wanted - gap) / (a.weight + b.weight);
  here.x -= Math.cos(angle) * push * b.weight;
  here.y -= Math.sin(angle) * push * b.weight;
  there.x += Math.cos(angle) * push * a.weight;
  there.y += Math.sin(angle) * push * a.weight;
  return true;
}

/** @param {{x: number, y: number}} point @param {Disc} disc @param {number} most */
function holdBack(point, disc, most) {
  const far = Math.hypot(point.x - disc.x, point.y - disc.y);
  if (far <= most) return;
  point.x = disc.x + ((point.x - disc.x) * most) / far;
  point.y = disc.y + ((point.y - disc.y) * most) / far;
}
