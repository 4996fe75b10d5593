import assert from "node:assert/strict";
import { test } from "node:test";

import { geodesicKm } from "../../../itinerarium/browser/geo/geodesic.js";
import { nearestOnLines } from "../../../itinerarium/browser/geo/nearest.js";

const EQUATOR = [
  [0, 10],
  [0, 20],
];

test("the nearest point lies on a segment, at its end, or on the nearest of the lines", () => {
  const [lat, lon] = nearestOnLines([5, 15], [EQUATOR]);
  assert.ok(Math.abs(lat) < 1e-9 && Math.abs(lon - 15) < 1e-9);
  assert.deepEqual(nearestOnLines([5, 25], [EQUATOR]), [0, 20]);
  assert.deepEqual(nearestOnLines([40, 0], [EQUATOR, [[41, 0]]]), [41, 0]);
  assert.equal(nearestOnLines([0, 0], []), null);
});

test("it follows the great circle, also over the antimeridian and for a place on the line's pole", () => {
  const north = nearestOnLines(
    [60, 0],
    [
      [
        [50, -30],
        [50, 30],
      ],
    ],
  );
  assert.ok(north[0] > 53, "a straight line on the map would stay at 50");
  const [, lon] = nearestOnLines(
    [1, -179.5],
    [
      [
        [0, 178],
        [0, 182],
      ],
    ],
  );
  assert.ok(Math.abs(lon - 180.5) < 1e-9);
  assert.equal(Math.round(geodesicKm([90, 0], nearestOnLines([90, 0], [EQUATOR]))), 10002);
});
