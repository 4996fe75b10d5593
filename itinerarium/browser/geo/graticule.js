// @ts-check
/** The net of meridians and parallels: how wide it is at a zoom and where its lines run. */
import { worldY } from "./mercator.js";

const DEGREES_BETWEEN = [30, 20, 10, 5, 2, 1, 0.5];
const LEAST_PIXELS = 150;

/**
 * Degrees between two meridians so that they stand a good hand apart.
 * @param {number} zoom Leaflet's
 */
export function graticuleStep(zoom) {
  const pixelsPerDegree = (256 * 2 ** zoom) / 360;
  const fitting = DEGREES_BETWEEN.filter((step) => step * pixelsPerDegree >= LEAST_PIXELS);
  return fitting[fitting.length - 1] ?? DEGREES_BETWEEN[0] ?? 30;
}

/**
 * The lines' places as parts of the Mercator world: x of the meridians, y of the parallels.
 * @param {number} step degrees
 * @returns {{meridians: number[], parallels: number[]}}
 */
export function graticuleLines(step) {
  const meridians = [];
  const parallels = [];
  for (let lon = -180; lon <= 180; lon += step) meridians.push(lon / 360 + 0.5);
  for (let lat = -80; lat <= 80; lat += step) parallels.push(worldY(lat) / 256);
  return { meridians, parallels };
}
