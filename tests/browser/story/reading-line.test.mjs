import assert from "node:assert/strict";
import { test } from "node:test";
import { partRead } from "../../../itinerarium/browser/story/reading-line.js";

test("the part that is read is the last that has begun above the line", () => {
  const line = 300;
  const cases = [
    [[0, 500, 900], 0],
    [[-800, 299, 900], 1],
    [[-800, 301, 900], 0],
    [[-3000, -2000, -10], 2],
    [[400, 500], 0],
  ];
  assert.deepEqual(
    cases.map(([tops]) => partRead(tops, line)),
    cases.map(([, index]) => index),
  );
});
