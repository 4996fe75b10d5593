import assert from "node:assert/strict";
import { test } from "node:test";

import { routesIn, runsThrough } from "../../../itinerarium/browser/data/strands.js";

const PART = { south: 40, west: 10, north: 50, east: 30 };

test("a line runs through a part of the map by a point in it or from side to side", () => {
  const rows = [
    [[[45, 20]], true],
    [
      [
        [45, 0],
        [45, 40],
      ],
      true,
    ],
    [
      [
        [30, 20],
        [60, 20],
      ],
      true,
    ],
    [
      [
        [49, 5],
        [55, 12],
      ],
      false,
    ],
    [
      [
        [39, 0],
        [39, 40],
      ],
      false,
    ],
    [
      [
        [60, 0],
        [60, 40],
        [20, 40],
      ],
      false,
    ],
    [[], false],
  ];
  assert.deepEqual(
    rows.filter(([line, expected]) => runsThrough(line, PART) !== expected),
    [],
  );
});

test("a strand is named where a leg that is shown runs through", () => {
  const here = [
    [
      [45, 5],
      [45, 35],
    ],
  ];
  const routes = [
    { id: "a", legs: [{ n: 1, line: here }] },
    { id: "b", legs: [{ n: 2, line: here }] },
    {
      id: "c",
      legs: [
        {
          n: 3,
          line: [
            [
              [0, 0],
              [1, 1],
            ],
          ],
        },
      ],
    },
  ];
  const shown = routesIn(routes, PART, ({ n }) => n !== 2);
  assert.deepEqual(
    shown.map(({ id }) => id),
    ["a"],
  );
});
