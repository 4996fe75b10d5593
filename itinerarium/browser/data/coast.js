// @ts-check
/** The plate's coast strings back to points: what itinerarium/basemap/coast.py wrote. */

const SIXBIT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The bits of a letter by its code. */
const BITS = new Uint8Array(128);
for (let bits = 0; bits < 64; bits++) BITS[SIXBIT.charCodeAt(bits)] = bits;

/**
 * A ring as x, y, x, y, ... in steps of the grid, y downwards; the last point is not the first.
 * @param {string} text
 * @returns {Int32Array}
 */
export function ringFromText(text) {
  const points = new Int32Array(text.length);
  let length = 0;
  let [number, shift, before, last] = [0, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const bits = /** @type {number} */ (BITS[text.charCodeAt(index)]);
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    const here = before + (number & 1 ? -((number + 1) >> 1) : number >> 1);
    before = last;
    last = here;
    points[length++] = here;
    number = 0;
    shift = 0;
  }
  return points.slice(0, length);
}

/** @typedef {{left: number, top: number, right: number, bottom: number}} GridBox */
/**
 * @typedef {{points: ArrayLike<number>, box: GridBox}} GridLine x, y, x, y, ... and what they reach over, in steps of the grid
 */

/** A line with the box round it. @param {ArrayLike<number>} points @returns {GridLine} */
export function gridLine(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index] ?? 0;
    const y = points[index + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { points, box: { left, top, right, bottom } };
}

/** @type {WeakMap<object, GridLine[]>} */
const unpacked = new WeakMap();

/**
 * The rings of a plate's land, unpacked once for all who draw them.
 * @param {{rings: string[]}} coast
 * @returns {GridLine[]}
 */
export function landOf(coast) {
  const land = unpacked.get(coast) ?? coast.rings.map(ringFromText).map(gridLine);
  unpacked.set(coast, land);
  return land;
}
