// @ts-check
/** The places of a story by their ids: pure. */

/** @type {WeakMap<Place[], Map<string, Place>>} */
const known = new WeakMap();

/**
 * Made once for all who ask: a story's places do not change.
 * @param {{places: Place[]}} story
 * @returns {Map<string, Place>}
 */
export function placesById({ places }) {
  const found = known.get(places);
  if (found) return found;
  /** @type {Map<string, Place>} */
  const byId = new Map();
  for (const place of places) byId.set(place.id, place);
  known.set(places, byId);
  return byId;
}
