// @ts-check
/** The part of a line that is done, and where it ends. Pure. */
import { distance, lengthOf } from "../geo/pixel-line.js";

/** @typedef {import("../geo/pixel-line.js").Pixel} Pixel */

/**
 * The first part of a line that may lie in pieces.
 * @param {Pixel[][]} pieces
 * @param {number} fraction of the length of all pieces: 0 to 1
 * @returns {{pieces: Pixel[][], end: Pixel | null}} `end`: its last point
 */
export function partialLine(pieces, fraction) {
  let left = fraction * pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  /** @type {Pixel[][]} */
  const done = [];
  for (const piece of pieces) {
    const cut = firstOf(piece, left);
    left = cut.left;
    done.push(cut.line);
    if (left <= 0) break;
  }
  return { pieces: done, end: done[done.length - 1]?.slice(-1)[0] ?? null };
}

/** @param {Pixel[]} line @param {number} length */
function firstOf(line, length) {
  const first = line.slice(0, 1);
  let left = length;
  for (let index = 1; index < line.length && left > 0; index++) {
    const from = /** @type {Pixel} */ (line[index - 1]);
    const to = /** @type {Pixel} */ (line[index]);
    const step = distance(from, to);
    first.push(step <= left ? to : between(from, to, left / step));
    left -= step;
  }
  return { line: first, left };
}

/** @param {Pixel} from @param {Pixel} to @param {number} part @returns {Pixel} */
function between([x1, y1], [x2, y2], part) {
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
}
