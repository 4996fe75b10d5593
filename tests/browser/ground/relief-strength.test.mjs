import assert from "node:assert/strict";
import { test } from "node:test";
import { reliefStrength } from "../../../itinerarium/browser/ground/relief-strength.js";

test("the relief is whole as far as it is exact and faint where it would be all grain", () => {
  assert.deepEqual(
    [3, 6.5, 7.5, 9.5, 12].map((zoom) => Number(reliefStrength(zoom).toFixed(2))),
    [1, 1, 0.7, 0.15, 0.15],
  );
});
