// @ts-check
/** The plate's coast strings back to points: what itinerarium/basemap/coast.py wrote. */

const SIXBIT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The bits of a letter by its code. */
const BITS = new Uint8Array(128);
for (let bits = 0; bits < 64; bits++) BITS[SIXBIT.charCodeAt(bits)] = bits;

/**
 * Whole numbers of either sign.
 * @param {string} text
 * @returns {Int32Array}
 */
export function numbersFromText(text) {
  const numbers = new Int32Array(text.length);
  let length = 0;
  let [number, shift] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    const bits = /** @type {number} */ (BITS[text.charCodeAt(index)]);
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    numbers[length++] = (number >> 1) ^ -(number & 1);
    number = 0;
    shift = 0;
  }
  return numbers.slice(0, length);
}

/**
 * A ring as x, y, x, y, ... in steps of the grid, y downwards; the last point is not the first.
 * @param {string} text
 * @returns {Int32Array}
 */
export function ringFromText(text) {
  return lineFromText(text).points;
}

/**
 * A ring with the box round it. The map waits for all of them, so that each letter is gone through once.
 * @param {string} text
 * @returns {{points: Int32Array, box: GridBox}}
 */
export function lineFromText(text) {
  const points = new Int32Array(text.length);
  let length = 0;
  let x = 0;
  let y = 0;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let index = 0; index < text.length; ) {
    let bits = BITS[text.charCodeAt(index++)] ?? 0;
    let number = bits & 31;
    for (let shift = 5; bits >= 32; shift += 5) {
      bits = BITS[text.charCodeAt(index++)] ?? 0;
      number |= (bits & 31) << shift;
    }
    const step = (number >> 1) ^ -(number & 1);
    if (length & 1) {
      y += step;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      points[length++] = y;
    } else {
      x += step;
      if (x < left) left = x;
      if (x > right) right = x;
      points[length++] = x;
    }
  }
  return { points: points.slice(0, length), box: { left, top, right, bottom } };
}

/**
 * A ring with its bends: what itinerarium/basemap/fine_coast.py found between its points.
 * @param {ArrayLike<number>} ring x, y, x, y, ...
 * @param {ArrayLike<number>} bends for each stretch the points since the one before, how many it has, their steps
 * @returns {Int32Array}
 */
export function withBends(ring, bends) {
  const points = new Int32Array(ring.length + bends.length);
  let [length, copied, start] = [0, 0, 0];
  const copyTo = (/** @type {number} */ end) => {
    for (; copied < end; copied++) points[length++] = ring[copied] ?? 0;
  };
  for (let index = 0; index < bends.length; ) {
    start += bends[index++] ?? 0;
    const end = index + 1 + 2 * (bends[index++] ?? 0);
    copyTo(2 * start + 2);
    for (; index < end; index++) {
      points[length] = (points[length - 2] ?? 0) + (bends[index] ?? 0);
      length++;
    }
  }
  copyTo(ring.length);
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
  const land = unpacked.get(coast) ?? coast.rings.map(lineFromText);
  unpacked.set(coast, land);
  return land;
}

/** @type {WeakMap<object, GridLine[]>} */
const unpackedFine = new WeakMap();

/**
 * The same land with all bends and small islands near the story's places, unpacked when one first comes near.
 * @param {CoastData} coast
 * @returns {GridLine[]}
 */
export function fineLandOf(coast) {
  const known = unpackedFine.get(coast);
  if (known) return known;
  const fine = [...landOf(coast)];
  coast.fine.rings.forEach((ring, index) => {
    const points = fine[ring]?.points ?? [];
    fine[ring] = gridLine(withBends(points, numbersFromText(coast.fine.bends[index] ?? "")));
  });
  fine.push(...coast.fine.islands.map(lineFromText));
  unpackedFine.set(coast, fine);
  return fine;
}
