import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOfLine, isInside, linesNear, linesOf, moved } from "../../../itinerarium/browser/names/map-boxes.js";

const LINE = [
  [40, 50],
  [42, 48],
  [38, 53],
];
const BOX = { left: 48, top: -42, right: 53, bottom: -38 };

test("the box of a line grows downwards to the south", () => {
  assert.deepEqual(boxOfLine(LINE), BOX);
});

test("a line of one point has a box that others can meet", () => {
  const lines = linesOf({ routes: [{ legs: [{ line: [[[40, 50]]] }] }] });
  assert.deepEqual(linesNear(lines, BOX), [[[40, 50]]]);
});

test("lines that come nowhere near a box are left out, and all where they are too many", () => {
  const line = (lon) => [[40, lon]];
  assert.deepEqual(linesNear({ lines: [line(50), line(60)], boxes: [] }, BOX), [[[40, 50]]]);
  const many = Array.from({ length: 1001 }, () => line(50));
  assert.deepEqual(linesNear({ lines: many, boxes: [] }, BOX), []);
  assert.deepEqual(
    linesNear(
      {
        lines: many,
        boxes: [],
        bounds: [
          [39, 49],
          [41, 51],
        ],
      },
      BOX,
    ),
    [],
  );
  const one = [...Array.from({ length: 1001 }, () => line(60)), line(50)];
  assert.deepEqual(
    linesNear(
      {
        lines: one,
        boxes: [],
        bounds: [
          [39, 49],
          [41, 61],
        ],
      },
      BOX,
    ),
    [[[40, 50]]],
  );
});

test("a point on the edge is inside, and a box of the window moves with it", () => {
  assert.equal(isInside({ x: 53, y: -38 }, BOX), true);
  assert.equal(isInside({ x: 53.1, y: -38 }, BOX), false);
  assert.deepEqual(moved({ left: 1, top: 2, right: 3, bottom: 4 }, { left: 10, top: 20, right: 0, bottom: 0 }), {
    left: 11,
    top: 22,
    right: 13,
    bottom: 24,
  });
});
