import assert from "node:assert/strict";
import { test } from "node:test";
import { geodesicKm } from "../../../itinerarium/browser/geo/geodesic.js";
import { timesOf, yardstickFor } from "../../../itinerarium/browser/tools/measuring.js";
import { middleOfRing, movedRing, ringOf, stretchBetween } from "../../../itinerarium/browser/tools/true-size.js";

test("lengths are geopy's, within ten metres", () => {
  const known = [
    [[52.2297, 21.0122], [50.0647, 19.945], 252.162],
    [[64, 57], [41.49, 13.81], 3721.558],
    [[-33.9, 18.4], [55.75, 37.6], 10099.986],
    [[10, 179], [12, -178], 395.504],
    [[0, 0], [0, 0], 0],
  ];
  const wrong = known.filter(([one, other, km]) => Math.abs(geodesicKm(one, other) - km) > 0.01);
  assert.deepEqual(wrong, []);
});

test("a way is compared with the longest known length that is not longer", () => {
  const [short, long] = [
    { title: { en: "lane" }, km: 2 },
    { title: { en: "land" }, km: 252 },
  ];
  assert.equal(yardstickFor([long, short], 1000), long);
  assert.equal(yardstickFor([long, short], 100), short);
  assert.equal(yardstickFor([long], 100), long);
  assert.equal(yardstickFor([{ title: {}, km: 0 }], 100), undefined);
  assert.deepEqual([timesOf(1000, 252), timesOf(100, 252), timesOf(5000, 252)], [4, 0.4, 20]);
});

test("borders in any order and direction make one ring", () => {
  const [a, b, c, d] = [
    [50, 10],
    [50, 20],
    [55, 20],
    [55, 10],
  ];
  assert.deepEqual(
    ringOf(
      [
        [b, c],
        [a, [50, 15], b],
        [a, d],
        [d, c],
      ].map((line) => line),
    ),
    [a, [50, 15], b, b, c, c, d, d, a],
  );
});

test("an area keeps its size wherever it is laid", () => {
  const ring = [
    [50, 15],
    [50, 25],
    [54, 25],
    [54, 15],
  ];
  const middle = middleOfRing(ring);
  const there = movedRing(ring, middle, [10, 100]);
  const sides = (points) => points.map((point, at) => geodesicKm(point, points.at(at - 1)));
  const difference = sides(ring).map((side, at) => Math.abs(side - sides(there)[at]) / side);
  assert.ok(Math.max(...difference) < 0.01, String(difference));
  assert.deepEqual(
    movedRing(ring, middle, middle).map((point) => point.map((value) => Math.round(1e6 * value) / 1e6)),
    ring,
  );
  assert.ok(Math.abs(stretchBetween([60, 0], [0, 0]) - 0.5) < 1e-9);
});
