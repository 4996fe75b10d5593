import assert from "node:assert/strict";
import { test } from "node:test";
import { spread } from "../../../itinerarium/browser/places/spread.js";

const disc = (x, y, size = 20, weight = 1) => ({ x, y, size, weight });
const after = (discs, most) =>
  spread(discs, most).map(({ dx, dy }, index) => ({ x: discs[index].x + dx, y: discs[index].y + dy }));
const gap = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

test("markers with room between them stay where they are", () => {
  assert.deepEqual(spread([disc(0, 0), disc(50, 0)], 14), [
    { dx: 0, dy: 0 },
    { dx: 0, dy: 0 },
  ]);
});

test("two on the same spot show side by side", () => {
  const [one, other] = after([disc(5, 5), disc(5, 5)], 14);
  assert.ok(gap(one, other) > 17);
});

test("the heavy one keeps its place nearly", () => {
  const [heavy, light] = spread([disc(0, 0, 20, 4), disc(4, 0, 20, 1)], 14);
  assert.ok(Math.hypot(light.dx, light.dy) > 2 * Math.hypot(heavy.dx, heavy.dy));
});

test("nobody is moved farther than allowed, however great the crowd", () => {
  const crowd = Array.from({ length: 60 }, (_, index) => disc(index % 3, index % 5));
  assert.ok(spread(crowd, 10).every(({ dx, dy }) => Math.hypot(dx, dy) <= 10 + 1e-9));
});

test("the same markers are moved in the same way every time", () => {
  const discs = [disc(0, 0), disc(3, 3), disc(3, 3, 12)];
  assert.deepEqual(spread(discs, 14), spread(discs, 14));
});

test("no markers, no moves", () => {
  assert.deepEqual(spread([], 14), []);
});
