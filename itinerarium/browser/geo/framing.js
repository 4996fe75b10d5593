// @ts-check
/** What the camera should show: points to be framed, and the room around what covers the map. */

import { toldOn } from "../data/overlays.js";
import { placesById } from "../data/places-by-id.js";
import { waysOf } from "../data/ways.js";

/** @typedef {[number, number]} Point latitude and longitude in degrees */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box in pixels */

/** The mean radius (IUGG), as in Python. */
export const EARTH_RADIUS_KM = 6371.0088;

/** A neighbour farther than this (km) is not framed: the stop itself would become a dot. */
const FAR_KM = 1500;
/** An event that is told there may be farther: the homes that a soldier in England has lost. */
const EVENT_FAR_KM = 2000;
/** So much country (km) is shown around a stop that has no near neighbour, in a small story less: a part of it. */
const LEAST_KM = 250;
const LEAST_PART = 0.25;

/**
 * The points that belong together with a place: itself, its neighbours in the story if it is a stop, the legs that lead
 * to it, and an attack or another event of the overlays that begins with it.
 * @param {Story} story
 * @param {string} id
 * @returns {Point[]}
 */
export function pointsOfPlace(story, id) {
  const places = placesById(story);
  const place = places.get(id);
  if (!place) return [];
  const here = pointOf(place);
  const index = story.stops.indexOf(id);
  const neighbours = (index < 0 ? [] : [story.stops[index - 1], story.stops[index + 1]])
    .flatMap((other) => places.get(other ?? "") ?? [])
    .map(pointOf);
  const near = [...neighbours, ...linesTo(story, place)].filter((point) => haversineKm(here, point) < FAR_KM);
  const events = eventsOf(story, place, places).filter((point) => haversineKm(here, point) < EVENT_FAR_KM);
  const reach = pointsOfOverview(story).reduce((most, point) => Math.max(most, haversineKm(here, point)), 0);
  const least = Math.min(LEAST_KM, LEAST_PART * reach || LEAST_KM);
  return [here, ...around(here, Math.max(place.accuracyKm ?? 0, least)), ...near, ...events];
}

/**
 * North, south, east and west of a point, at most half a world away.
 * @param {Point} point
 * @param {number} km
 * @returns {Point[]}
 */
function around([lat, lon], km) {
  const high = km / 111.2;
  const wide = Math.min(90, high / Math.max(0.1, Math.cos((lat * Math.PI) / 180)));
  return [
    [Math.min(85, lat + high), lon],
    [Math.max(-85, lat - high), lon],
    [lat, lon + wide],
    [lat, lon - wide],
  ];
}

/**
 * The points of the overview: the stops, or where there is none the chief places, or all.
 * @param {Story} story
 * @returns {Point[]}
 */
export function pointsOfOverview(story) {
  const stops = story.places.filter((/** @type {Place} */ place) => place.stop !== undefined);
  if (stops.length > 1) return stops.map(pointOf);
  const chief = story.places.filter((/** @type {Place} */ place) => place.rank <= 2);
  return (chief.length > 1 ? chief : story.places).map(pointOf);
}

/**
 * The corners of the box round points.
 * @param {Point[]} points
 * @returns {[Point, Point]} [[south, west], [north, east]]
 */
export function boundsOf(points) {
  const [low, high] = [/** @type {Point} */ ([Infinity, Infinity]), /** @type {Point} */ ([-Infinity, -Infinity])];
  for (const point of points) {
    if (point[0] < low[0]) low[0] = point[0];
    if (point[0] > high[0]) high[0] = point[0];
    if (point[1] < low[1]) low[1] = point[1];
    if (point[1] > high[1]) high[1] = point[1];
  }
  return [low, high];
}

/** @param {Place} place @returns {Point} */
function pointOf(place) {
  return [place.lat, place.lon];
}

/** @param {Story} story @param {Place} place @returns {Point[]} */
function linesTo(story, place) {
  return waysOf(story, place)
    .filter(({ direction }) => direction === "previous")
    .flatMap(({ leg }) => leg.line.flat());
}

/**
 * What the overlays draw of what has happened since the stop before.
 * @param {Story} story
 * @param {Place} place
 * @param {Map<string, Place>} places by id
 * @returns {Point[]}
 */
function eventsOf({ overlays = [], stops }, { id, start }, places) {
  const index = stops.indexOf(id);
  if (index < 0 || !start) return [];
  const before = places.get(stops[index - 1] ?? "")?.start?.first ?? "";
  return toldOn(overlays, before, start.first).flatMap(({ parts }) => parts.flat());
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
 * The room (pixels from each side) to keep free for boxes that cover the map. A box goes to the
 * side where it takes the smaller share of the map.
 * @param {{width: number, height: number}} size  the map's
 * @param {Box[]} boxes  relative to the map's top left corner
 */
export function paddingFor(size, boxes) {
  const padding = { left: 0, top: 0, right: 0, bottom: 0 };
  for (const box of boxes) {
    const room = { left: box.right, top: box.bottom, right: size.width - box.left, bottom: size.height - box.top };
    const share = (/** @type {keyof Box} */ side) =>
      room[side] / (side === "left" || side === "right" ? size.width : size.height);
    const side = /** @type {(keyof Box)[]} */ (["left", "top", "right", "bottom"]).reduce((best, other) =>
      share(other) < share(best) ? other : best,
    );
    padding[side] = Math.max(padding[side], room[side]);
  }
  return padding;
}
