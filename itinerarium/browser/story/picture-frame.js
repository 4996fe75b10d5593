// @ts-check
/** The frame of the article's map: which part of the world it shows, how large. Pure. */

import { worldPixel } from "../geo/mercator.js";

/** In the picture's own units. */
export const PICTURE_WIDTH = 1000;
const LEAST_HEIGHT = 380;
const MOST_HEIGHT = 640;
const MARGIN = 56;
/** The least that it shows, in pixels of the world at zoom 0: about 300 km at the equator. */
const LEAST_WORLD = 2;

/**
 * The frame round points, wide enough that all of them stand clear of its edge.
 * @param {[number, number][]} points lat and lon in degrees
 * @returns {{scale: number, left: number, top: number, width: number, height: number}} `scale`: units for a pixel of
 *   the world at zoom 0; `left` and `top` of the frame in units
 */
export function frameOf(points) {
  const pixels = points.map(worldPixel);
  const [west, east] = reach(pixels.map(([x]) => x));
  const [north, south] = reach(pixels.map(([, y]) => y));
  const room = { width: PICTURE_WIDTH - 2 * MARGIN, height: MOST_HEIGHT - 2 * MARGIN };
  const scale = Math.min(room.width / (east - west), room.height / (south - north));
  const height = Math.round(Math.max(LEAST_HEIGHT, (south - north) * scale + 2 * MARGIN));
  return {
    scale,
    left: ((west + east) / 2) * scale - PICTURE_WIDTH / 2,
    top: ((north + south) / 2) * scale - height / 2,
    width: PICTURE_WIDTH,
    height,
  };
}

/** From the least to the most, at least as far apart as a small country is. @param {number[]} values */
function reach(values) {
  const least = values.reduce((one, other) => Math.min(one, other));
  const most = values.reduce((one, other) => Math.max(one, other));
  const more = Math.max(0, LEAST_WORLD - (most - least)) / 2;
  return /** @type {[number, number]} */ ([least - more, most + more]);
}
