import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fineLandOf,
  landOf,
  lineFromText,
  numbersFromText,
  ringFromText,
  withBends,
} from "../../../itinerarium/browser/data/coast.js";

test("numbers of either sign are read, and a ring's points from its steps", () => {
  assert.deepEqual([...numbersFromText("ABCgB")], [0, -1, 1, 16]);
  assert.deepEqual([...ringFromText("CCCC")], [1, 1, 2, 2]);
  const { points, box } = lineFromText("ABCgBDC");
  assert.deepEqual([...points], [0, -1, 1, 15, -1, 16]);
  assert.deepEqual(box, { left: -1, top: -1, right: 1, bottom: 16 });
});

test("bends come between the points that they lie between, the last one before the first point", () => {
  const ring = [0, 0, 10, 0, 10, 10];
  assert.deepEqual([...withBends(ring, [1, 2, 1, 2, 0, 3, 1, 1, -5, 0])], [0, 0, 10, 0, 11, 2, 11, 5, 10, 10, 5, 10]);
  assert.deepEqual([...withBends(ring, [0, 1, 5, 1])], [0, 0, 5, 1, 10, 0, 10, 10]);
  assert.deepEqual([...withBends(ring, [])], ring);
});

test("the fine land has all the whole map's rings, those with bends anew, and islands more, made once", () => {
  const coast = {
    grid: 64,
    rings: ["AACACC", "ICCCAC"],
    rivers: [],
    fine: { rings: [1], bends: ["ACCA"], islands: ["YYCACC"] },
  };
  const [whole, bent, island] = fineLandOf(coast);
  assert.equal(whole, landOf(coast)[0]);
  assert.equal(bent.points.length, landOf(coast)[1].points.length + 2);
  assert.deepEqual(island.box, { left: 12, top: 12, right: 14, bottom: 13 });
  assert.equal(fineLandOf(coast), fineLandOf(coast));
});
