// @ts-check
/** What the camera should show: points to be framed, and the part of the window that nothing covers. */

import { touchesDates } from "../data/dates.js";
import { toldOn } from "../data/overlays.js";
import { placesById, toldIn } from "../data/places-by-id.js";
import { waysOf } from "../data/ways.js";

/** @typedef {[number, number]} Point latitude and longitude in degrees */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box in pixels */

/** The mean radius (IUGG), as in Python. */
export const EARTH_RADIUS_KM = 6371.0088;

/** A neighbour or a way farther than this (km) is not framed: the stop itself would become a dot. */
const FAR_KM = 1500;
/** An event that is told there may be farther: the homes that a soldier in England has lost. */
const EVENT_FAR_KM = 2000;
/** So much country (km) is shown around a stop that has no near neighbour, in a small story less: a part of it. */
const LEAST_KM = 250;
const LEAST_PART = 0.25;
/** A near neighbour is seen apart from it: only so many times its distance is shown around a stop. */
const NEIGHBOUR_TIMES = 3;
/** A neighbour nearer than this part of the story's size is at the same place. */
const SAME_PART = 0.001;

/** Lines of the day that are framed with a stop near them, by their kinds. */
const DAY_LINES = ["front", "demarcation"];
/** A line of the day is near up to here (km). */
const LINE_KM = 300;

/**
 * The points to be in view with a place: its `bounds`, or those that its `camera` names; else, with the country around it, the ways of
 * its dates, the fronts near it and what has happened since the stop before, or where there is none of these its
 * neighbours in the story.
 * @param {Story} story
 * @param {string} id
 * @returns {Point[]}
 */
export function pointsOfPlace(story, id) {
  const places = placesById(story);
  const place = places.get(id);
  if (!place) return [];
  const here = pointOf(place);
  const named = pointsOf(places, place.camera ?? []);
  if (place.bounds) return [.../** @type {Point[]} */ (place.bounds), ...named];
  if (place.camera) return [here, ...named];
  const own = [...linesOf(story, place), ...dayLinesAt(story, place), ...eventsOf(story, place, places)];
  const near = own.length
    ? own
    : pointsOf(places, neighboursOf(story, id)).filter((point) => haversineKm(here, point) < FAR_KM);
  const reach = pointsOfOverview(story).reduce((most, point) => Math.max(most, haversineKm(here, point)), 0);
  const apart = pointsOf(places, neighboursOf(story, id))
    .map((point) => haversineKm(here, point))
    .filter((km) => km > SAME_PART * reach);
  const least = Math.min(LEAST_KM, LEAST_PART * reach || LEAST_KM, NEIGHBOUR_TIMES * Math.min(...apart));
  return [here, ...around(here, Math.max(place.accuracyKm ?? 0, least)), ...near];
}

/** The stops before and after a stop. @param {Story} story @param {string} id */
function neighboursOf({ stops }, id) {
  const index = stops.indexOf(id);
  return index < 0 ? [] : [stops[index - 1], stops[index + 1]];
}

/** @param {Map<string, Place>} places @param {(string | undefined)[]} ids @returns {Point[]} */
function pointsOf(places, ids) {
  const found = ids.flatMap((id) => places.get(id ?? "") ?? []);
  return found.filter(({ bounds }) => !bounds).map(pointOf);
}

/**
 * North, south, east and west of a point, at most half a world away.
 * @param {Point} point
 * @param {number} km
 * @returns {Point[]}
 */
export function around([lat, lon], km) {
  const high = km / 111.2;
  const wide = Math.min(90, high / Math.max(0.1, Math.cos((lat * Math.PI) / 180)));
  return [
    [Math.min(85, lat + high), lon],
    [Math.max(-85, lat - high), lon],
    [lat, lon + wide],
    [lat, lon - wide],
  ];
}

/** @type {WeakMap<object, Point[]>} every step of the camera asks for them */
const overviews = new WeakMap();

/**
 * The points of the overview: the stops, or where there are not two the chief places, or all; and the corners of the
 * ways that lead from one of them to the next, which may bulge.
 * @param {Story} story
 * @returns {Point[]}
 */
export function pointsOfOverview(story) {
  const points = overviews.get(story) ?? newOverview(story);
  overviews.set(story, points);
  return points;
}

/** @param {Story} story @returns {Point[]} */
function newOverview(story) {
  const stops = toldIn(story).filter(({ stop, bounds }) => stop !== undefined && !bounds);
  const chief = story.places.filter((/** @type {Place} */ place) => place.rank <= 2);
  const shown = stops.length > 1 ? stops : chief.length > 1 ? chief : story.places;
  return [...shown.map(pointOf), ...bulges(story, shown)];
}

/** @param {Story} story @param {Place[]} shown @returns {Point[]} none where no way joins them */
function bulges({ places, routes }, shown) {
  const others = new Set(shown === places ? [] : places.map(({ id }) => id));
  for (const { id, at } of shown) others.delete(at ?? id);
  const legs = routes.flatMap((/** @type {Route} */ route) => route.legs);
  const joining = others.size ? legs.filter(({ from, to }) => !others.has(from) && !others.has(to)) : legs;
  return joining.length ? boundsOfLines(joining.flatMap(({ line }) => line)) : [];
}

/**
 * The corners of the box round points.
 * @param {Point[]} points
 * @returns {[Point, Point]} [[south, west], [north, east]]
 */
export function boundsOf(points) {
  return boundsOfLines([points]);
}

/** The same round all points of lines: a large story has many. @param {Point[][]} lines @returns {[Point, Point]} */
function boundsOfLines(lines) {
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (let index = 0; index < line.length; index++) {
      const point = /** @type {Point} */ (line[index]);
      const lat = point[0];
      const lon = point[1];
      if (lat < south) south = lat;
      if (lat > north) north = lat;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
    }
  }
  return [
    [south, west],
    [north, east],
  ];
}

/** @param {Place} place @returns {Point} */
function pointOf(place) {
  return [place.lat, place.lon];
}

/** The ways of a place's dates, without those that lead far away. @param {Story} story @param {Place} place */
function linesOf(story, place) {
  const here = pointOf(place);
  return waysOf(story, place)
    .filter(({ leg }) => touchesDates(leg, place))
    .map(({ leg }) => leg.line.flat())
    .filter((line) => line.every((point) => haversineKm(here, point) < FAR_KM))
    .flat();
}

/** The near parts of fronts of a place's dates. @param {Story} story @param {Place} place @returns {Point[]} */
function dayLinesAt({ overlays = [] }, place) {
  if (!place.start) return [];
  return overlays
    .flatMap(({ shapes }) => shapes)
    .filter((shape) => DAY_LINES.includes(shape.kind) && touchesDates(shape, place))
    .flatMap(({ parts }) => parts.flat())
    .filter((point) => haversineKm(pointOf(place), point) < LINE_KM);
}

/**
 * What the overlays draw of what has happened since the stop before.
 * @param {Story} story
 * @param {Place} place
 * @param {Map<string, Place>} places by id
 * @returns {Point[]}
 */
function eventsOf({ overlays = [], stops }, place, places) {
  const { id, start } = place;
  const index = stops.indexOf(id);
  if (index < 0 || !start) return [];
  const before = places.get(stops[index - 1] ?? "")?.start?.first ?? "";
  return toldOn(overlays, before, start.first)
    .flatMap(({ parts }) => parts.flat())
    .filter((point) => haversineKm(pointOf(place), point) < EVENT_FAR_KM);
}

/**
 * Kilometres on a sphere of 6371 km, good enough to tell near from far.
 * @param {Point} one
 * @param {Point} other
 */
export function haversineKm([lat1, lon1], [lat2, lon2]) {
  const radians = Math.PI / 180;
  const half = (/** @type {number} */ degrees) => Math.sin((degrees * radians) / 2) ** 2;
  const chord = half(lat2 - lat1) + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * half(lon2 - lon1);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/**
 * The empty part of a window in which something of this shape can be shown largest; of equal ones the larger.
 * @param {{width: number, height: number}} size  the window's
 * @param {Box[]} boxes  what covers it, from its top left corner
 * @param {{width: number, height: number}} [shape]
 * @returns {Box} the whole window where nothing is empty
 */
export function freeBox(size, boxes, shape = size) {
  const edges = edgesOf(size, boxes);
  let best = { score: 0, area: 0, box: { left: 0, top: 0, right: size.width, bottom: size.height } };
  for (const [left, right] of pairsOf(edges.lefts, edges.rights)) {
    const beside = boxes.filter((box) => box.left < right && box.right > left);
    for (const [top, bottom] of pairsOf(edges.tops, edges.bottoms)) {
      const score = Math.min((right - left) / shape.width, (bottom - top) / shape.height);
      const area = (right - left) * (bottom - top);
      if (score < best.score || (score === best.score && area <= best.area)) continue;
      if (beside.some((box) => box.top < bottom && box.bottom > top)) continue;
      best = { score, area, box: { left, top, right, bottom } };
    }
  }
  return best.box;
}

/** Where an empty part can begin and end. @param {{width: number, height: number}} size @param {Box[]} boxes */
function edgesOf({ width, height }, boxes) {
  return {
    lefts: [0, ...boxes.map(({ right }) => right)],
    rights: [width, ...boxes.map(({ left }) => left)],
    tops: [0, ...boxes.map(({ bottom }) => bottom)],
    bottoms: [height, ...boxes.map(({ top }) => top)],
  };
}

/** @param {number[]} lows @param {number[]} highs @returns {[number, number][]} those with room between */
function pairsOf(lows, highs) {
  return lows.flatMap((low) =>
    highs.filter((high) => high > low).map((high) => /** @type {[number, number]} */ ([low, high])),
  );
}
