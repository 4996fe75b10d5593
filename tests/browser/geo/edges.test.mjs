import assert from "node:assert/strict";
import { test } from "node:test";
import { shoresOf } from "../../../itinerarium/browser/geo/edges.js";

const WORLD = 100;

test("a ring away from the edges is one closed shore", () => {
  assert.deepEqual(shoresOf([10, 10, 20, 10, 20, 20], WORLD), [[10, 10, 20, 10, 20, 20, 10, 10]]);
});

test("the cut along the antimeridian and the foot of the world are no shore", () => {
  const antarctica = [0, 90, 50, 80, 100, 90, 100, 100, 0, 100];
  assert.deepEqual(shoresOf(antarctica, WORLD), [[0, 90, 50, 80, 100, 90]]);
});

test("two halves of an island at the antimeridian have a shore each", () => {
  assert.deepEqual(shoresOf([100, 40, 100, 45, 96, 42], WORLD), [[100, 45, 96, 42, 100, 40]]);
});
