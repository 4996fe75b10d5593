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
  const step = nearest / scale;
  const [leftmost, rightmost] = [(left - around) / scale, (left + width + around) / scale];
  const [uppermost, lowest] = [(top - around) / scale, (top + height + around) / scale];
  let lastX = NaN;
  let lastY = NaN;
  let wasSeen = false;
  for (let index = 0; index <= ring.length; index += 2) {
    const at = index === ring.length ? 0 : index;
    const x = ring[at] ?? 0;
    const y = ring[at + 1] ?? 0;
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < step) continue;
    const isSeen = x > leftmost && x < rightmost && y > uppermost && y < lowest;
    if (index > 0 && (isSeen || wasSeen)) {
      if (!line) {
        line = [lastX * scale - left, lastY * scale - top];
        lines.push(line);
      }
      line.push(x * scale - left, y * scale - top);
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
 * an edge of what is filled. Points are compared in steps of their own grid: whole numbers, of which the most by far
 * are passed over before any is scaled.
 * @param {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void}} path
 * @param {ArrayLike<number>} points x, y, x, y, ...
 * @param {Screen} screen
 * @param {number} nearest see traceLine
 */
function traceSeen(path, points, { scale, left, top, width, height }, nearest) {
  const step = nearest / scale;
  const leftmost = (left - ASIDE) / scale;
  const rightmost = (left + width + ASIDE) / scale;
  const uppermost = (top - ASIDE) / scale;
  const lowest = (top + height + ASIDE) / scale;
  const sidesOf = (/** @type {number} */ x, /** @type {number} */ y) =>
    (x < leftmost ? 1 : x > rightmost ? 2 : 0) | (y < uppermost ? 4 : y > lowest ? 8 : 0);
  const last = points.length - 2;
  let x = points[0] ?? 0;
  let y = points[1] ?? 0;
  path.moveTo(x * scale - left, y * scale - top);
  let traced = sidesOf(x, y); // the sides on which the last point of the path lies,
  let held = 0; // and those of the point after it, x and y, which may not be needed
  let isHeld = false;
  for (let index = 2; index <= last; index += 2) {
    const nextX = points[index] ?? 0;
    const nextY = points[index + 1] ?? 0;
    if (index < last && Math.abs(nextX - x) + Math.abs(nextY - y) < step) continue;
    const next = sidesOf(nextX, nextY);
    if (isHeld && !(traced & held & next)) {
      path.lineTo(x * scale - left, y * scale - top);
      traced = held;
    }
    x = nextX;
    y = nextY;
    held = next;
    isHeld = true;
  }
  if (isHeld) path.lineTo(x * scale - left, y * scale - top);
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
  const step = nearest / scale;
  const last = to - 2;
  let x = points[from] ?? 0;
  let y = points[from + 1] ?? 0;
  path.moveTo(x * scale - left, y * scale - top);
  for (let index = from + 2; index <= last; index += 2) {
    const nextX = points[index] ?? 0;
    const nextY = points[index + 1] ?? 0;
    if (index < last && Math.abs(nextX - x) + Math.abs(nextY - y) < step) continue;
    path.lineTo(nextX * scale - left, nextY * scale - top);
    x = nextX;
    y = nextY;
  }
}
