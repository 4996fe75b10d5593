// @ts-check
/** The shortest way over a sphere, as a line. Pure. */

import { EARTH_RADIUS_KM, haversineKm } from "./framing.js";

/**
 * Points on the great circle between two places; its longitudes run on without a break.
 * @param {{lat: number, lon: number}} from
 * @param {{lat: number, lon: number}} to
 * @param {number} [steps]
 * @returns {[number, number][]} [lat, lon]
 */
export function greatCircle(from, to, steps = 32) {
  const angle = haversineKm([from.lat, from.lon], [to.lat, to.lon]) / EARTH_RADIUS_KM;
  const [one, other] = [vectorOf(from), vectorOf(to)];
  let before = from.lon;
  return Array.from({ length: steps + 1 }, (_, index) => {
    const [near, far] =
      Math.sin(angle) < 1e-9 ? [1, 0] : [1 - index / steps, index / steps].map((part) => Math.sin(part * angle));
    const [x, y, z] = one.map((value, axis) => value * (near ?? 0) + (other[axis] ?? 0) * (far ?? 0));
    const lon = degrees(Math.atan2(y ?? 0, x ?? 0));
    before = lon + 360 * Math.round((before - lon) / 360);
    return [degrees(Math.atan2(z ?? 0, Math.hypot(x ?? 0, y ?? 0))), before];
  });
}

/** @param {{lat: number, lon: number}} place */
function vectorOf({ lat, lon }) {
  const [down, across] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(down) * Math.cos(across), Math.cos(down) * Math.sin(across), Math.sin(down)];
}

/** @param {number} radians */
function degrees(radians) {
  return (radians * 180) / Math.PI;
}
