import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOfStroke } from "../../../itinerarium/browser/tools/pen-shapes.js";

const dot = (x, y) => ({ x, y });

test("a free stroke is drawn as the hand went, and a touch is a dot", () => {
  const dots = [dot(0, 0), dot(5, 9), dot(10, 0)];
  assert.deepEqual(linesOfStroke("free", dots), [dots]);
  assert.deepEqual(linesOfStroke("free", [dot(3, 4)]), [[dot(3, 4), dot(3, 4)]]);
});

test("an arrow is straight from the first dot to the last, and its head points there", () => {
  const [shaft, head] = linesOfStroke("arrow", [dot(0, 0), dot(40, 30), dot(100, 0)]);
  assert.deepEqual(shaft, [dot(0, 0), dot(100, 0)]);
  assert.deepEqual(head[1], dot(100, 0));
  assert.ok(head[0].x < 100 && head[2].x < 100);
  assert.ok(Math.abs(head[0].y + head[2].y) < 1e-9);
  assert.ok(Math.hypot(head[0].x - 100, head[0].y) <= 26.01);
});

test("a rough loop becomes a circle round its middle", () => {
  const rough = Array.from({ length: 30 }, (_, step) => {
    const angle = (step / 29) * 6.1;
    const far = 50 + 6 * Math.sin(5 * angle);
    return dot(200 + far * Math.cos(angle), 100 + far * Math.sin(angle));
  });
  const [ring] = linesOfStroke("circle", rough);
  const far = ring.map(({ x, y }) => Math.hypot(x - ring[0].x, y - ring[0].y));
  assert.ok(Math.abs(Math.max(...far) - 100) < 8);
  assert.ok(Math.hypot(ring[0].x - ring.at(-1).x, ring[0].y - ring.at(-1).y) < 1e-6);
});

test("a line that does not come back is a circle's diameter", () => {
  const [ring] = linesOfStroke("circle", [dot(0, 0), dot(10, 0), dot(20, 0)]);
  for (const { x, y } of ring) assert.ok(Math.abs(Math.hypot(x - 10, y) - 10) < 1e-9);
});
