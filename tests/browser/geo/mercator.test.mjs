import assert from "node:assert/strict";
import { test } from "node:test";
import { pixelsOfKilometres } from "../../../itinerarium/browser/geo/mercator.js";

test("a hundred kilometres at the equator are as many pixels as Web Mercator says", () => {
  assert.equal(Math.round(pixelsOfKilometres(40075.017, 0, 3)), 2048);
  assert.equal(Math.round(pixelsOfKilometres(100, 60, 0) / pixelsOfKilometres(100, 0, 0)), 2);
});
