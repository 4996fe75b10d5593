import assert from "node:assert/strict";
import { test } from "node:test";
import { barsOf } from "../../../itinerarium/browser/paper/paper-scales.js";

const EQUATOR = 40075;

test("on a plate of half the world a thousand kilometres are twice as long at 60 degrees as at the equator", () => {
  const bars = barsOf((lat) => lat >= 0 && lat <= 60, EQUATOR / 10, 130);
  assert.equal(bars?.km, 1000);
  assert.deepEqual(
    bars?.widths.map(({ lat, width }) => [lat, Math.round(width)]),
    [
      [60, 200],
      [45, 141],
      [30, 115],
      [15, 104],
      [0, 100],
    ],
  );
});

test("where a length says nearly the same everywhere, the screen's one bar is enough", () => {
  assert.equal(
    barsOf((lat) => lat === 45, EQUATOR, 130),
    null,
  );
  assert.equal(
    barsOf((lat) => Math.abs(lat) <= 30, EQUATOR, 130),
    null,
    "thirty degrees to each side",
  );
  assert.equal(
    barsOf(() => false, EQUATOR, 130),
    null,
    "a town between two of the latitudes",
  );
});
