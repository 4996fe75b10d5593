// @ts-check
/** Where those are who are under way on a day: the heads of the legs that are partly done. Pure. */

import { routesDrawn } from "./filters.js";

/**
 * The lines of the legs that are drawn, each in one piece, in the order of a view's fractions.
 * @param {Pick<Story, "routes">} story
 * @returns {LatLon[][]}
 */
export function linesOfLegs(story) {
  return routesDrawn(story).flatMap(({ legs }) => legs.map(({ line }) => line.flat()));
}

/**
 * @param {LatLon[][]} lines
 * @param {ArrayLike<number>} fractions how much of each leg is done: 0 to 1
 * @returns {LatLon[]}
 */
export function headsOn(lines, fractions) {
  return lines.flatMap((line, index) => {
    const part = fractions[index] ?? 0;
    return part > 0 && part < 1 && line.length > 1 ? [pointAt(line, part)] : [];
  });
}

/** The point after a part of a line's length; on the map a few kilometres more or less are not seen. @param {LatLon[]} line @param {number} part @returns {LatLon} */
function pointAt(line, part) {
  const lengths = line.slice(1).map((point, index) => between(/** @type {LatLon} */ (line[index]), point));
  let left = part * lengths.reduce((sum, length) => sum + length, 0);
  const index = lengths.findIndex((length) => {
    if (left <= length) return true;
    left -= length;
    return false;
  });
  if (index < 0) return /** @type {LatLon} */ (line[line.length - 1]);
  const [from, to] = /** @type {[LatLon, LatLon]} */ ([line[index], line[index + 1]]);
  const along = left / (lengths[index] || 1);
  return [from[0] + along * (to[0] - from[0]), from[1] + along * (to[1] - from[1])];
}

/** In degrees of latitude. @param {LatLon} one @param {LatLon} other */
function between([lat1, lon1], [lat2, lon2]) {
  return Math.hypot(lat2 - lat1, (lon2 - lon1) * Math.cos(((lat1 + lat2) * Math.PI) / 360));
}
