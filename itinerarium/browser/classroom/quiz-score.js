// @ts-check
/** The quiz: which tasks a round has and how many points an answer earns. Pure, and the same each time. */

import { dayNumber } from "../data/dates.js";
import { markOf } from "../data/places-by-id.js";
import { haversineKm } from "../geo/framing.js";

/** @typedef {{id: string, lat: number, lon: number, accuracyKm?: number}} Spot */
/**
 * @typedef {{find: string[], order: string[]}} Round the places to find, and the stops to put in order as they are first shown
 */

/** So many places are to be found in a round, and so many stops to be put in order. */
export const TASKS = 5;
/** The most points that one task earns. */
export const MOST_POINTS = 10;
/** With fewer stops than this their order is no task. */
const FEWEST_TO_ORDER = 3;
/** What is still a full hit, and what is a miss, as a part of the story's extent. */
const HIT = 1 / 100;
const MISS = 1 / 8;
const NEAREST_HIT_KM = 1;
/** So many pixels off nobody can see, nor press with a finger. */
const HIT_PIXELS = 12;
/** With fewer points than this an answer was wrong. */
const RIGHT = 0.6 * MOST_POINTS;

/** Whether it is worth asking again. @param {{points: number}} answer */
export function isWrong({ points }) {
  return points < RIGHT;
}

/** How much country an answer is shown in, in kilometres around the place. @param {number} extent of the story */
export function kmAround(extent) {
  return extent * MISS;
}

/** How far apart the corners are between which all these lie, in kilometres. @param {Spot[]} places */
export function extentKm(places) {
  const ends = places.reduce(
    ({ south, west, north, east }, { lat, lon }) => ({
      south: Math.min(south, lat),
      west: Math.min(west, lon),
      north: Math.max(north, lat),
      east: Math.max(east, lon),
    }),
    { south: 90, west: Infinity, north: -90, east: -Infinity },
  );
  return places.length ? haversineKm([ends.south, ends.west], [ends.north, ends.east]) : 0;
}

/**
 * All points for a hit, none for a miss, in between in proportion.
 * @param {number} km how far the answer is from the place
 * @param {number} extent of the story in kilometres
 * @param {number} [accuracy] how far off the place itself may be, in kilometres
 * @param {number} [pixel] of the map, in kilometres
 */
export function pointsForDistance(km, extent, accuracy = 0, pixel = 0) {
  const hit = Math.max(NEAREST_HIT_KM, extent * HIT, HIT_PIXELS * pixel) + accuracy;
  const miss = hit + extent * MISS;
  return Math.round(MOST_POINTS * Math.max(0, Math.min(1, (miss - km) / (miss - hit))));
}

/**
 * Points in proportion to the pairs of stops that stand in the right order.
 * @param {string[]} given
 * @param {(one: string, other: string) => boolean} mayPrecede
 */
export function pointsForOrder(given, mayPrecede) {
  const pairs = given.flatMap((id, index) => given.slice(index + 1).map((later) => mayPrecede(id, later)));
  return pairs.length ? Math.round((MOST_POINTS * pairs.filter(Boolean).length) / pairs.length) : 0;
}

/**
 * Who may come before whom: as the story tells it, or as the days were where it steps back in time.
 * @param {{stops: string[], places: Place[]}} story
 * @returns {(one: string, other: string) => boolean}
 */
export function orderOf({ stops, places }) {
  const days = new Map(places.map(({ id, start }) => [id, dayNumber(start?.first ?? "")]));
  return (one, other) =>
    stops.indexOf(one) < stops.indexOf(other) || (days.get(one) ?? NaN) <= (days.get(other) ?? NaN);
}

/**
 * The tasks of a round: no place comes again until all were asked for. Only places are put in order, since stops that
 * come to one once more have its name.
 * @param {import("../data/places-by-id.js").Told & {stops: string[]}} story
 * @param {number} number of the round, from 1
 * @returns {Round}
 */
export function roundOf(story, number) {
  const asked = new Set(story.stops.map((id) => markOf(story, id)));
  const known = story.places.map(({ id }) => id);
  const mine = story.stops.length ? known.filter((id) => asked.has(id)) : known;
  const find = pickedFor(mine, { number, task: "find", most: TASKS });
  const ordered = story.stops.filter((id) => markOf(story, id) === id);
  const order = pickedFor(ordered, { number, task: "order", most: TASKS });
  const isTask = order.length >= FEWEST_TO_ORDER;
  return { find, order: isTask ? (isSorted(order, story.stops) ? [...order].reverse() : order) : [] };
}

/**
 * Some of the ids: none comes again until all have come.
 * @param {string[]} ids
 * @param {{number: number, task: string, most: number}} round
 */
export function pickedFor(ids, { number, task, most }) {
  const each = Math.min(most, ids.length);
  if (!each) return [];
  const rounds = Math.floor(ids.length / each);
  const turn = (number - 1) % rounds;
  const shuffled = inOrderOfSeed(ids, `${task} ${Math.floor((number - 1) / rounds)}`);
  return shuffled.slice(turn * each, (turn + 1) * each);
}

/** @param {string[]} ids @param {string} seed */
export function inOrderOfSeed(ids, seed) {
  const keyed = ids.map((id) => ({ id, key: hashOf(`${seed} ${id} ${ids.length}`) }));
  return keyed.sort((one, other) => one.key - other.key || (one.id < other.id ? -1 : 1)).map(({ id }) => id);
}

/** FNV-1a with the last mixing of MurmurHash3: near texts get far numbers. @param {string} text */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** @param {string[]} ids @param {string[]} right */
function isSorted(ids, right) {
  return ids.every((id, index) => !index || right.indexOf(ids[index - 1] ?? "") < right.indexOf(id));
}

/**
 * The list with one of its entries moved by `steps`, no further than its ends.
 * @param {string[]} ids
 * @param {string} id
 * @param {number} steps
 */
export function movedBy(ids, id, steps) {
  const rest = ids.filter((other) => other !== id);
  const index = Math.max(0, Math.min(rest.length, ids.indexOf(id) + steps));
  return [...rest.slice(0, index), id, ...rest.slice(index)];
}
