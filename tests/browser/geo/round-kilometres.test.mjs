import assert from "node:assert/strict";
import { test } from "node:test";

import { roundKilometres } from "../../../itinerarium/browser/geo/round-kilometres.js";

test("a scale bar is 1, 2 or 5 of a power of ten, never longer than its room", () => {
  assert.deepEqual([0.7, 1, 1.99, 4.9, 5, 9.9, 480, 1999].map(roundKilometres), [0.5, 1, 1, 2, 5, 5, 200, 1000]);
});
