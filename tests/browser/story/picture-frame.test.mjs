import assert from "node:assert/strict";
import { test } from "node:test";
import { worldPixel } from "../../../itinerarium/browser/geo/mercator.js";
import { frameOf } from "../../../itinerarium/browser/story/picture-frame.js";

const STORIES = {
  "one town": [[50, 20]],
  "a village": [
    [50, 20],
    [50.01, 20.01],
  ],
  "from the Arctic to Egypt": [
    [67, 64],
    [31, 30],
    [41, 14],
  ],
  "round the antimeridian": [
    [-37, 174],
    [-10, 200],
  ],
};

test("all points stand clear of the picture's edge, whatever the story's size", () => {
  const cut = Object.entries(STORIES).flatMap(([name, points]) => {
    const { scale, left, top, width, height } = frameOf(points);
    const isClear = points.every((point) => {
      const [x, y] = worldPixel(point);
      const [dx, dy] = [x * scale - left, y * scale - top];
      return dx >= 50 && dy >= 50 && dx <= width - 50 && dy <= height - 50;
    });
    return isClear && height <= 640 ? [] : [name];
  });
  assert.deepEqual(cut, []);
});
