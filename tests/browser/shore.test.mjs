import assert from "node:assert/strict";
import { test } from "node:test";
import { shoreLines } from "../../routemap/browser/shore.js";

const SCREEN = { scale: 2, left: 0, top: 0, width: 100, height: 100 };

test("a ring inside the window is one closed line in its pixels", () => {
  assert.deepEqual(shoreLines([5, 5, 20, 5, 20, 20], SCREEN, 1, 0), [[10, 10, 40, 10, 40, 40, 10, 10]]);
});

test("a ring elsewhere in the world is nothing", () => {
  assert.deepEqual(shoreLines([500, 500, 600, 500, 600, 600], SCREEN, 1, 20), []);
});

test("a ring that leaves the window is drawn as far as the first point outside, and from the last one", () => {
  assert.deepEqual(shoreLines([10, 10, 80, 10, 90, 10, 80, 40, 10, 40], SCREEN, 1, 0), [
    [20, 20, 160, 20],
    [160, 80, 20, 80, 20, 20],
  ]);
});

test("points that fall together on the screen are one", () => {
  assert.deepEqual(shoreLines([5, 5, 5.1, 5.1, 20, 5, 20, 20, 5, 5.2], SCREEN, 1, 0), [
    [10, 10, 40, 10, 40, 40, 10, 10.4],
  ]);
});

test("an island smaller than a point is nothing", () => {
  assert.deepEqual(shoreLines([5, 5, 5.1, 5, 5.1, 5.1], SCREEN, 2, 0), []);
});
