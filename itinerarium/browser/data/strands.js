// @ts-check
/** Which strands of a story run through a part of the map. Pure. */

/** @typedef {{south: number, west: number, north: number, east: number}} Degrees a part of the map */

/**
 * The routes with a leg in a part of the map.
 * @param {Route[]} routes
 * @param {Degrees} part
 * @param {(leg: Leg) => boolean} isShown whether a leg counts
 * @returns {Route[]} in the story's order
 */
export function routesIn(routes, part, isShown) {
  return routes.filter(({ legs }) =>
    legs.some((/** @type {Leg} */ leg) => isShown(leg) && leg.line.some((line) => runsThrough(line, part))),
  );
}

/**
 * Whether a line runs through a part of the map; a segment that lies on one side of it does not.
 * @param {LatLon[]} line
 * @param {Degrees} part
 */
export function runsThrough(line, part) {
  for (let index = 0; index < line.length; index++) {
    const [lat, lon] = /** @type {LatLon} */ (line[index]);
    if (isIn(lat, lon, part)) return true;
    if (index > 0 && crosses(/** @type {LatLon} */ (line[index - 1]), [lat, lon], part)) return true;
  }
  return false;
}

/** @param {number} lat @param {number} lon @param {Degrees} part */
function isIn(lat, lon, { south, west, north, east }) {
  return lat >= south && lat <= north && lon >= west && lon <= east;
}

/**
 * Whether a segment whose ends lie outside runs through: it meets one of the diagonals.
 * @param {LatLon} from
 * @param {LatLon} to
 * @param {Degrees} part
 */
function crosses(from, to, { south, west, north, east }) {
  return meet(from, to, [south, west], [north, east]) || meet(from, to, [north, west], [south, east]);
}

/** Whether two segments meet. @param {LatLon} a @param {LatLon} b @param {LatLon} c @param {LatLon} d */
function meet(a, b, c, d) {
  return sideOf(a, b, c) * sideOf(a, b, d) <= 0 && sideOf(c, d, a) * sideOf(c, d, b) <= 0;
}

/** On which side of a line through two points a third lies. @param {LatLon} a @param {LatLon} b @param {LatLon} c */
function sideOf([latA, lonA], [latB, lonB], [lat, lon]) {
  return Math.sign((lonB - lonA) * (lat - latA) - (latB - latA) * (lon - lonA));
}
