// @ts-check
/** The ways into and out of a place, gathered by the place they lead to. */

import { touchesDates } from "./dates.js";
import { markOf } from "./places-by-id.js";

/** @typedef {{route: Route, leg: Leg, direction: "previous" | "next", place: string, km: number}} Way */

/**
 * @typedef {object} WayGroup
 * @property {"previous" | "next"} direction
 * @property {string} place  id of the neighbour
 * @property {Way[]} ways
 */

/**
 * The ways of a place: route by route those that lead to it, then those that lead on. A neighbour is named once a route
 * and direction.
 * @param {Story} story
 * @param {Place} place
 * @returns {Way[]}
 */
export function waysOf(story, place) {
  const here = place.at ?? place.id;
  return story.routes.flatMap((/** @type {Route} */ route) => {
    const hops = hopsOf(route).filter(([from, to]) => from !== to && (from === here || to === here));
    const first = [...new Map([...hops].reverse().map((hop) => [`${hop[0]} ${hop[1]}`, hop])).values()].reverse();
    const legOf = (/** @type {number} */ n) => /** @type {Leg} */ (route.legs.find((leg) => leg.n === n));
    return [
      ...first
        .filter(([, to]) => to === here)
        .map(([from, , , last, km]) => ({
          route,
          leg: legOf(last),
          direction: /** @type {const} */ ("previous"),
          place: from,
          km,
        })),
      ...first
        .filter(([from]) => from === here)
        .map(([, to, n, , km]) => ({ route, leg: legOf(n), direction: /** @type {const} */ ("next"), place: to, km })),
    ];
  });
}

/** From, to, the legs begun and ended on, kilometres. @param {Route} route @returns {HopData[]} */
function hopsOf(route) {
  return route.hops ?? route.legs.map(({ from, to, n, km }) => [from, to, n, n, km]);
}

/**
 * First where people came from, then where they went, each neighbour once with all its strands.
 * @param {Way[]} ways
 * @returns {WayGroup[]}
 */
export function byNeighbour(ways) {
  /** @type {Map<string, WayGroup>} */
  const groups = new Map();
  for (const way of ways) {
    const key = `${way.direction} ${way.place}`;
    /** @type {WayGroup} */
    const group = groups.get(key) ?? { direction: way.direction, place: way.place, ways: [] };
    group.ways.push(way);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [
    ...all.filter(({ direction }) => direction === "previous"),
    ...all.filter(({ direction }) => direction === "next"),
  ];
}

/**
 * The ids of the places one step back and one step on: by a way of the place's dates, else in the story, else by any
 * way.
 * @param {Story} story
 * @param {Place} place
 * @returns {{previous: string | undefined, next: string | undefined}}
 */
export function stepsFrom(story, place) {
  const ways = waysOf(story, place);
  const own = ways.filter(({ leg }) => touchesDates(leg, place));
  const index = story.stops.indexOf(place.id);
  const step = (/** @type {Way["direction"]} */ direction, /** @type {number} */ number) => {
    const leads = (/** @type {Way} */ way) => way.direction === direction;
    return own.find(leads)?.place ?? (index < 0 ? ways.find(leads)?.place : markAlong(story, index, number));
  };
  return { previous: step("previous", -1), next: step("next", 1) };
}

/**
 * The place that the story comes to next, on or back from one of its stops.
 * @param {Story} story
 * @param {number} index of the stop
 * @param {number} number 1 or -1
 */
function markAlong(story, index, number) {
  const marks = story.stops.map((id) => markOf(story, id));
  let at = index + number;
  while (marks[at] === "" || (at in marks && marks[at] === marks[index])) at += number;
  return marks[at];
}
