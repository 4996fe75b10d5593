// @ts-check
/** What a measured way is compared with. Pure. */

/**
 * The longest of the known lengths that the way is not shorter than, else the shortest of all.
 * @param {{km: number, title: TextByLanguage}[]} yardsticks
 * @param {number} km
 */
export function yardstickFor(yardsticks, km) {
  const sorted = yardsticks.filter((one) => one.km > 0).sort((one, other) => one.km - other.km);
  const fitting = sorted.filter((one) => one.km <= km);
  return fitting[fitting.length - 1] ?? sorted[0];
}

/** How many times, with a tenth where it is not many. @param {number} km @param {number} known */
export function timesOf(km, known) {
  const times = km / known;
  return times < 10 ? Math.round(10 * times) / 10 : Math.round(times);
}
