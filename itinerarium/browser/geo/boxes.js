// @ts-check
/** Boxes and lines on the screen, found fast: what names must not cover and had better not cross. */

/**
 * @typedef {object} Box
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 */

/**
 * The box with this middle and size.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function boxAround(x, y, width, height) {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/** A box with so much room around it. @param {Box} box @param {number} room @returns {Box} */
export function grown({ left, top, right, bottom }, room) {
  return { left: left - room, top: top - room, right: right + room, bottom: bottom + room };
}

/** @param {Box} one @param {Box} other */
export function boxesMeet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

const CELL = 64;

/** Boxes by the squares of the screen that they lie in. */
export class BoxIndex {
  /** @param {Box[]} boxes */
  constructor(boxes) {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
    for (const box of boxes) this.add(box);
  }

  /** @param {Box} box */
  add(box) {
    const right = Math.floor(box.right / CELL);
    const bottom = Math.floor(box.bottom / CELL);
    for (let column = Math.floor(box.left / CELL); column <= right; column++) {
      for (let row = Math.floor(box.top / CELL); row <= bottom; row++) {
        const cell = cellAt(column, row);
        const boxes = this.cells.get(cell);
        if (boxes) boxes.push(box);
        else this.cells.set(cell, [box]);
      }
    }
  }

  /** Whether any box meets this one. @param {Box} box */
  meets(box) {
    const right = Math.floor(box.right / CELL);
    const bottom = Math.floor(box.bottom / CELL);
    for (let column = Math.floor(box.left / CELL); column <= right; column++) {
      for (let row = Math.floor(box.top / CELL); row <= bottom; row++) {
        const boxes = this.cells.get(cellAt(column, row));
        if (boxes && meetsAny(box, boxes)) return true;
      }
    }
    return false;
  }
}

/** Asked many thousand times before the first drawing: without a function for each. @param {Box} box @param {Box[]} others */
function meetsAny(box, others) {
  for (let index = 0; index < others.length; index++) {
    if (boxesMeet(box, /** @type {Box} */ (others[index]))) return true;
  }
  return false;
}

/** @param {number} column @param {number} row */
function cellAt(column, row) {
  return (column + 4096) * 16384 + row + 4096;
}

const DOT = 4;
/** So much of a name's box is empty at each side. */
const SPARE = 2.5;

/** @typedef {{points: number[][], half?: number}} Line points [x, y] and half its width */

/** Lines as dots on a raster; a row is summed up when it is first asked for, so that counting takes no time. */
export class LineRaster {
  /** @param {Box} frame @param {Line[]} lines */
  constructor(frame, lines) {
    this.frame = frame;
    this.columns = Math.max(1, Math.ceil((frame.right - frame.left) / DOT));
    this.rows = Math.max(1, Math.ceil((frame.bottom - frame.top) / DOT));
    this.isEmpty = !lines.length;
    /** How many dots a row has to the left of each column, once it is summed up; until then where they are. */
    this.sums = new Uint16Array(this.isEmpty ? 0 : (this.columns + 1) * this.rows);
    this.isSummed = new Uint8Array(this.rows);
    for (const line of lines) this.dotLine(line);
  }

  /** @param {Line} line */
  dotLine({ points, half = 0 }) {
    for (let index = 1; index < points.length; index++) {
      const [x0 = 0, y0 = 0] = points[index - 1] ?? [];
      const [x1 = 0, y1 = 0] = points[index] ?? [];
      const within = clippedPart(x0, y0, x1, y1, this.frame);
      if (!within) continue;
      const steps = Math.ceil((Math.hypot(x1 - x0, y1 - y0) * (within[1] - within[0])) / DOT) + 1;
      for (let step = 0; step <= steps; step++) {
        const part = within[0] + ((within[1] - within[0]) * step) / steps;
        this.dot(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, half);
      }
    }
  }

  /** @param {number} x @param {number} y @param {number} half */
  dot(x, y, half) {
    const { sums, columns, rows, frame } = this;
    const right = Math.min(columns - 1, Math.floor((x - frame.left + half) / DOT));
    const bottom = Math.min(rows - 1, Math.floor((y - frame.top + half) / DOT));
    const left = Math.max(0, Math.floor((x - frame.left - half) / DOT));
    for (let row = Math.max(0, Math.floor((y - frame.top - half) / DOT)); row <= bottom; row++) {
      for (let column = left; column <= right; column++) sums[row * (columns + 1) + column + 1] = 1;
    }
  }

  /** @param {number} row */
  sumUp(row) {
    this.isSummed[row] = 1;
    const { sums, columns } = this;
    const first = row * (columns + 1);
    let sum = 0;
    for (let here = first + 1; here <= first + columns; here++) {
      sum += /** @type {number} */ (sums[here]);
      sums[here] = sum;
    }
  }

  /** How many dots of lines a box covers, those it only touches too. @param {Box} box */
  crossed(box) {
    if (this.isEmpty) return 0;
    const within = (/** @type {number} */ dots, /** @type {number} */ most) => Math.min(most, Math.max(0, dots));
    const left = within(Math.floor((box.left + SPARE - this.frame.left) / DOT), this.columns);
    const right = within(Math.ceil((box.right - SPARE - this.frame.left) / DOT), this.columns);
    const bottom = within(Math.ceil((box.bottom - SPARE - this.frame.top) / DOT), this.rows);
    let dots = 0;
    for (let row = within(Math.floor((box.top + SPARE - this.frame.top) / DOT), this.rows); row < bottom; row++) {
      if (!this.isSummed[row]) this.sumUp(row);
      const first = row * (this.columns + 1);
      dots += (this.sums[first + right] ?? 0) - (this.sums[first + left] ?? 0);
    }
    return dots;
  }
}

/**
 * The part of a segment inside a frame, as shares of its length (Liang and Barsky 1984).
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 * @param {Box} frame
 * @returns {[number, number] | null}
 */
export function clippedPart(x0, y0, x1, y1, frame) {
  let enters = 0;
  let leaves = 1;
  const sides = [
    [x0 - x1, x0 - frame.left],
    [x1 - x0, frame.right - x0],
    [y0 - y1, y0 - frame.top],
    [y1 - y0, frame.bottom - y0],
  ];
  for (const [along = 0, room = 0] of sides) {
    if (along === 0 && room < 0) return null;
    if (along < 0) enters = Math.max(enters, room / along);
    if (along > 0) leaves = Math.min(leaves, room / along);
  }
  return enters <= leaves ? [enters, leaves] : null;
}
