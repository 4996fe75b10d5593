import assert from "node:assert/strict";
import { test } from "node:test";

import { patchForKey } from "../../routemap/browser/keys.js";
import { INITIAL_STATE } from "../../routemap/browser/state.js";

const STOPS = ["a", "b", "c"];
const PRESS = { key: "", modified: false, typing: false, onMap: false };

/** What a key asks for in the story at this stop. */
function asked(key, state = {}, press = {}) {
  return patchForKey({ ...PRESS, key, ...press }, { ...INITIAL_STATE, ...state }, STOPS);
}

test("the clicker's keys step through the story, also where the map has the focus", () => {
  assert.deepEqual(asked("PageDown", { stop: "a" }, { onMap: true }), { stop: "b" });
  assert.deepEqual(asked("PageUp", { stop: "b" }, { onMap: true }), { stop: "a" });
  assert.deepEqual(asked("Home", { stop: "c" }, { onMap: true }), { stop: "" });
});

test("arrows step through the story, but pan a map that has the focus", () => {
  assert.deepEqual(asked("ArrowRight", { stop: "b" }), { stop: "c" });
  assert.deepEqual(asked("ArrowLeft", { stop: "b" }), { stop: "a" });
  assert.equal(asked("ArrowRight", { stop: "b" }, { onMap: true }), null);
});

test("the story begins at the first stop and does not run over the last", () => {
  assert.deepEqual(asked("PageDown"), { stop: "a" });
  assert.deepEqual(asked("PageUp", { stop: "a" }), { stop: "" });
  assert.deepEqual(asked("PageDown", { stop: "c" }), { stop: "c" });
});

test("no key is taken while one types, with a modifier or while one reads", () => {
  for (const key of ["PageDown", "PageUp", "Home", "ArrowRight", "ArrowLeft"]) {
    assert.equal(asked(key, { stop: "b" }, { typing: true }), null);
    assert.equal(asked(key, { stop: "b" }, { modified: true }), null);
    assert.equal(asked(key, { stop: "b", read: true }), null);
  }
});

test("keys that are not ours are left alone", () => {
  for (const key of ["Enter", " ", "Tab", "x", "F5", "toString", "constructor"]) assert.equal(asked(key, { stop: "b" }), null);
});

test("Escape closes what lies on top, one thing at a time", () => {
  const all = { read: true, contents: true, place: "a", mode: "present", stop: "b" };
  assert.deepEqual(asked("Escape", all), { read: false });
  assert.deepEqual(asked("Escape", { ...all, read: false }), { contents: false });
  assert.deepEqual(asked("Escape", { ...all, read: false, contents: false }), { place: "" });
  assert.deepEqual(asked("Escape", { mode: "present", stop: "b" }), { mode: "story" });
  assert.deepEqual(asked("Escape", { mode: "present", stop: "" }), { mode: "explore" });
  assert.deepEqual(asked("Escape", { mode: "story", stop: "b" }), { mode: "explore", stop: "" });
  assert.equal(asked("Escape"), null);
});

test("Escape leaves a search field too", () => {
  assert.deepEqual(asked("Escape", { contents: true }, { typing: true }), { contents: false });
});

test("a story without stops has no steps", () => {
  assert.equal(patchForKey({ ...PRESS, key: "PageDown" }, INITIAL_STATE, []), null);
});
