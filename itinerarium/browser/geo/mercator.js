// @ts-check
/** Web Mercator, as Leaflet has it but for many points: no object a point. Pixels are those of the world at zoom 0. */

const MOST_NORTH = 85.0511287798;
const EQUATOR_KM = 40075.017;

/** @param {number} lon in degrees */
export function worldX(lon) {
  return 128 + (lon * 128) / 180;
}

/** @param {number} lat in degrees */
export function worldY(lat) {
  const sine = Math.sin((Math.max(-MOST_NORTH, Math.min(MOST_NORTH, lat)) * Math.PI) / 180);
  return 128 - (64 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
}

/** @param {[number, number]} point lat and lon in degrees @returns {[number, number]} x and y */
export function worldPixel([lat, lon]) {
  return [worldX(lon), worldY(lat)];
}

/** Degrees of a point so far across the world, 0 to 1. @param {number} x */
export function lonOfPart(x) {
  return (x - 0.5) * 360;
}

/** Degrees of a point so far down the world, 0 to 1. @param {number} y */
export function latOfPart(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/**
 * How many pixels so many kilometres are there.
 * @param {number} km
 * @param {number} lat degrees
 * @param {number} zoom
 */
export function pixelsOfKilometres(km, lat, zoom) {
  return (km * 256 * 2 ** zoom) / (EQUATOR_KM * Math.cos((lat * Math.PI) / 180));
}
