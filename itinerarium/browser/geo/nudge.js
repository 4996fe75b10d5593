// @ts-check
/** Moving a framed picture aside, so that nothing that matters lies under a control. Pure. */
import { boxAround, boxesMeet } from "./boxes.js";

/** @typedef {{x: number, y: number}} Point */
/** @typedef {import("./boxes.js").Box} Box */

/** So many pixels are tried at a time. */
const STEP = 12;
/** No picture is moved further, in pixels. */
const FARTHEST = 180;

/**
 * The shortest move after which no point lies in a box, or none where there is no such move.
 * @param {Point[]} points
 * @param {Box[]} boxes
 * @param {Box} slack how far the picture may be moved: to the left and the top at most 0, else at least 0
 * @returns {Point}
 */
export function nudgeOff(points, boxes, slack) {
  const isClear = (/** @type {Point} */ by) =>
    !points.some(({ x, y }) => boxes.some((box) => boxesMeet(boxAround(x + by.x, y + by.y, 0, 0), box)));
  const none = { x: 0, y: 0 };
  return isClear(none) ? none : (movesWithin(slack).find(isClear) ?? none);
}

/**
 * How far what lies between corners may be moved within a free window.
 * @param {Box} free
 * @param {Point[]} corners
 * @returns {Box}
 */
export function slackIn(free, corners) {
  const across = corners.map(({ x }) => x);
  const down = corners.map(({ y }) => y);
  return {
    left: Math.min(0, free.left - Math.min(...across)),
    top: Math.min(0, free.top - Math.min(...down)),
    right: Math.max(0, free.right - Math.max(...across)),
    bottom: Math.max(0, free.bottom - Math.max(...down)),
  };
}

/** All moves within the slack, the shortest first. @param {Box} slack @returns {Point[]} */
function movesWithin({ left, top, right, bottom }) {
  const across = stepsBetween(left, right);
  const down = stepsBetween(top, bottom);
  const length = (/** @type {Point} */ { x, y }) => Math.hypot(x, y);
  return across.flatMap((x) => down.map((y) => ({ x, y }))).sort((one, other) => length(one) - length(other));
}

/** @param {number} low at most 0 @param {number} high at least 0 @returns {number[]} */
function stepsBetween(low, high) {
  const first = Math.ceil(Math.max(low, -FARTHEST) / STEP);
  const last = Math.floor(Math.min(high, FARTHEST) / STEP);
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => (first + index) * STEP || 0);
}
