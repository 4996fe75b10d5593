import assert from "node:assert/strict";
import { test } from "node:test";
import { stamp } from "../../../itinerarium/browser/places/stamps.js";

const CLEAR = [0, 0, 0, 0];
const RED = [200, 0, 0, 255];
const BLUE = [0, 0, 100, 255];
const HALF_RED = [200, 0, 0, 102];

/** @param {number[][]} pixels @param {number} width */
function picture(pixels, width) {
  return { width, height: pixels.length / width, data: Uint8ClampedArray.from(pixels.flat()) };
}

function pixelsOf({ data }) {
  return Array.from({ length: data.length / 4 }, (_, index) => [...data.subarray(4 * index, 4 * index + 4)]);
}

test("each copy stands at its corner", () => {
  const ground = picture(Array(6).fill(CLEAR), 3);
  stamp(ground, picture([RED], 1), [0, 0, 2, 1]);
  assert.deepEqual(pixelsOf(ground), [RED, CLEAR, CLEAR, CLEAR, CLEAR, RED]);
});

test("what is clear in a picture leaves the ground as it is", () => {
  const ground = picture([BLUE, BLUE], 2);
  stamp(ground, picture([CLEAR, RED], 2), [0, 0]);
  assert.deepEqual(pixelsOf(ground), [BLUE, RED]);
});

test("what is half clear shows the ground beneath, as on a canvas", () => {
  const ground = picture([BLUE, CLEAR, HALF_RED], 3);
  stamp(ground, picture([HALF_RED, HALF_RED, HALF_RED], 3), [0, 0]);
  assert.deepEqual(pixelsOf(ground), [[80, 0, 60, 255], HALF_RED, [200, 0, 0, 163]]);
});

test("what reaches beyond the ground is cut off on every side", () => {
  const corners = [-1, -1, 1, -1, -1, 1, 1, 1];
  for (let at = 0; at < corners.length; at += 2) {
    const ground = picture(Array(4).fill(CLEAR), 2);
    stamp(ground, picture([RED, RED, RED, RED], 2), corners.slice(at, at + 2));
    const [column, row] = [corners[at] > 0 ? 1 : 0, corners[at + 1] > 0 ? 1 : 0];
    assert.deepEqual(
      pixelsOf(ground).map((pixel, index) => (index === row * 2 + column ? pixel[3] === 255 : pixel[3] === 0)),
      Array(4).fill(true),
    );
  }
});

test("the last copy lies above those before it", () => {
  const ground = picture([CLEAR], 1);
  stamp(ground, picture([RED], 1), [0, 0]);
  stamp(ground, picture([BLUE], 1), [0, 0]);
  assert.deepEqual(pixelsOf(ground), [BLUE]);
});
