import assert from "node:assert/strict";
import { test } from "node:test";

import { CLASS_STATE, classAfter } from "../../../itinerarium/browser/state/class-state.js";

test("the next stop hides its answer again", () => {
  const state = { ...CLASS_STATE, stop: "a", contents: false, question: true, answer: true };
  assert.equal(classAfter(state, { ...state, stop: "b" }, { stop: "b" }).answer, false);
  assert.equal(classAfter(state, { ...state, size: 99 }, { size: 99 }).size, 6);
});
