// @ts-check
/** What names keep clear of: the routes' lines by their boxes in degrees, and boxes of the window on the map. */
import { routesDrawn } from "../data/filters.js";
import { boxesMeet } from "../geo/boxes.js";

/** @typedef {import("../geo/boxes.js").Box} Box */
/**
 * The lines of a story in degrees, all within `bounds` ([[south, west], [north, east]]); the box of each is made when
 * it is asked for.
 * @typedef {{lines: [number, number][][], boxes: Box[], bounds?: [[number, number], [number, number]]}} StoryLines
 */

/** With more lines than this in sight names no longer avoid them: wherever one stood, it would stand on one. */
const MOST_LINES = 1000;

/** @param {Pick<Story, "routes" | "bounds">} story @returns {StoryLines} the lines of the routes that are drawn */
export function linesOf({ routes = [], bounds }) {
  /** @type {[number, number][][]} */
  const lines = [];
  for (const { legs } of routesDrawn({ routes })) {
    for (const leg of legs) lines.push(...leg.line);
  }
  return { lines, boxes: [], bounds };
}

/**
 * The lines that come near a box, none where they are too many.
 * @param {StoryLines} all
 * @param {Box} degrees
 * @returns {[number, number][][]}
 */
export function linesNear({ lines, boxes, bounds }, degrees) {
  if (lines.length > MOST_LINES && bounds && areIn(bounds, degrees)) return [];
  const near = lines.filter((line, index) => {
    boxes[index] ??= boxOfLine(line);
    return boxesMeet(boxes[index], degrees);
  });
  return near.length > MOST_LINES ? [] : near;
}

/** @param {[[number, number], [number, number]]} bounds @param {Box} box in degrees, southwards down */
function areIn([[south, west], [north, east]], { left, top, right, bottom }) {
  return west >= left && east <= right && -north >= top && -south <= bottom;
}

/**
 * The lines to keep clear of: where the routes' layer has drawn them, or else where they are.
 * @param {L.Map} map
 * @param {StoryLines} lines
 * @param {Box} frame in layer points
 * @returns {import("../geo/boxes.js").Line[]} in layer points
 */
export function linesOnMap(map, lines, frame) {
  /** @type {import("../geo/boxes.js").Line[] | undefined} */
  let drawn;
  map.fire("itinerarium:asklines", {
    tell: (/** @type {import("../geo/boxes.js").Line[]} */ lines) => (drawn = lines),
  });
  if (drawn) return drawn;
  const { lat: north, lng: west } = map.layerPointToLatLng([frame.left, frame.top]);
  const { lat: south, lng: east } = map.layerPointToLatLng([frame.right, frame.bottom]);
  return linesNear(lines, { left: west, top: -north, right: east, bottom: -south }).map((line) => ({
    points: line.map((point) => {
      const { x, y } = map.latLngToLayerPoint(point);
      return [x, y];
    }),
  }));
}

/** @param {[number, number][]} line @returns {Box} in degrees, southwards down, never without a size */
export function boxOfLine(line) {
  const [[lat, lon] = [0, 0]] = line;
  const box = { left: lon, top: -lat, right: lon + 1e-6, bottom: 1e-6 - lat };
  for (const [lat, lon] of line) {
    if (lon < box.left) box.left = lon;
    if (lon > box.right) box.right = lon;
    if (-lat < box.top) box.top = -lat;
    if (-lat > box.bottom) box.bottom = -lat;
  }
  return box;
}

/** @param {{x: number, y: number}} point @param {Box} box */
export function isInside({ x, y }, box) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** A box of the window in layer points. @param {Box} box @param {Box} seen @returns {Box} */
export function moved(box, seen) {
  return {
    left: box.left + seen.left,
    top: box.top + seen.top,
    right: box.right + seen.left,
    bottom: box.bottom + seen.top,
  };
}
