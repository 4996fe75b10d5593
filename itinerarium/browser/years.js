// @ts-check
/** The years that a story spans. */

/**
 * "1939–1946": in which years the stops begin, or all places where no stop has a date; "" without dates.
 * @param {any} story
 */
export function yearsOf(story) {
  const stops = story.places.filter((/** @type {any} */ place) => place.stop !== undefined && place.start);
  const dated = stops.length ? stops : story.places.filter((/** @type {any} */ place) => place.start);
  if (!dated.length) return "";
  const firsts = dated.map((/** @type {any} */ place) => yearOf(place.start.first));
  const lasts = dated.map((/** @type {any} */ place) => yearOf(place.start.last));
  const [first, last] = [Math.min(...firsts), Math.max(...lasts)];
  return first === last ? String(first) : `${first}–${last}`;
}

/** The year of an ISO day, also before our era ("-0218-11-01"). @param {string} day */
function yearOf(day) {
  return Number(day.slice(0, day.lastIndexOf("-", day.lastIndexOf("-") - 1)));
}
