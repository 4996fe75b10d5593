// @ts-check
/** The length of a scale's bar. Pure. */

/**
 * The greatest of 1, 2, 5, 10, 20, 50, ... that is not longer than this.
 * @param {number} km
 */
export function roundKilometres(km) {
  const power = 10 ** Math.floor(Math.log10(km));
  const digit = km / power;
  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}
