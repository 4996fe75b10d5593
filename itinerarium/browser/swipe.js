// @ts-check
/** Whether a finger's way over the card was a swipe. Pure. */

/** @typedef {{x: number, y: number, time: number}} Touched pixels and milliseconds */

const LEAST_PIXELS = 50;
const MOST_MILLISECONDS = 700;
/** How much more across than up or down. */
const STRAIGHT = 1.8;

/**
 * The steps a swipe asks for: 1 to the left (on), -1 to the right (back), 0 when it was none.
 * @param {Touched} from
 * @param {Touched} to
 */
export function swipeSteps(from, to) {
  const across = to.x - from.x;
  const isSwipe = Math.abs(across) >= LEAST_PIXELS && Math.abs(across) > STRAIGHT * Math.abs(to.y - from.y)
    && to.time - from.time <= MOST_MILLISECONDS;
  return isSwipe ? -Math.sign(across) : 0;
}
