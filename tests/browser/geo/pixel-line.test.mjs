import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthOf, offsetLine, pathText, runsNear, thinned } from "../../../itinerarium/browser/geo/pixel-line.js";

const round = (line) => line.map(([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);

test("a line's length is the sum of its stretches", () => {
  assert.equal(
    lengthOf([
      [0, 0],
      [3, 4],
      [3, 10],
    ]),
    11,
  );
});

test("a line moved to its right keeps its distance at a corner", () => {
  assert.deepEqual(
    round(
      offsetLine(
        [
          [0, 0],
          [10, 0],
          [10, 10],
        ],
        [2, 2],
      ),
    ),
    [
      [0, 2],
      [8, 2],
      [8, 10],
    ],
  );
});

test("a line moved to its left lies above one that runs to the right", () => {
  assert.deepEqual(
    round(
      offsetLine(
        [
          [0, 0],
          [10, 0],
        ],
        [-3],
      ),
    ),
    [
      [0, -3],
      [10, -3],
    ],
  );
});

test("a line that leaves a shared way goes back to the middle by a slope", () => {
  assert.deepEqual(
    round(
      offsetLine(
        [
          [0, 0],
          [10, 0],
          [20, 0],
        ],
        [4, 0],
      ),
    ),
    [
      [0, 4],
      [10, 2],
      [20, 0],
    ],
  );
});

test("a line that turns back on itself does not run away", () => {
  const far = Math.max(
    ...offsetLine(
      [
        [0, 0],
        [10, 0],
        [0, 0.001],
      ],
      [3, 3],
    )
      .flat()
      .map(Math.abs),
  );
  assert.ok(far < 20);
});

test("points that cannot be told apart are left out, the ends never", () => {
  assert.deepEqual(
    thinned(
      [
        [0, 0],
        [0.2, 0],
        [5, 0],
        [5.1, 0],
      ],
      1,
    ),
    [
      [0, 0],
      [5, 0],
      [5.1, 0],
    ],
  );
});

test("only the runs near the window are drawn", () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };
  const line = [
    [-30, 5],
    [-20, 5],
    [5, 5],
    [30, 5],
    [40, 5],
    [40, 50],
    [5, 9],
    [5, 8],
  ];
  assert.deepEqual(runsNear(line, box), [
    [
      [-20, 5],
      [5, 5],
      [30, 5],
    ],
    [
      [40, 50],
      [5, 9],
      [5, 8],
    ],
  ]);
});

test("a path's text has a move for each line and a tenth of a pixel", () => {
  assert.equal(
    pathText([
      [
        [0, 0],
        [1.26, 2],
      ],
      [
        [5, 5],
        [6, 6.04],
      ],
    ]),
    "M0 0L1.3 2M5 5L6 6",
  );
});
