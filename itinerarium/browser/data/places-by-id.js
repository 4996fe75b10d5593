// @ts-check
/** The places of a story by their ids: pure. */

/** @type {WeakMap<any[], Map<string, any>>} */
const known = new WeakMap();

/** Made once for all who ask: a story's places do not change. @param {{places: any[]}} story @returns {Map<string, any>} */
export function placesById({ places }) {
  const found = known.get(places);
  if (found) return found;
  /** @type {Map<string, any>} */
  const byId = new Map();
  for (const place of places) byId.set(place.id, place);
  known.set(places, byId);
  return byId;
}
