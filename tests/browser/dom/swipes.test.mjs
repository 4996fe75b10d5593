import assert from "node:assert/strict";
import { test } from "node:test";

import { swipeSteps } from "../../../itinerarium/browser/dom/swipes.js";

const BEGIN = { x: 200, y: 300, time: 0 };

test("a swipe to the left goes on, to the right goes back", () => {
  assert.equal(swipeSteps(BEGIN, { x: 100, y: 310, time: 200 }), 1);
  assert.equal(swipeSteps(BEGIN, { x: 300, y: 290, time: 200 }), -1);
});

test("a short, a slow or a slanting way is no swipe", () => {
  assert.equal(swipeSteps(BEGIN, { x: 170, y: 300, time: 100 }), 0);
  assert.equal(swipeSteps(BEGIN, { x: 100, y: 300, time: 1500 }), 0);
  assert.equal(swipeSteps(BEGIN, { x: 100, y: 220, time: 200 }), 0);
});
