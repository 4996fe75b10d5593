// @ts-check
/** Which part of a text is being read: pure. */

/** One reads here, as a part of the window's height from its top. */
export const READING_LINE = 0.3;

/**
 * The last part that has begun above the line, the first where none has.
 * @param {number[]} tops where the parts begin, in their order, in pixels from the top of the window
 * @param {number} line in pixels from the top
 * @returns {number} its index
 */
export function partRead(tops, line) {
  const next = tops.findIndex((top) => top > line);
  return next < 0 ? tops.length - 1 : Math.max(0, next - 1);
}
