import assert from "node:assert/strict";
import { test } from "node:test";
import { constants, gzipSync } from "node:zlib";
import { inflated, unpackedText } from "../../../itinerarium/browser/data/inflate.js";

/** Bytes as by chance, always the same. */
function noise(size) {
  let state = 2401;
  return Uint8Array.from({ length: size }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state >> 16;
  });
}

const WORDS = Buffer.from(`${"Tockoje, Krasnovodsk, Pahlevi. ".repeat(9000)}Monte Cassino: Łódź, 波兰`);
const CASES = [
  ["nothing", Buffer.alloc(0), {}],
  ["one byte", Buffer.from("a"), {}],
  ["words that return from far", WORDS, {}],
  ["the same byte, as often as one length says", Buffer.alloc(258 * 300, 7), {}],
  ["stored as it is, in several blocks", noise(200_000), { level: 0 }],
  ["noise", noise(70_000), {}],
  ["noise that returns 32 kB later", Buffer.concat([noise(32_700), noise(32_700)]), { level: 9 }],
  ["codes that need not be written", WORDS, { strategy: constants.Z_FIXED }],
  ["no repeats", WORDS, { strategy: constants.Z_HUFFMAN_ONLY }],
];

test("what gzip packed comes out as it went in", () => {
  const failing = CASES.filter(([, bytes, options]) => {
    const out = inflated(new Uint8Array(gzipSync(bytes, options)));
    return Buffer.compare(Buffer.from(out), Buffer.from(bytes)) !== 0;
  });
  assert.deepEqual(
    failing.map(([name]) => name),
    [],
  );
});

test("a text beyond Latin comes out of base64", () => {
  const packed = gzipSync(WORDS).toString("base64");
  assert.equal(unpackedText(`\n${packed}\n`), WORDS.toString());
});

test("a broken code is an error, not a loop", () => {
  const packed = new Uint8Array(gzipSync(WORDS));
  packed.fill(255, 12, 200);
  assert.throws(() => inflated(packed));
});
