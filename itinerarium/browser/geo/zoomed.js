// @ts-check
/** How far a large picture is zoomed and moved: pure. */

/** @typedef {{scale: number, x: number, y: number}} View how many times larger, and how far from the middle in pixels */
/** @typedef {{width: number, height: number}} Room in pixels */

/** @type {Readonly<View>} */
export const WHOLE = Object.freeze({ scale: 1, x: 0, y: 0 });
const MOST = 6;

/**
 * The view zoomed by a factor while a point stays where it is.
 * @param {View} view
 * @param {number} factor
 * @param {{x: number, y: number}} at from the middle of the room
 * @param {Room} room
 * @returns {View}
 */
export function zoomed(view, factor, at, room) {
  const scale = Math.min(MOST, Math.max(1, view.scale * factor));
  const grown = scale / view.scale;
  return within({ scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, room);
}

/**
 * The view moved, not beyond the picture's edge.
 * @param {View} view
 * @param {number} dx
 * @param {number} dy
 * @param {Room} room
 * @returns {View}
 */
export function panned(view, dx, dy, room) {
  return within({ ...view, x: view.x + dx, y: view.y + dy }, room);
}

/** @param {View} view @param {Room} room @returns {View} */
function within({ scale, x, y }, { width, height }) {
  const most = (/** @type {number} */ side) => ((scale - 1) * side) / 2;
  const kept = (/** @type {number} */ value, /** @type {number} */ side) =>
    Math.max(-most(side), Math.min(most(side), value)) || 0;
  return { scale, x: kept(x, width), y: kept(y, height) };
}
