// @ts-check
/** Which marks lie under one finger. Pure. */

/** So far (pixels) from where it touches a finger, or a mouse, means a mark. */
const REACH = Object.freeze({ finger: 24, mouse: 12 });

/**
 * The marks whose middles lie so near to a point that they may be meant, the nearest first.
 * @template {{x: number, y: number}} Mark
 * @param {Mark[]} marks
 * @param {{x: number, y: number}} point
 * @param {boolean} isFinger
 * @returns {Mark[]}
 */
export function marksNear(marks, point, isFinger) {
  const reach = isFinger ? REACH.finger : REACH.mouse;
  const far = (/** @type {Mark} */ { x, y }) => Math.hypot(x - point.x, y - point.y);
  return marks.filter((mark) => far(mark) <= reach).sort((one, other) => far(one) - far(other));
}
