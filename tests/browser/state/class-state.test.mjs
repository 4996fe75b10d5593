import assert from "node:assert/strict";
import { test } from "node:test";

import { CLASS_STATE, classAfter } from "../../../itinerarium/browser/state/class-state.js";

test("another stop closes the last one's picture and no other dialog", () => {
  const state = { ...CLASS_STATE, stop: "a", contents: false, dialog: "media" };
  assert.equal(classAfter(state, { ...state, stop: "b" }, { stop: "b" }).dialog, "");
  assert.equal(classAfter(state, { ...state, lang: "pl" }, { lang: "pl" }).dialog, "media");
  assert.equal(classAfter(state, { ...state, stop: "b", dialog: "help" }, { stop: "b" }).dialog, "help");
});

test("the next stop hides its answer again", () => {
  const state = { ...CLASS_STATE, stop: "a", contents: false, question: true, answer: true };
  assert.equal(classAfter(state, { ...state, stop: "b" }, { stop: "b" }).answer, false);
  assert.equal(classAfter(state, { ...state, size: 99 }, { size: 99 }).size, 6);
});
