import assert from "node:assert/strict";
import { test } from "node:test";
import { marksNear } from "../../../itinerarium/browser/places/near-marks.js";

test("a finger means all marks within 24 pixels, a mouse those within 12, the nearest first", () => {
  const marks = [
    { id: "far", x: 125, y: 100 },
    { id: "beside", x: 100, y: 124 },
    { id: "here", x: 103, y: 104 },
    { id: "near", x: 88, y: 100 },
  ];
  const ids = (isFinger) => marksNear(marks, { x: 100, y: 100 }, isFinger).map(({ id }) => id);
  assert.deepEqual(ids(true), ["here", "near", "beside"]);
  assert.deepEqual(ids(false), ["here", "near"]);
});
