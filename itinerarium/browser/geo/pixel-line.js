// @ts-check
/** Arithmetic on lines of pixels: lengths, offsets to the side, the part in sight, the text of a path. */

/** @typedef {[number, number]} Pixel x to the right, y downwards */
/** @typedef {{left: number, top: number, right: number, bottom: number}} PixelBox */

/** A corner sharper than this lets an offset line run away, so it is cut. */
const LONGEST_MITRE = 2;

/** @param {Pixel[]} line */
export function lengthOf(line) {
  return line.reduce((sum, point, index) => sum + (index ? distance(line[index - 1] ?? point, point) : 0), 0);
}

/** @param {Pixel} one @param {Pixel} other */
export function distance([x1, y1], [x2, y2]) {
  return Math.hypot(x2 - x1, y2 - y1);
}

/**
 * The line without points that lie so near to the one before that nobody could tell them apart.
 * @param {Pixel[]} line
 * @param {number} nearest in pixels
 * @returns {Pixel[]} with the first and the last point of `line`
 */
export function thinned(line, nearest) {
  const thin = line.slice(0, 1);
  line.slice(1, -1).forEach((point) => {
    if (distance(/** @type {Pixel} */ (thin[thin.length - 1]), point) >= nearest) thin.push(point);
  });
  return line.length > 1 ? [...thin, /** @type {Pixel} */ (line[line.length - 1])] : thin;
}

/**
 * The line moved to its right-hand side, each stretch by its own distance.
 * @param {Pixel[]} line
 * @param {number[]} offsets one a stretch, so one less than there are points; negative: to the left
 * @returns {Pixel[]}
 */
export function offsetLine(line, offsets) {
  if (line.length < 2 || offsets.every((offset) => offset === 0)) return line;
  const sides = line.slice(1).map((point, index) => rightOf(/** @type {Pixel} */ (line[index]), point));
  return line.map(([x, y], index) => {
    const [dx, dy] = shiftAt(sides, offsets, index);
    return /** @type {Pixel} */ ([x + dx, y + dy]);
  });
}

/** The unit vector to the right of a stretch, in pixels. @param {Pixel} from @param {Pixel} to @returns {Pixel} */
function rightOf(from, to) {
  const length = distance(from, to) || 1;
  return [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
}

/**
 * How far a point moves: at a corner along the bisector, between unlike offsets halfway.
 * @param {Pixel[]} sides
 * @param {number[]} offsets
 * @param {number} index
 * @returns {Pixel}
 */
function shiftAt(sides, offsets, index) {
  const before = sides[index - 1] ?? sides[index] ?? [0, 0];
  const after = sides[index] ?? before;
  const first = offsets[index - 1] ?? offsets[index] ?? 0;
  const second = offsets[index] ?? first;
  const sum = [before[0] * first + after[0] * second, before[1] * first + after[1] * second];
  const cosine = before[0] * after[0] + before[1] * after[1];
  const mitre = Math.min(LONGEST_MITRE, 2 / Math.max(0.1, 1 + cosine)) / 2;
  return [(sum[0] ?? 0) * mitre, (sum[1] ?? 0) * mitre];
}

/**
 * The runs of a line whose stretches come near the box: what is far outside need not be drawn.
 * @param {Pixel[]} line
 * @param {PixelBox} box
 * @returns {Pixel[][]}
 */
export function runsNear(line, box) {
  /** @type {Pixel[][]} */
  const runs = [];
  let isOpen = false;
  for (let index = 1; index < line.length; index++) {
    const from = /** @type {Pixel} */ (line[index - 1]);
    const to = /** @type {Pixel} */ (line[index]);
    const isNear = touches(from, to, box);
    if (isNear && isOpen) runs[runs.length - 1]?.push(to);
    else if (isNear) runs.push([from, to]);
    isOpen = isNear;
  }
  return runs;
}

/** @param {Pixel} from @param {Pixel} to @param {PixelBox} box */
function touches([x1, y1], [x2, y2], { left, top, right, bottom }) {
  return Math.max(x1, x2) >= left && Math.min(x1, x2) <= right && Math.max(y1, y2) >= top && Math.min(y1, y2) <= bottom;
}

/**
 * The lines as the `d` of an SVG path, to a tenth of a pixel.
 * @param {Pixel[][]} lines
 */
export function pathText(lines) {
  return lines.map((line) => `M${line.map(pointText).join("L")}`).join("");
}

/** @param {Pixel} point */
function pointText([x, y]) {
  return `${tenth(x)} ${tenth(y)}`;
}

/** @param {number} value */
function tenth(value) {
  return Math.round(value * 10) / 10;
}
