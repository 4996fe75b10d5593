import assert from "node:assert/strict";
import { test } from "node:test";
import { headsOn, linesOfLegs } from "../../../itinerarium/browser/data/heads.js";

test("heads are on the legs that are partly done, as far along as they are", () => {
  const line = [
    [
      [0, 0],
      [10, 0],
    ],
    [
      [10, 0],
      [40, 0],
    ],
  ];
  const lines = linesOfLegs({ routes: [{ legs: [{ line }, { line }, { line }, { line: [[[5, 5]]] }] }] });
  assert.deepEqual(headsOn(lines, [0, 0.5, 1, 0.5]), [[20, 0]]);
  assert.deepEqual(headsOn(lines, [0.1]), [[4, 0]]);
  assert.deepEqual(linesOfLegs({ routes: [{ shown: false, legs: [{ line }] }] }), []);
});
