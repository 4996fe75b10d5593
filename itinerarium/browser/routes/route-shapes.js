// @ts-check
/** Legs as shapes on the screen: lines in their lanes, ticks and arrows, as the text of SVG paths. */

import { offsetLine, pathText, runsNear, thinned } from "../geo/pixel-line.js";
import { arrowHead, arrowsAlong } from "./arrows.js";
import { lanesOf, ownedRuns } from "./parallel.js";
import { lanesBroad, legStyle, mostPeople, weightAtZoom } from "./route-style.js";

/** @typedef {import("../geo/pixel-line.js").Pixel} Pixel */
/** @typedef {import("../geo/pixel-line.js").PixelBox} PixelBox */

/**
 * A leg with what never changes of it.
 * @typedef {object} LegEntry
 * @property {string} key      `<route>/<n>`
 * @property {Leg} leg
 * @property {Route} route
 * @property {number[][][]} line parts of [x, y] in pixels of the world at zoom 0
 * @property {import("./parallel.js").Lanes} lanes
 */

/**
 * @typedef {object} LegShape
 * @property {string} whole  the whole line in its lane
 * @property {string} own    the part that no other leg of the strand draws
 * @property {string} arrows closed heads
 * @property {Pixel[][]} parts the whole line in its lane, in and out of sight
 * @property {import("./route-style.js").LegStyle} style
 */

const SHORTEST_WITH_ARROW = 30;
const LANE = 5.2;
const NEAREST = 0.7;

/**
 * @param {Route[]} routes
 * @param {(point: [number, number]) => number[]} project degrees to pixels of the world at zoom 0
 * @returns {LegEntry[]}
 */
export function legEntries(routes, project) {
  const most = mostPeople(routes);
  const lanes = lanesOf(routes, (leg) => lanesBroad(leg, most));
  return routes.flatMap((route) =>
    route.legs.map((/** @type {Leg} */ leg) => {
      const key = `${route.id}/${leg.n}`;
      return {
        key,
        leg,
        route,
        line: leg.line.map((part) => part.map(project)),
        lanes: /** @type {import("./parallel.js").Lanes} */ (lanes.get(key)),
      };
    }),
  );
}

/**
 * @param {LegEntry} entry
 * @param {{zoom: number, corner: {x: number, y: number}, box: PixelBox, weight: number, most: number}} view
 *   `corner`: the pixel of the world that is drawn at 0, 0; `box`: what is in sight, from there
 * @returns {LegShape}
 */
export function legShape({ leg, line, lanes }, view) {
  const weight = weightAtZoom(view.zoom) * view.weight;
  const style = legStyle(leg, { weight, most: view.most });
  const lane = LANE * weight + 0.6;
  const parts = line.map((part, index) => laneLine(part, lanes.offsets[index] ?? [], lane, view));
  const own = parts.flatMap((part, index) => ownedRuns(part, lanes.owned[index] ?? []));
  const seen = (/** @type {Pixel[][]} */ lines) =>
    lines.flatMap((one) => runsNear(one, view.box)).map((run) => thinned(run, NEAREST));
  const heads = own
    .flatMap((run) => arrowsAlong(run, style.spacing * Math.sqrt(view.weight), SHORTEST_WITH_ARROW))
    .filter(({ x, y }) => isIn(x, y, view.box))
    .map((arrow) => arrowHead(arrow, style.arrow));
  return { style, parts, whole: pathText(seen(parts)), own: pathText(seen(own)), arrows: pathText(heads) };
}

/**
 * @param {number[][]} part
 * @param {number[]} offsets in lanes
 * @param {number} lane in pixels
 * @param {{zoom: number, corner: {x: number, y: number}}} view
 * @returns {Pixel[]}
 */
function laneLine(part, offsets, lane, { zoom, corner }) {
  const scale = 2 ** zoom;
  const pixels = part.map(([x = 0, y = 0]) => /** @type {Pixel} */ ([x * scale - corner.x, y * scale - corner.y]));
  return offsetLine(
    pixels,
    offsets.map((offset) => offset * lane),
  );
}

/** @param {number} x @param {number} y @param {PixelBox} box */
function isIn(x, y, { left, top, right, bottom }) {
  return x >= left && x <= right && y >= top && y <= bottom;
}
