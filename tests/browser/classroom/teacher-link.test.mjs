import assert from "node:assert/strict";
import { test } from "node:test";

import { newsFor, sharedPart } from "../../../itinerarium/browser/classroom/teacher-link.js";

test("of a message only what both windows share is taken, and only of the right kind", () => {
  assert.deepEqual(sharedPart({ stop: "a", black: "yes", mode: "present", lang: "pl", answer: true }), {
    stop: "a",
    answer: true,
  });
  assert.deepEqual(sharedPart({ stop: "", end: true }), { stop: "", end: true });
  assert.deepEqual(sharedPart(null), {});
  assert.deepEqual(newsFor({ stop: "a", black: true }, { stop: "a", black: false }), { black: true });
});
