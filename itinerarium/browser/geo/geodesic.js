// @ts-check
/** Lengths on the ellipsoid WGS84, as the page's legs have them. Pure. */

import { EARTH_RADIUS_KM, haversineKm } from "./framing.js";

const EQUATOR_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
const RADIANS = Math.PI / 180;

/**
 * The shortest way between two points by Lambert's formula, right within metres.
 * @param {[number, number]} one  latitude and longitude
 * @param {[number, number]} other
 */
export function geodesicKm(one, other) {
  const [low, high] = [one, other].map(([lat]) => Math.atan((1 - FLATTENING) * Math.tan(lat * RADIANS)) / RADIANS);
  const angle = haversineKm([low ?? 0, one[1]], [high ?? 0, other[1]]) / EARTH_RADIUS_KM;
  if (Math.sin(angle) < 1e-9) return EQUATOR_KM * angle;
  const [mean, half] = [(low ?? 0) + (high ?? 0), (high ?? 0) - (low ?? 0)].map((sum) => (sum / 2) * RADIANS);
  const across = (Math.sin(mean ?? 0) * Math.cos(half ?? 0)) / Math.cos(angle / 2);
  const along = (Math.cos(mean ?? 0) * Math.sin(half ?? 0)) / Math.sin(angle / 2);
  const bulge = (angle - Math.sin(angle)) * across ** 2 + (angle + Math.sin(angle)) * along ** 2;
  return EQUATOR_KM * (angle - (FLATTENING / 2) * bulge);
}
