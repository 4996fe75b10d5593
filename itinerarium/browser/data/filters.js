// @ts-check
/** Which kinds of places and which strands are shown: a list in the state, "" for all of them. Pure. */

import { journeyShown } from "./journeys.js";
import { markOf } from "./places-by-id.js";

/** @typedef {{kinds: string, strands: string}} Filter */
/** @typedef {Filter & {stop: string, place: string}} FilteredState */

/** Nothing of it is shown. */
const NONE = "none";

/** The kinds of a story's places. @param {Pick<Story, "places">} story */
export function kindsOf({ places }) {
  return [...new Set(places.map(({ kind }) => kind).filter(Boolean))];
}

/**
 * The list that a link gives; what the story does not know is dropped, and all of it is the same as no list.
 * @param {string} text
 * @param {string[]} known
 */
export function filterFrom(text, known) {
  if (text === NONE) return known.length ? NONE : "";
  const asked = new Set(text.split(","));
  const chosen = known.filter((one) => asked.has(one));
  return chosen.length === known.length ? "" : chosen.join(",");
}

/** Whether one of a list is shown. @param {string} list as in the state @param {string} one */
export function isChosen(list, one) {
  return !list || list.split(",").includes(one);
}

/**
 * The list after one is switched on or off.
 * @param {string} list
 * @param {string} one
 * @param {string[]} known
 */
export function toggled(list, one, known) {
  const chosen = known.filter((other) => isChosen(list, other) !== (other === one));
  return chosen.length ? filterFrom(chosen.join(","), known) : NONE;
}

/** Nothing of a list. @param {string[]} known */
export function nothingOf(known) {
  return known.length ? NONE : "";
}

/** The routes that are drawn; the others are left to the journeys that take them. @param {Pick<Story, "routes">} story */
export function routesDrawn({ routes }) {
  return routes.every(isDrawn) ? routes : routes.filter(isDrawn);
}

/** @param {Pick<Route, "shown">} route */
function isDrawn({ shown }) {
  return shown !== false;
}

/**
 * The routes whose strands are shown, and those that only the journey that is chosen draws.
 * @param {Pick<Story, "routes" | "journeys">} story
 * @param {{strands: string, journey?: string}} state
 */
export function routesShown(story, { strands, journey = "" }) {
  const drawn = routesDrawn(story);
  const shown = strands ? drawn.filter(({ id }) => isChosen(strands, id)) : drawn;
  const others = drawn === story.routes ? [] : routesOfJourney(story, journey);
  return others.length ? [...shown, ...others] : shown;
}

/** The routes that are drawn by this journey alone. @param {Pick<Story, "routes" | "journeys">} story @param {string} journey */
function routesOfJourney(story, journey) {
  const { legs = [], branches = [] } = journeyShown(story, journey) ?? {};
  const taken = new Set([...legs, ...branches.flatMap((way) => way.legs)].map(([, , key]) => strandOf(key)));
  return story.routes.filter((route) => !isDrawn(route) && taken.has(route.id));
}

/**
 * A journey's way without the strands that are hidden.
 * @template {WayData} W
 * @param {Pick<Story, "routes">} story
 * @param {W} way
 * @param {Pick<Filter, "strands">} filter
 * @returns {W}
 */
export function wayShown(story, way, { strands }) {
  if (!strands) return way;
  const hidden = new Set(
    routesDrawn(story)
      .map(({ id }) => id)
      .filter((id) => !isChosen(strands, id)),
  );
  return { ...way, legs: way.legs.filter(([, , key]) => !hidden.has(strandOf(key))) };
}

/** @param {string} key of a leg: the strand and a number */
function strandOf(key) {
  return key.slice(0, key.lastIndexOf("/"));
}

/**
 * Which places are shown: those of the kinds, but for those that only hidden strands come to; always the stop that is told
 * and the place that is open.
 * @param {Pick<Story, "places" | "routes" | "ownStops">} story
 * @param {FilteredState} state
 * @returns {(id: string) => boolean}
 */
export function placesShown(story, state) {
  if (!state.kinds && !state.strands) return () => true;
  const kinds = new Set(kindsOf(story).filter((kind) => isChosen(state.kinds, kind)));
  const passed = placesOn(routesShown(story, state));
  const left = new Set([...placesOn(routesDrawn(story))].filter((id) => !passed.has(id)));
  const shown = story.places.filter(({ id, kind }) => (!kind || kinds.has(kind)) && !left.has(id)).map(({ id }) => id);
  const ids = new Set([...shown, markOf(story, state.stop), state.place]);
  return (id) => ids.has(id);
}

/** @param {Route[]} routes */
function placesOn(routes) {
  return new Set(routes.flatMap(({ legs }) => legs.flatMap(({ from, to }) => [from, to])));
}

/** What the places shown depend on. @param {FilteredState} state */
export function filterKey({ kinds, strands, stop, place }) {
  return kinds || strands ? [kinds, strands, stop, place].join(" ") : "";
}
