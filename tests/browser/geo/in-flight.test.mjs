import assert from "node:assert/strict";
import { test } from "node:test";
import { AWAY, inFlight } from "../../../itinerarium/browser/geo/in-flight.js";

test("while the map flies what is in the window or near it keeps its place, and all else is put away", () => {
  const map = {
    getSize: () => ({ x: 1000, y: 600 }),
    containerPointToLayerPoint: ([x, y]) => ({ x: x + 50, y: y + 70 }),
  };
  const points = {
    inside: { x: 60, y: 80 },
    near: { x: -100, y: 80 },
    far: { x: -200, y: 80 },
    below: { x: 60, y: 900 },
  };
  const pointOf = inFlight(map, (name) => points[name]);
  assert.deepEqual(
    Object.keys(points).map((name) => pointOf(name) === AWAY),
    [false, false, true, true],
  );
});
