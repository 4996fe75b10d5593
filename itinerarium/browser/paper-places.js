// @ts-check
/** Which places have a number on paper: pure. */

/** More numbers than this no sheet can hold. */
const MOST_NUMBERS = 60;

/**
 * The stops as they are told; in a story without any, its places, the chief ones first.
 * @param {{places: any[], stops: string[]}} story
 * @returns {any[]}
 */
export function numberedPlaces({ places, stops }) {
  const byId = new Map(places.map((place) => [place.id, place]));
  if (stops.length) return stops.map((id) => byId.get(id));
  return [...places].sort((one, other) => one.rank - other.rank).slice(0, MOST_NUMBERS);
}
