// @ts-check
/** The places of a story, and its stops that are none, by their ids: pure. */

/** @typedef {{places: Place[], ownStops?: Place[]}} Told the story, or what is told in it */
/** @typedef {Pick<Told, "ownStops">} OwnStops */

/** @type {WeakMap<Place[], Map<string, Place>>} */
const known = new WeakMap();

/**
 * All that is told: the places, and the stops that are none.
 * @param {Told} story
 * @returns {Place[]}
 */
export function toldIn({ places, ownStops = [] }) {
  return ownStops.length ? [...places, ...ownStops] : places;
}

/**
 * All that is told; made once for all who ask, since a story does not change.
 * @param {Told} story
 * @returns {Map<string, Place>}
 */
export function placesById(story) {
  const found = known.get(story.places);
  if (found) return found;
  /** @type {Map<string, Place>} */
  const byId = new Map();
  for (const place of toldIn(story)) byId.set(place.id, place);
  known.set(story.places, byId);
  return byId;
}

/**
 * The place whose mark a stop has, "" for one that shows a part of the map.
 * @param {OwnStops} story
 * @param {string} id of a stop or of a place
 * @returns {string} an id
 */
export function markOf({ ownStops = [] }, id) {
  const own = ownStops.find((one) => one.id === id);
  return own?.bounds ? "" : (own?.at ?? id);
}

/**
 * The stops at a place that are no places themselves, in the story's order.
 * @param {OwnStops} story
 * @param {string} id of the place
 */
export function visitsAt({ ownStops = [] }, id) {
  return ownStops.filter(({ at }) => at === id);
}

/** Whether the story comes to a place. @param {OwnStops} story @returns {(place: Place) => boolean} */
export function isStopOf({ ownStops = [] }) {
  const visited = new Set(ownStops.map(({ at }) => at));
  return ({ id, stop }) => stop !== undefined || visited.has(id);
}
