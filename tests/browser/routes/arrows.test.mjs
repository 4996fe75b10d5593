import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowHead, arrowsAlong } from "../../../itinerarium/browser/routes/arrows.js";

test("arrows stand the same distance apart, and half of it from both ends", () => {
  const arrows = arrowsAlong(
    [
      [0, 0],
      [300, 0],
    ],
    100,
    30,
  );
  assert.deepEqual(arrows, [
    { x: 50, y: 0, angle: 0 },
    { x: 150, y: 0, angle: 0 },
    { x: 250, y: 0, angle: 0 },
  ]);
});

test("twice the zoom gives twice the arrows, as far apart as before", () => {
  const gaps = [1, 2, 4].map((scale) => {
    const [first, second] = arrowsAlong(
      [
        [0, 0],
        [400 * scale, 0],
      ],
      100,
      30,
    );
    return second.x - first.x;
  });
  assert.deepEqual(gaps, [100, 100, 100]);
});

test("a short line has one arrow in its middle, a stub none", () => {
  assert.deepEqual(
    arrowsAlong(
      [
        [0, 0],
        [0, 40],
      ],
      100,
      30,
    ),
    [{ x: 0, y: 20, angle: Math.PI / 2 }],
  );
  assert.deepEqual(
    arrowsAlong(
      [
        [0, 0],
        [0, 20],
      ],
      100,
      30,
    ),
    [],
  );
});

test("arrows follow the line round a corner", () => {
  const arrows = arrowsAlong(
    [
      [0, 0],
      [100, 0],
      [100, 100],
    ],
    100,
    30,
  );
  assert.deepEqual(arrows, [
    { x: 50, y: 0, angle: 0 },
    { x: 100, y: 50, angle: Math.PI / 2 },
  ]);
});

test("a point that is there twice gives no broken arrow", () => {
  const arrows = arrowsAlong(
    [
      [0, 0],
      [0, 0],
      [50, 0],
      [50, 0],
      [100, 0],
    ],
    50,
    30,
  );
  assert.ok(arrows.every(({ x, y, angle }) => [x, y, angle].every(Number.isFinite)));
  assert.equal(arrows.length, 2);
});

test("an arrow's head is a closed shape whose tip points ahead", () => {
  const head = arrowHead({ x: 10, y: 10, angle: 0 }, 10);
  assert.deepEqual(head[0], head[head.length - 1]);
  assert.equal(Math.max(...head.map(([x]) => x)), head[0][0]);
});
