// @ts-check
/** Data packed by gzip, for browsers that can't unpack it themselves or only later: pure. RFC 1951 and RFC 1952. */

/** The bytes of gzip's head and tail, where no name is given. */
const HEAD = 10;
const TAIL = 8;
const LONGEST_CODE = 15;
const END_OF_BLOCK = 256;
/** The order in which the lengths of the code for code lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** @typedef {{bytes: Uint8Array, bit: number}} Input where one reads */
/** @typedef {{counts: Uint16Array, symbols: Uint16Array}} Code how many codes there are of each length, and what they mean */

/** The text in a base64 string of gzip, one letter a byte. @param {string} packed */
export function unpackedText(packed) {
  const bytes = Uint8Array.from(atob(packed.trim()), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(inflated(bytes));
}

/**
 * The bytes in one gzip member without a name.
 * @param {Uint8Array} gzip
 * @returns {Uint8Array}
 */
export function inflated(gzip) {
  const size = new DataView(gzip.buffer, gzip.byteOffset).getUint32(gzip.length - 4, true);
  const out = new Uint8Array(size);
  const input = { bytes: gzip.subarray(HEAD, gzip.length - TAIL), bit: 0 };
  for (let at = 0, isLast = false; !isLast; ) {
    isLast = bits(input, 1) === 1;
    at = block(input, bits(input, 2), out, at);
  }
  return out;
}

/** Read a block, and give where the next one goes. @param {Input} input @param {number} kind @param {Uint8Array} out @param {number} at */
function block(input, kind, out, at) {
  if (kind === 0) return stored(input, out, at);
  const [lengths, distances] = kind === 1 ? fixedCodes() : writtenCodes(input);
  return coded(input, lengths, distances, out, at);
}

/** @param {Input} input @param {Uint8Array} out @param {number} at */
function stored(input, out, at) {
  const from = Math.ceil(input.bit / 8) + 4;
  const size = input.bytes[from - 4] | (input.bytes[from - 3] << 8);
  out.set(input.bytes.subarray(from, from + size), at);
  input.bit = 8 * (from + size);
  return at + size;
}

/** @param {Input} input @param {Code} literals @param {Code} distances @param {Uint8Array} out @param {number} at */
function coded(input, literals, distances, out, at) {
  let end = at;
  for (;;) {
    const symbol = decoded(input, literals);
    if (symbol === END_OF_BLOCK) return end;
    if (symbol < END_OF_BLOCK) out[end++] = symbol;
    else {
      const stop = end + lengthOf(input, symbol - END_OF_BLOCK - 1);
      const back = distanceOf(input, decoded(input, distances));
      for (; end < stop; end++) out[end] = out[end - back];
    }
  }
}

/** How many bytes are repeated. @param {Input} input @param {number} symbol */
function lengthOf(input, symbol) {
  if (symbol < 8) return 3 + symbol;
  if (symbol === 28) return 258;
  const extra = (symbol >> 2) - 1;
  return 3 + ((4 + (symbol & 3)) << extra) + bits(input, extra);
}

/** From how far back they are repeated. @param {Input} input @param {number} symbol */
function distanceOf(input, symbol) {
  if (symbol < 4) return 1 + symbol;
  const extra = (symbol >> 1) - 1;
  return 1 + ((2 + (symbol & 1)) << extra) + bits(input, extra);
}

/** The next bits as a number, the first the lowest. @param {Input} input @param {number} count */
function bits(input, count) {
  let value = 0;
  for (let place = 0; place < count; place++) value |= nextBit(input) << place;
  return value;
}

/** @param {Input} input */
function nextBit(input) {
  const bit = (input.bytes[input.bit >> 3] >> (input.bit & 7)) & 1;
  input.bit++;
  return bit;
}

/** The next symbol: codes of one length are consecutive numbers. @param {Input} input @param {Code} code */
function decoded(input, { counts, symbols }) {
  let value = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    value |= nextBit(input);
    const count = counts[length];
    if (value - first < count) return symbols[index + value - first];
    index += count;
    first = (first + count) << 1;
    value <<= 1;
  }
  throw new RangeError("no such code");
}

/** The code in which symbols have these lengths in bits. @param {number[]} lengths @returns {Code} */
function codeOf(lengths) {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const used = lengths.flatMap((length, symbol) => (length ? [symbol] : []));
  return { counts, symbols: Uint16Array.from(used.sort((one, other) => lengths[one] - lengths[other] || one - other)) };
}

/** The codes that need not be written. */
function fixedCodes() {
  const lengths = Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  );
  return [codeOf(lengths), codeOf(Array(30).fill(5))];
}

/** The codes that stand before a block, their lengths in a code of their own. @param {Input} input */
function writtenCodes(input) {
  const [literals, distances, known] = [257 + bits(input, 5), 1 + bits(input, 5), 4 + bits(input, 4)];
  const ofLengths = Array(ORDER.length).fill(0);
  for (const symbol of ORDER.slice(0, known)) ofLengths[symbol] = bits(input, 3);
  const lengths = writtenLengths(input, codeOf(ofLengths), literals + distances);
  return [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals))];
}

/** @param {Input} input @param {Code} code @param {number} count @returns {number[]} */
function writtenLengths(input, code, count) {
  /** @type {number[]} */
  const lengths = [];
  while (lengths.length < count) {
    const symbol = decoded(input, code);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) lengths.push(...Array(3 + bits(input, 2)).fill(lengths[lengths.length - 1]));
    else lengths.push(...Array(symbol === 17 ? 3 + bits(input, 3) : 11 + bits(input, 7)).fill(0));
  }
  return lengths;
}
