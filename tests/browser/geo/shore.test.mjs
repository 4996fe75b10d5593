import assert from "node:assert/strict";
import { test } from "node:test";
import { shoreLines, traceLine } from "../../../itinerarium/browser/geo/shore.js";

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
  assert.deepEqual(traced([5, 5, 5.1, 5, 20, 5, 20.1, 5], box, 1), [
    ["from", 10, 10],
    ["to", 40, 10],
    ["to", 40.2, 10],
  ]);
});

test("a line beside the window is not traced", () => {
  assert.deepEqual(traced([60, 5, 70, 5], { left: 60, top: 5, right: 70, bottom: 5 }, 1), []);
});

test("of a line that leaves the window only the points are traced that it needs to come back the same way", () => {
  const points = [10, 10, 80, 10, 90, 5, 95, 12, 90, 20, 80, 30, 10, 30];
  const box = { left: 10, top: 5, right: 95, bottom: 30 };
  assert.deepEqual(traced(points, box, 1), [
    ["from", 20, 20],
    ["to", 160, 20],
    ["to", 160, 60],
    ["to", 20, 60],
  ]);
});

test("a ring round the window keeps its corners, so that the window lies inside", () => {
  const ring = [-50, -50, 25, -60, 100, -50, 110, 25, 100, 100, 25, 110, -50, 100, -60, 25];
  const box = { left: -60, top: -60, right: 110, bottom: 110 };
  assert.deepEqual(traced(ring, box, 1), [
    ["from", -100, -100],
    ["to", 200, -100],
    ["to", 200, 200],
    ["to", -100, 200],
    ["to", -120, 50],
  ]);
});

/** Whether a point of the window lies inside a closed ring (Shimrat 1962). */
const isWithin = (ring, x, y) =>
  ring.reduce((within, [x1, y1], index) => {
    const [x0, y0] = ring.at(index - 1);
    return y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) ? !within : within;
  }, false);

test("what a ring fills of the window is the same with all its points and with those that are traced", () => {
  let seed = 1;
  let [kept, given] = [0, 0];
  const chance = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let turn = 0; turn < 200; turn++) {
    const points = Array.from({ length: 60 }, () => chance() * 200 - 75);
    const ring = points.flatMap((x, index) => (index % 2 ? [] : [[2 * x, 2 * points[index + 1]]]));
    const steps = traced(points, { left: -75, top: -75, right: 125, bottom: 125 }, 0).map(([, x, y]) => [x, y]);
    kept += steps.length;
    given += ring.length;
    for (let dot = 0; dot < 40; dot++) {
      const [x, y] = [chance() * 100, chance() * 100];
      assert.equal(isWithin(steps, x, y), isWithin(ring, x, y));
    }
  }
  assert.ok(kept < 0.9 * given);
});
