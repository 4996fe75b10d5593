// @ts-check
/** A text as a QR code (ISO/IEC 18004): bytes, error correction M, versions 1 to 20. Pure. */

import { bytesWithCorrection } from "./qr-bytes.js";

/** @typedef {(boolean | undefined)[][]} Matrix  dark or light; undefined where nothing stands yet */

const MOST_VERSION = 20;
/** Correction level M in the bits of the format. */
const LEVEL = 0;
/** Which cells each mask turns over. @type {((x: number, y: number) => boolean)[]} */
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];
/** What looks like the middle of a finder. */
const FINDER = [true, false, true, true, true, false, true];

/**
 * The rows of the code, true for dark, without the quiet zone; null for a text that is too long.
 * @param {string} text
 * @returns {boolean[][] | null}
 */
export function qrCode(text) {
  const data = bytesWithCorrection(new TextEncoder().encode(text), MOST_VERSION);
  if (!data) return null;
  const { version, bytes } = data;
  const frame = frameOf(version);
  const codes = MASKS.map((_, mask) => masked(frame, bytes, mask));
  return codes.reduce((best, code) => (penaltyOf(code) < penaltyOf(best) ? code : best));
}

/** What every code of this version has: patterns to find it by, its version, and room for the format. @param {number} version */
function frameOf(version) {
  const size = 17 + 4 * version;
  /** @type {Matrix} */
  const frame = Array.from({ length: size }, () => Array(size).fill(undefined));
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ])
    drawFinder(frame, x ?? 0, y ?? 0);
  drawAlignments(frame, version);
  drawTiming(frame);
  drawVersion(frame, version);
  drawFormat(frame, 0);
  return frame;
}

/** Three squares in each other, with a light border. @param {Matrix} frame @param {number} x @param {number} y */
function drawFinder(frame, x, y) {
  square(frame, x, y, 4, (far) => far !== 2 && far !== 4);
}

/** @param {Matrix} frame @param {number} version */
function drawAlignments(frame, version) {
  const places = alignmentsOf(version);
  for (const x of places)
    for (const y of places) if (frame[y]?.[x] === undefined) square(frame, x, y, 2, (far) => far !== 1);
}

/** Where alignment patterns stand, from the edge with the timing pattern on. @param {number} version */
export function alignmentsOf(version) {
  if (version < 2) return [];
  const number = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (number * 2 - 2)) * 2;
  const last = 10 + 4 * version;
  return [6, ...Array.from({ length: number - 1 }, (_, index) => last - index * step).reverse()];
}

/**
 * @param {Matrix} frame
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @param {(far: number) => boolean} isDark so far from the middle
 */
function square(frame, x, y, reach, isDark) {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const row = frame[y + dy];
      if (row && x + dx >= 0 && x + dx < row.length) row[x + dx] = isDark(Math.max(Math.abs(dx), Math.abs(dy)));
    }
}

/** @param {Matrix} frame */
function drawTiming(frame) {
  for (let at = 8; at < frame.length - 8; at++)
    for (const [x, y] of [
      [6, at],
      [at, 6],
    ])
      put(frame, x, y, at % 2 === 0);
}

/** @param {Matrix} frame @param {number | undefined} x @param {number | undefined} y @param {boolean} isDark */
function put(frame, x, y, isDark) {
  const row = frame[y ?? -1];
  if (row) row[x ?? 0] = isDark;
}

/** @param {Matrix} frame @param {number} version */
function drawVersion(frame, version) {
  if (version < 7) return;
  const bits = (version << 12) | remainder(version, 0x1f25, 12);
  for (let bit = 0; bit < 18; bit++) {
    const [far, near] = [frame.length - 11 + (bit % 3), Math.floor(bit / 3)];
    put(frame, far, near, isSet(bits, bit));
    put(frame, near, far, isSet(bits, bit));
  }
}

/** Twice, and the one cell that is always dark. @param {Matrix} frame @param {number} mask */
function drawFormat(frame, mask) {
  const data = (LEVEL << 3) | mask;
  const bits = ((data << 10) | remainder(data, 0x537, 10)) ^ 0x5412;
  const size = frame.length;
  for (let bit = 0; bit < 15; bit++) {
    const isDark = isSet(bits, bit);
    const [down, across] = [
      bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit,
      bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit,
    ];
    put(frame, 8, down, isDark);
    put(frame, across, 8, isDark);
  }
  put(frame, 8, size - 8, true);
}

/** What is left of `value` by a polynomial over two elements. @param {number} value @param {number} by @param {number} degree */
function remainder(value, by, degree) {
  let rest = value;
  for (let step = 0; step < degree; step++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * by);
  return rest;
}

/** @param {number} bits @param {number} bit */
function isSet(bits, bit) {
  return ((bits >>> bit) & 1) === 1;
}

/** The code with its data in it, turned over by a mask. @param {Matrix} frame @param {Uint8Array} bytes @param {number} mask */
function masked(frame, bytes, mask) {
  const code = frame.map((row) => [...row]);
  drawFormat(code, mask);
  const turns = /** @type {(x: number, y: number) => boolean} */ (MASKS[mask]);
  let bit = 0;
  for (const [x, y] of wayOfData(frame.length)) {
    if (frame[y]?.[x] !== undefined) continue;
    put(code, x, y, isSet(bytes[bit >> 3] ?? 0, 7 - (bit & 7)) !== turns(x, y));
    bit++;
  }
  return /** @type {boolean[][]} */ (code);
}

/** All cells in pairs of columns, up and down by turns, from the right. @param {number} size @returns {[number, number][]} */
function wayOfData(size) {
  const columns = Array.from({ length: (size - 1) / 2 }, (_, index) => size - 1 - 2 * index).map((x) =>
    x <= 6 ? x - 1 : x,
  );
  return columns.flatMap((right, turn) =>
    Array.from({ length: size }, (_, step) => (turn % 2 ? step : size - 1 - step)).flatMap(
      (y) =>
        /** @type {[number, number][]} */ ([
          [right, y],
          [right - 1, y],
        ]),
    ),
  );
}

/** How hard a code is to read: the less the better. @param {boolean[][]} code */
function penaltyOf(code) {
  const columns = code.map((_, x) => code.map((row) => row[x] ?? false));
  const lines = [...code, ...columns].reduce((sum, line) => sum + penaltyOfLine(line), 0);
  return lines + 3 * blocksIn(code) + penaltyOfShare(code);
}

/** Long runs, and what looks like a finder. @param {boolean[]} line */
function penaltyOfLine(line) {
  let [penalty, run] = [0, 0];
  for (const [at, isDark] of line.entries()) {
    run = at && isDark === line[at - 1] ? run + 1 : 1;
    if (run >= 5) penalty += run === 5 ? 3 : 1;
    if (isFinderLike(line, at)) penalty += 40;
  }
  return penalty;
}

/** Whether it begins here, with four light cells, or the edge, before or after it. @param {boolean[]} line @param {number} at */
function isFinderLike(line, at) {
  const isLight = (/** @type {number} */ from) => !line.slice(Math.max(0, from), from + 4).includes(true);
  return FINDER.every((cell, step) => line[at + step] === cell) && (isLight(at - 4) || isLight(at + FINDER.length));
}

/** Squares of two by two in one colour. @param {boolean[][]} code */
function blocksIn(code) {
  return code
    .slice(1)
    .reduce(
      (sum, row, above) =>
        sum +
        row.filter((cell, x) => x && [row[x - 1], code[above]?.[x], code[above]?.[x - 1]].every((one) => one === cell))
          .length,
      0,
    );
}

/** Far from as many dark as light cells. @param {boolean[][]} code */
function penaltyOfShare(code) {
  const dark = code.flat().filter(Boolean).length;
  return 10 * Math.floor(Math.abs((100 * dark) / code.length ** 2 - 50) / 5);
}
