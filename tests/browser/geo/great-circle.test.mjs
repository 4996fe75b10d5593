import assert from "node:assert/strict";
import { test } from "node:test";
import { haversineKm } from "../../../itinerarium/browser/geo/framing.js";
import { greatCircle } from "../../../itinerarium/browser/geo/great-circle.js";

const WARSAW = { lat: 52.2297, lon: 21.0122 };
const TEHRAN = { lat: 35.6892, lon: 51.389 };

/** Kilometres between two places, held here by geopy's figures. */
function apart(one, other) {
  return haversineKm([one.lat, one.lon], [other.lat, other.lon]);
}

test("the distance is the great circle's, also over the pole and the antimeridian", () => {
  assert.equal(Math.round(apart(WARSAW, TEHRAN)), 3012);
  assert.equal(apart(WARSAW, WARSAW), 0);
  assert.equal(Math.round(apart({ lat: 0, lon: 179 }, { lat: 0, lon: -179 })), 222);
  assert.equal(Math.round(apart({ lat: 80, lon: 0 }, { lat: 80, lon: 180 })), 2224);
  assert.equal(Math.round(apart({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })), 20015);
});

test("the line between an answer and a place is the way that was measured", () => {
  const points = greatCircle(WARSAW, TEHRAN).map(([lat, lon]) => ({ lat, lon }));
  const parts = points.slice(1).map((point, index) => apart(points[index], point));
  const length = parts.reduce((sum, part) => sum + part, 0);
  assert.ok(Math.abs(length - apart(WARSAW, TEHRAN)) < 0.001);
  assert.ok(apart(points.at(-1), TEHRAN) < 0.001);
});

test("the line runs on over the antimeridian without a leap", () => {
  const lons = greatCircle({ lat: 0, lon: 170 }, { lat: 0, lon: -170 }, 4).map(([, lon]) => Math.round(lon));
  assert.deepEqual(lons, [170, 175, 180, 185, 190]);
});

test("two equal points give a line that stays there", () => {
  for (const [lat, lon] of greatCircle(WARSAW, WARSAW, 2)) {
    assert.ok(Math.abs(lat - WARSAW.lat) < 1e-9 && Math.abs(lon - WARSAW.lon) < 1e-9);
  }
});
