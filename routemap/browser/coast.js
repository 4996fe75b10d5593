// @ts-check
/** The plate's coast strings back to points: what routemap/basemap/coast.py wrote. */

const SIXBIT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * A ring as x, y, x, y, ... in steps of the grid, y downwards; the last point is not the first.
 * @param {string} text
 * @returns {number[]}
 */
export function ringFromText(text) {
  /** @type {number[]} */
  const points = [];
  let number = 0;
  let shift = 1;
  for (const character of text) {
    const bits = SIXBIT.indexOf(character);
    number += (bits % 32) * shift;
    shift *= 32;
    if (bits < 32) {
      const step = number % 2 ? -(number + 1) / 2 : number / 2;
      points.push(step + (points.length > 1 ? points[points.length - 2] ?? 0 : 0));
      number = 0;
      shift = 1;
    }
  }
  return points;
}

/** @typedef {{left: number, top: number, right: number, bottom: number}} GridBox */
/** @typedef {{points: number[], box: GridBox}} GridLine x, y, x, y, ... and what they reach over, in steps of the grid */

/** A line with the box round it. @param {number[]} points @returns {GridLine} */
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

/** The rings of a plate's land, unpacked once for all who draw them. @param {{rings: string[]}} coast @returns {GridLine[]} */
export function landOf(coast) {
  const land = unpacked.get(coast) ?? coast.rings.map(ringFromText).map(gridLine);
  unpacked.set(coast, land);
  return land;
}
