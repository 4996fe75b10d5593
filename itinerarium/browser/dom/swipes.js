// @ts-check
/** Swipes: a finger that moves across an element leads a step on or back. */

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
  const isSwipe =
    Math.abs(across) >= LEAST_PIXELS &&
    Math.abs(across) > STRAIGHT * Math.abs(to.y - from.y) &&
    to.time - from.time <= MOST_MILLISECONDS;
  return isSwipe ? -Math.sign(across) : 0;
}

/**
 * Call back for each swipe of one finger over an element.
 * @param {HTMLElement} node
 * @param {(steps: number) => void} step
 */
export function onSwipe(node, step) {
  /** @type {Touched | null} */
  let from = null;
  const touched = (/** @type {TouchEvent} */ event) => {
    const { clientX = 0, clientY = 0 } = event.changedTouches[0] ?? {};
    return { x: clientX, y: clientY, time: event.timeStamp };
  };
  node.addEventListener(
    "touchstart",
    (event) => {
      from = event.touches.length === 1 ? touched(event) : null;
    },
    { passive: true },
  );
  node.addEventListener(
    "touchend",
    (event) => {
      const steps = from ? swipeSteps(from, touched(event)) : 0;
      if (steps) step(steps);
    },
    { passive: true },
  );
}
