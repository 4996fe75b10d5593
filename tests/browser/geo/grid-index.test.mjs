import assert from "node:assert/strict";
import { test } from "node:test";
import { GridIndex, neighbourTowards } from "../../../itinerarium/browser/geo/grid-index.js";

/** Numbers between 0 and 1, the same every time. */
function* chances(seed) {
  for (let state = seed; ; ) {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

const chance = chances(7);
const XS = Array.from({ length: 3000 }, () => chance.next().value * 256);
const YS = Array.from({ length: 3000 }, () => chance.next().value ** 3 * 256);

test("a box holds just the points that looking at every one finds", () => {
  const grid = new GridIndex(XS, YS);
  for (const [left, top, right, bottom] of [
    [0, 0, 256, 256],
    [10, 10, 60, 20],
    [200, 0, 300, 1],
    [-50, -50, -1, -1],
    [128, 3, 128.5, 3.5],
  ]) {
    const expected = XS.map((_, index) => index).filter(
      (index) => XS[index] >= left && XS[index] <= right && YS[index] >= top && YS[index] <= bottom,
    );
    assert.deepEqual(
      grid.within(left, top, right, bottom).sort((a, b) => a - b),
      expected,
    );
  }
});

test("the nearest point is the one that looking at every one finds", () => {
  const grid = new GridIndex(XS, YS);
  for (const [x, y] of [
    [0, 0],
    [128, 10],
    [255, 200],
  ]) {
    const distances = XS.map((other, index) => Math.hypot(other - x, YS[index] - y));
    assert.equal(grid.nearest(x, y, 400), distances.indexOf(Math.min(...distances)));
  }
});

test("nothing within reach is no point", () => {
  assert.equal(new GridIndex([5], [5]).nearest(9, 9, 2), -1);
  assert.equal(new GridIndex([], []).nearest(0, 0, 100), -1);
});

test("points all on one spot are found", () => {
  assert.deepEqual(new GridIndex([3, 3, 3], [4, 4, 4]).within(3, 4, 3, 4).sort(), [0, 1, 2]);
});

test("an arrow key goes to the next place in its direction, not to a nearer one aside", () => {
  const grid = new GridIndex([0, 10, 2, -5], [0, 1, 8, 0]);
  assert.equal(neighbourTowards(grid, 0, [1, 0], 100), 1);
  assert.equal(neighbourTowards(grid, 0, [0, 1], 100), 2);
  assert.equal(neighbourTowards(grid, 0, [-1, 0], 100), 3);
  assert.equal(neighbourTowards(grid, 0, [0, -1], 100), -1);
});
