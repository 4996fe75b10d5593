// @ts-check
/** The point of lines on the globe that is nearest to a place. Pure. */

/** @typedef {[number, number, number]} Vector from the middle of the globe, of length 1 */
/** @typedef {{point: LatLon, angle: number}} Nearest `angle` in radians */

const RADIANS = Math.PI / 180;

/**
 * @param {LatLon} place
 * @param {LatLon[][]} lines
 * @returns {LatLon | null} null without any line
 */
export function nearestOnLines(place, lines) {
  const at = vectorOf(place);
  let best = /** @type {Nearest | null} */ (null);
  for (const line of lines)
    line.forEach((end, index) => {
      const found = nearestOnSegment(at, line[index - 1] ?? end, end);
      if (!best || found.angle < best.angle) best = found;
    });
  return best?.point ?? null;
}

/** @param {Vector} at @param {LatLon} from @param {LatLon} to @returns {Nearest} */
function nearestOnSegment(at, from, to) {
  const [one, other] = [vectorOf(from), vectorOf(to)];
  const ends = [
    { point: from, angle: angleBetween(at, one) },
    { point: to, angle: angleBetween(at, other) },
  ];
  const foot = footOn(at, one, other);
  const all = foot ? [...ends, { point: pointOf(foot, from[1]), angle: angleBetween(at, foot) }] : ends;
  return all.reduce((least, next) => (next.angle < least.angle ? next : least));
}

/** Where the shortest way meets the great circle, if it does between the ends. @param {Vector} at @param {Vector} one @param {Vector} other */
function footOn(at, one, other) {
  const pole = cross(one, other);
  const size = Math.hypot(...pole);
  if (size < 1e-12) return null;
  const off = dot(at, pole) / size ** 2;
  const flat = /** @type {Vector} */ (at.map((value, axis) => value - off * (pole[axis] ?? 0)));
  const length = Math.hypot(...flat);
  if (length < 1e-12 || dot(cross(one, flat), pole) < 0 || dot(cross(flat, other), pole) < 0) return null;
  return /** @type {Vector} */ (flat.map((value) => value / length));
}

/** @param {LatLon} point @returns {Vector} */
function vectorOf([lat, lon]) {
  const [up, across] = [lat * RADIANS, lon * RADIANS];
  return [Math.cos(up) * Math.cos(across), Math.cos(up) * Math.sin(across), Math.sin(up)];
}

/** @param {Vector} vector @param {number} near the longitude of which it is on the same side of the map @returns {LatLon} */
function pointOf([x, y, z], near) {
  const lon = Math.atan2(y, x) / RADIANS;
  return [Math.atan2(z, Math.hypot(x, y)) / RADIANS, lon + 360 * Math.round((near - lon) / 360)];
}

/** @param {Vector} one @param {Vector} other */
function angleBetween(one, other) {
  return Math.atan2(Math.hypot(...cross(one, other)), dot(one, other));
}

/** @param {Vector} one @param {Vector} other */
function dot([a, b, c], [x, y, z]) {
  return a * x + b * y + c * z;
}

/** @param {Vector} one @param {Vector} other @returns {Vector} */
function cross([a, b, c], [x, y, z]) {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}
