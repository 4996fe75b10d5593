import assert from "node:assert/strict";
import { test } from "node:test";
import { panned, WHOLE, zoomed } from "../../../itinerarium/browser/geo/zoomed.js";

const room = { width: 400, height: 300 };

test("a point that one zooms at stays where it is", () => {
  const at = { x: 80, y: -40 };
  const view = zoomed(WHOLE, 2, at, room);
  assert.equal(view.scale, 2);
  // The point of the picture below the pointer, before and after.
  assert.deepEqual([(at.x - view.x) / 2, (at.y - view.y) / 2], [80, -40]);
});

test("a picture is never smaller than its room, nor so large that it is a blur", () => {
  assert.deepEqual(zoomed({ scale: 2, x: 150, y: 9 }, 0.01, { x: 0, y: 0 }, room), { scale: 1, x: 0, y: 0 });
  assert.equal(zoomed(WHOLE, 1000, { x: 0, y: 0 }, room).scale, 6);
});

test("a picture is moved up to its edge", () => {
  assert.deepEqual(panned(WHOLE, 50, 50, room), { scale: 1, x: 0, y: 0 });
  assert.deepEqual(panned({ scale: 2, x: 0, y: 0 }, 5000, -5000, room), { scale: 2, x: 200, y: -150 });
});
