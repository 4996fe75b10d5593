import assert from "node:assert/strict";
import { test } from "node:test";

import { secondsToRead } from "../../../itinerarium/browser/classroom/kiosk-control.js";

test("a text stands as long as one reads it, but never too short nor too long", () => {
  assert.equal(secondsToRead(""), 7);
  assert.equal(secondsToRead("word ".repeat(44)), 23);
  assert.equal(secondsToRead("word ".repeat(1000)), 45);
});
