import assert from "node:assert/strict";
import { test } from "node:test";
import { shoreLines, traceLine } from "../../routemap/browser/shore.js";

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

/** What is drawn of a line: its steps. */
const traced = (points, box, nearest) => {
  const steps = [];
  const path = { moveTo: (x, y) => steps.push(["from", x, y]), lineTo: (x, y) => steps.push(["to", x, y]) };
  traceLine(path, { points, box }, { scale: 2, left: 0, top: 0, width: 100, height: 100 }, nearest);
  return steps;
};

test("a line is traced without points that the eye cannot tell apart, to its very end", () => {
  const box = { left: 5, top: 5, right: 20, bottom: 5 };
  assert.deepEqual(traced([5, 5, 5.1, 5, 20, 5, 20.1, 5], box, 1), [["from", 10, 10], ["to", 40, 10], ["to", 40.2, 10]]);
});

test("a line beside the window is not traced", () => {
  assert.deepEqual(traced([60, 5, 70, 5], { left: 60, top: 5, right: 70, bottom: 5 }, 1), []);
});
