import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { alignmentsOf, qrCode } from "../../../itinerarium/browser/page/qr-code.js";

const CODES = JSON.parse(readFileSync(new URL("../../data/qr.json", import.meta.url), "utf8"));

test("codes of versions 1 to 20 are those of another program, cell by cell", () => {
  const wrong = CODES.filter(({ text, rows }) => {
    const code = qrCode(text).map((row) => BigInt(`0b${row.map(Number).join("")}`).toString(16));
    return rows.length !== code.length || rows.some((row, y) => row !== code[y]);
  });
  assert.deepEqual(
    wrong.map(({ text }) => text.length),
    [],
  );
  assert.deepEqual(
    CODES.map(({ rows }) => (rows.length - 17) / 4),
    [1, 2, 5, 7, 9, 10, 14, 20],
  );
});

test("alignment patterns stand where the standard has them", () => {
  assert.deepEqual([1, 2, 7, 14, 20].map(alignmentsOf), [[], [6, 18], [6, 22, 38], [6, 26, 46, 66], [6, 34, 62, 90]]);
});

test("a text that fits no version gives no code", () => {
  assert.equal(qrCode("x".repeat(667)), null);
  assert.equal(qrCode("x".repeat(663)).length, 97);
});
