import assert from "node:assert/strict";
import { test } from "node:test";
import { riversAt } from "../../../itinerarium/browser/data/rivers.js";

const coast = { rivers: ["AACACC"], streams: ["IIACAC", "CCACAC"] };
const counts = (zoom) => riversAt(coast, zoom).map(({ lines }) => lines.length);

test("rivers come from afar, small ones from near, and none where the map is larger than they are exact", () => {
  assert.deepEqual(counts(2), []);
  assert.deepEqual(counts(4), [1]);
  assert.deepEqual(counts(7), [1, 2]);
  assert.deepEqual(counts(9), [1, 2]);
  assert.deepEqual(counts(14), []);
});

test("they grow strong within a zoom and are unpacked once", () => {
  const [first] = riversAt(coast, 3);
  assert.ok(first.strength > 0 && first.strength < 1);
  assert.equal(riversAt(coast, 9)[0].strength, 1);
  assert.equal(riversAt(coast, 9)[1].lines, riversAt(coast, 8)[1].lines);
});

test("a page whose plate has none draws none", () => {
  assert.deepEqual(riversAt({}, 6), []);
});
