// @ts-check
/** Where things stand while the map flies: what nobody sees is not moved along in every frame. */

/** What stands farther (pixels) outside the window than this is not seen. */
const NEAR = 200;
/** Where it is put meanwhile. */
export const AWAY = Object.freeze({ x: -9999, y: -9999 });

/**
 * The points of what is in the window, and one far away for all else.
 * @template T
 * @param {L.Map} map
 * @param {(thing: T) => {x: number, y: number}} pointOf in layer points
 * @returns {(thing: T) => {x: number, y: number}}
 */
export function inFlight(map, pointOf) {
  const corner = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  const isSeen = (/** @type {number} */ at, /** @type {number} */ length) => at > -NEAR && at < length + NEAR;
  return (thing) => {
    const point = pointOf(thing);
    return isSeen(point.x - corner.x, size.x) && isSeen(point.y - corner.y, size.y) ? point : AWAY;
  };
}
