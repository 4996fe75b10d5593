// @ts-check
/** The part of a coast that a window shows, with no more points than the eye can tell apart. */

/**
 * A piece of the screen: `left` and `top` are pixels of the world, as are the points times `scale`.
 * @typedef {{scale: number, left: number, top: number, width: number, height: number}} Screen
 */

/**
 * The lines of a closed ring in and around the window, each as x, y, x, y, ... in pixels of the window.
 * @param {ArrayLike<number>} ring x, y, x, y, ...
 * @param {Screen} screen
 * @param {number} nearest points nearer than this (pixels, along both axes together) to the one before are left out
 * @param {number} around how far beyond the window a point still counts, in pixels
 * @returns {number[][]}
 */
export function shoreLines(ring, { scale, left, top, width, height }, nearest, around) {
  /** @type {number[][]} */
  const lines = [];
  /** @type {number[] | undefined} */
  let line;
  let lastX = NaN;
  let lastY = NaN;
  let wasSeen = false;
  for (let index = 0; index <= ring.length; index += 2) {
    const at = index % ring.length;
    const x = (ring[at] ?? 0) * scale - left;
    const y = (ring[at + 1] ?? 0) * scale - top;
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < nearest) continue;
    const isSeen = x > -around && x < width + around && y > -around && y < height + around;
    if (index > 0 && (isSeen || wasSeen)) {
      if (!line) {
        line = [lastX, lastY];
        lines.push(line);
      }
      line.push(x, y);
    } else line = undefined;
    lastX = x;
    lastY = y;
    wasSeen = isSeen;
  }
  return lines;
}

/** So far beyond the window (pixels) a point is out of sight: further than any line is broad. */
const ASIDE = 8;

/**
 * Trace a line on the screen, if it comes near the window, without the points that the eye cannot tell apart.
 * @param {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void}} path
 * @param {import("../data/coast.js").GridLine} line
 * @param {Screen} screen
 * @param {number} nearest points nearer than this (pixels, along both axes together) to the one before are left out
 */
export function traceLine(path, { points, box }, screen, nearest) {
  const { scale, left, top, width, height } = screen;
  const isBeside =
    box.right * scale < left ||
    box.left * scale > left + width ||
    box.bottom * scale < top ||
    box.top * scale > top + height;
  if (isBeside || !points.length) return;
  const isInside =
    box.left * scale >= left &&
    box.right * scale <= left + width &&
    box.top * scale >= top &&
    box.bottom * scale <= top + height;
  if (isInside) tracePoints(path, points, screen, nearest);
  else traceSeen(path, points, screen, nearest);
}

/**
 * The same for a line that leaves the window: of its points out of sight only those that it needs to go round the same
 * way.
 * Between two points on one side of the window no way round by a third on that side is seen, neither as a line nor as
 * an edge of what is filled.
 * @param {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void}} path
 * @param {ArrayLike<number>} points x, y, x, y, ...
 * @param {Screen} screen
 * @param {number} nearest see traceLine
 */
function traceSeen(path, points, { scale, left, top, width, height }, nearest) {
  const sidesOf = (/** @type {number} */ x, /** @type {number} */ y) =>
    (x < -ASIDE ? 1 : x > width + ASIDE ? 2 : 0) | (y < -ASIDE ? 4 : y > height + ASIDE ? 8 : 0);
  let x = (points[0] ?? 0) * scale - left;
  let y = (points[1] ?? 0) * scale - top;
  path.moveTo(x, y);
  let traced = sidesOf(x, y); // the sides on which the last point of the path lies,
  let held = 0; // and those of the point after it, x and y, which may not be needed
  let isHeld = false;
  for (let index = 2; index < points.length; index += 2) {
    const nextX = (points[index] ?? 0) * scale - left;
    const nextY = (points[index + 1] ?? 0) * scale - top;
    const isLast = index === points.length - 2;
    if (!isLast && Math.abs(nextX - x) + Math.abs(nextY - y) < nearest) continue;
    const next = sidesOf(nextX, nextY);
    if (isHeld && !(traced & held & next)) {
      path.lineTo(x, y);
      traced = held;
    }
    [x, y, held, isHeld] = [nextX, nextY, next, true];
  }
  if (isHeld) path.lineTo(x, y);
}

/**
 * Trace points on the screen without those that the eye cannot tell apart.
 * @param {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void}} path
 * @param {ArrayLike<number>} points x, y, x, y, ...
 * @param {{scale: number, left: number, top: number}} screen
 * @param {number} nearest see traceLine
 * @param {number} [from] where among the numbers they begin
 * @param {number} [to]   and before which they end
 */
export function tracePoints(path, points, { scale, left, top }, nearest, from = 0, to = points.length) {
  let lastX = (points[from] ?? 0) * scale - left;
  let lastY = (points[from + 1] ?? 0) * scale - top;
  path.moveTo(lastX, lastY);
  for (let index = from + 2; index < to; index += 2) {
    const x = (points[index] ?? 0) * scale - left;
    const y = (points[index + 1] ?? 0) * scale - top;
    const isLast = index === to - 2;
    if (!isLast && Math.abs(x - lastX) + Math.abs(y - lastY) < nearest) continue;
    path.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
}
