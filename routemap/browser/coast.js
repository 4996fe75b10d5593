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
