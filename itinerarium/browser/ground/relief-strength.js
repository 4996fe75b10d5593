// @ts-check
/** How strongly the relief shows. Pure. */

/** From this zoom on its own grain would show, so that it gives way to plain paper. */
const FADES_FROM = 6.5;
const FADES_BY = 0.3;
const FAINTEST = 0.15;

/** @param {number} zoom @returns {number} 1: all of it */
export function reliefStrength(zoom) {
  return Math.min(1, Math.max(FAINTEST, 1 - (zoom - FADES_FROM) * FADES_BY));
}
