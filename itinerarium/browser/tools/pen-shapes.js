// @ts-check
/** What becomes of a stroke: as it was drawn, a straight arrow, a round circle. Points in pixels. Pure. */

/** @typedef {{x: number, y: number}} Dot */
/** @typedef {"free" | "arrow" | "circle"} PenShape */

/** @type {PenShape[]} */
export const PEN_SHAPES = ["free", "arrow", "circle"];
/** Corners of what looks like a circle. */
const CORNERS = 48;
/** An arrow's head, as a part of its length and in pixels at most, and half of its angle. */
const HEAD = Object.freeze({ part: 0.3, most: 26, angle: Math.PI / 7 });

/**
 * The lines that are drawn for a stroke.
 * @param {PenShape} shape
 * @param {Dot[]} dots as the hand went, at least one
 * @returns {Dot[][]}
 */
export function linesOfStroke(shape, dots) {
  if (shape === "arrow") return arrowAlong(dots);
  if (shape === "circle") return [circleAround(dots)];
  // A line with one end has no length: a dot.
  return [dots.length > 1 ? dots : [...dots, ...dots]];
}

/** Straight from the first dot to the last, with a head. @param {Dot[]} dots */
function arrowAlong(dots) {
  const [from, to] = endsOf(dots);
  const size = Math.min(HEAD.most, HEAD.part * distance(from, to));
  const back = Math.atan2(from.y - to.y, from.x - to.x);
  const [left, right] = [back - HEAD.angle, back + HEAD.angle].map((angle) => dotAt(to, size, angle));
  return [
    [from, to],
    [/** @type {Dot} */ (left), to, /** @type {Dot} */ (right)],
  ];
}

/**
 * Round the middle of what was drawn, as far as that is from it on average; over a line that does not come back, so that
 * both its ends lie on it.
 * @param {Dot[]} dots
 */
function circleAround(dots) {
  const [from, to] = endsOf(dots);
  const isOpen = distance(from, to) > lengthOf(dots) / 2;
  const middle = middleOf(isOpen ? [from, to] : dots);
  const far = isOpen ? distance(from, middle) : dots.reduce((sum, dot) => sum + distance(dot, middle), 0) / dots.length;
  return Array.from({ length: CORNERS + 1 }, (_, index) => dotAt(middle, far, (2 * Math.PI * index) / CORNERS));
}

/** @param {Dot[]} dots @returns {[Dot, Dot]} */
function endsOf(dots) {
  return [/** @type {Dot} */ (dots[0]), /** @type {Dot} */ (dots[dots.length - 1])];
}

/** @param {Dot[]} dots */
function middleOf(dots) {
  const [left, right] = [Math.min, Math.max].map((choose) => choose(...dots.map(({ x }) => x)));
  const [top, bottom] = [Math.min, Math.max].map((choose) => choose(...dots.map(({ y }) => y)));
  return { x: ((left ?? 0) + (right ?? 0)) / 2, y: ((top ?? 0) + (bottom ?? 0)) / 2 };
}

/** @param {Dot[]} dots */
function lengthOf(dots) {
  return dots.slice(1).reduce((sum, dot, index) => sum + distance(dot, dots[index] ?? dot), 0);
}

/** @param {Dot} one @param {Dot} other */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** @param {Dot} from @param {number} far @param {number} angle */
function dotAt(from, far, angle) {
  return { x: from.x + far * Math.cos(angle), y: from.y + far * Math.sin(angle) };
}
