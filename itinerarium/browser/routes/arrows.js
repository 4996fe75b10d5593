// @ts-check
/** Where the arrows of a line stand: always about as far apart on the screen, whatever the zoom. */
import { distance, lengthOf } from "../geo/pixel-line.js";

/** @typedef {import("../geo/pixel-line.js").Pixel} Pixel */
/** @typedef {{x: number, y: number, angle: number}} Arrow `angle` in radians, 0 to the right, clockwise */

/**
 * Arrows along a line, the same distance apart and half of it from both ends.
 * @param {Pixel[]} line
 * @param {number} spacing about this many pixels from one to the next
 * @param {number} shortest a line shorter than this has no room for any
 * @returns {Arrow[]}
 */
export function arrowsAlong(line, spacing, shortest) {
  const length = lengthOf(line);
  if (length < shortest) return [];
  const number = Math.max(1, Math.round(length / spacing));
  const marks = Array.from({ length: number }, (_, index) => ((index + 0.5) * length) / number);
  return arrowsAt(line, marks);
}

/** @param {Pixel[]} line @param {number[]} marks distances from the line's start, growing */
function arrowsAt(line, marks) {
  /** @type {Arrow[]} */
  const arrows = [];
  let gone = 0;
  for (let index = 1; index < line.length; index++) {
    const from = /** @type {Pixel} */ (line[index - 1]);
    const to = /** @type {Pixel} */ (line[index]);
    const step = distance(from, to);
    while (arrows.length < marks.length && gone + step >= (marks[arrows.length] ?? 0)) {
      arrows.push(arrowBetween(from, to, step ? ((marks[arrows.length] ?? 0) - gone) / step : 0));
    }
    gone += step;
  }
  return arrows;
}

/** @param {Pixel} from @param {Pixel} to @param {number} part @returns {Arrow} */
function arrowBetween(from, to, part) {
  return {
    x: from[0] + (to[0] - from[0]) * part,
    y: from[1] + (to[1] - from[1]) * part,
    angle: Math.atan2(to[1] - from[1], to[0] - from[0]),
  };
}

/**
 * An arrow's head as a closed line: tip, wing, notch, wing.
 * @param {Arrow} arrow
 * @param {number} size from tip to wing, in pixels
 * @returns {Pixel[]}
 */
export function arrowHead({ x, y, angle }, size) {
  const shape = [
    [0.62, 0],
    [-0.5, 0.56],
    [-0.22, 0],
    [-0.5, -0.56],
    [0.62, 0],
  ];
  const cosine = Math.cos(angle) * size;
  const sine = Math.sin(angle) * size;
  return shape.map(
    ([along = 0, aside = 0]) =>
      /** @type {Pixel} */ ([x + along * cosine - aside * sine, y + along * sine + aside * cosine]),
  );
}
