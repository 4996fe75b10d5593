// @ts-check
/** The bytes of a QR code: a text's, filled up, in blocks, each with what mends it (Reed and Solomon). Pure. */

/** Correction bytes a block and blocks a code, by version, for the level M. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
/** The mode of bytes, in four bits. */
const BYTE_MODE = 4;
const PADDING = [0xec, 0x11];
/** x^8 + x^4 + x^3 + x^2 + 1, over which the field of 256 is built. */
const FIELD = 0x11d;

/**
 * The bytes as they stand in the code, and the smallest version that holds them.
 * @param {Uint8Array} text
 * @param {number} most the highest version
 * @returns {{version: number, bytes: Uint8Array} | null} null where none does
 */
export function bytesWithCorrection(text, most) {
  for (let version = 1; version <= most; version++) {
    const room = roomIn(version);
    if (text.length + headOf(version) <= room)
      return { version, bytes: inBlocks(filled(text, version, room), version) };
  }
  return null;
}

/** Mode and length take so many bytes, with the end. @param {number} version */
function headOf(version) {
  return version < 10 ? 2 : 3;
}

/** All bytes that a version has room for. @param {number} version */
function allIn(version) {
  const number = version < 2 ? 0 : Math.floor(version / 7) + 2;
  const patterns = number ? (25 * number - 10) * number - 55 : 0;
  return ((16 * version + 128) * version + 64 - patterns - (version < 7 ? 0 : 36)) >> 3;
}

/** The bytes left for data. @param {number} version */
function roomIn(version) {
  return allIn(version) - (CORRECTION[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0);
}

/** Mode, length, text, four bits of end, padding. @param {Uint8Array} text @param {number} version @param {number} room */
function filled(text, version, room) {
  const head = headOf(version);
  const data = new Uint8Array(room);
  // All that follows the four bits of the mode is shifted by them.
  const halves = [BYTE_MODE, ...lengthIn(text.length, head), ...[...text].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  for (const [at, half] of halves.entries()) data[at >> 1] = valueAt(data, at >> 1) | (at % 2 ? half : half << 4);
  for (let at = text.length + head; at < room; at++) data[at] = PADDING[(at - text.length - head) % 2] ?? 0;
  return data;
}

/** A length in one byte or in two, by halves. @param {number} length @param {number} head */
function lengthIn(length, head) {
  const halves = [length >> 4, length & 15];
  return head === 2 ? halves : [length >> 12, (length >> 8) & 15, (length >> 4) & 15, length & 15];
}

/** Data and correction of all blocks by turns; the last blocks may have one byte more. @param {Uint8Array} data @param {number} version */
function inBlocks(data, version) {
  const [number, degree] = [BLOCKS[version - 1] ?? 1, CORRECTION[version - 1] ?? 0];
  const short = Math.floor(data.length / number);
  const shorts = number - (data.length % number);
  const blocks = Array.from({ length: number }, (_, index) => {
    const start = index * short + Math.max(0, index - shorts);
    return data.slice(start, start + short + (index < shorts ? 0 : 1));
  });
  const divisor = divisorOf(degree);
  return Uint8Array.from([...byTurns(blocks), ...byTurns(blocks.map((block) => correctionOf(block, divisor)))]);
}

/** @param {Uint8Array[]} blocks @returns {number[]} */
function byTurns(blocks) {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => blocks.flatMap((block) => [...block.slice(at, at + 1)])).flat();
}

/** The product of (x - 2^i), without its first term. @param {number} degree */
function divisorOf(degree) {
  const terms = new Uint8Array(degree);
  terms[degree - 1] = 1;
  let root = 1;
  for (let turn = 0; turn < degree; turn++) {
    for (let at = 0; at < degree; at++) terms[at] = product(valueAt(terms, at), root) ^ valueAt(terms, at + 1);
    root = product(root, 2);
  }
  return terms;
}

/** @param {Uint8Array} block @param {Uint8Array} divisor */
function correctionOf(block, divisor) {
  const rest = new Uint8Array(divisor.length);
  for (const byte of block) {
    const factor = byte ^ valueAt(rest, 0);
    rest.copyWithin(0, 1);
    rest[rest.length - 1] = 0;
    for (const [at, term] of divisor.entries()) rest[at] = valueAt(rest, at) ^ product(term, factor);
  }
  return rest;
}

/** Nothing past the end. @param {Uint8Array} bytes @param {number} at */
function valueAt(bytes, at) {
  // Written out in the expressions, with "^" after it, the minifier would drop its brackets.
  return bytes[at] ?? 0;
}

/** In the field of 256. @param {number} one @param {number} other */
function product(one, other) {
  let result = 0;
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ ((result >>> 7) * FIELD);
    if ((other >>> bit) & 1) result ^= one;
  }
  return result;
}
