import assert from "node:assert/strict";
import { test } from "node:test";
import { INITIAL_STATE, stateAfter } from "../../../itinerarium/browser/state/state.js";
import { patchesOf } from "../../../itinerarium/browser/story/map-links.js";

const MAP = INITIAL_STATE;

test("a place, a stop and a day are asked for as they stand", () => {
  assert.deepEqual(patchesOf("place=oslo", MAP), [{ place: "oslo" }]);
  assert.deepEqual(patchesOf("day=1942-03-24", MAP), [{ day: "1942-03-24" }]);
});

test("a part of the map that was asked for already is asked for again", () => {
  assert.deepEqual(patchesOf("bounds=1,2,3,4", MAP), [{ bounds: "" }, { bounds: "1,2,3,4" }]);
});

test("the article that lies over the map gives way, beside it stays", () => {
  assert.deepEqual(patchesOf("stop=oslo", { ...MAP, read: true }), [{ stop: "oslo", read: false }]);
  assert.deepEqual(patchesOf("stop=oslo", { ...MAP, read: true, wide: true }), [{ stop: "oslo" }]);
});

test("words change nothing else of the state", () => {
  for (const target of ["lang=pl", "kiosk=1", "teacher=1", "read=1", "PLACE=oslo", "place"])
    assert.deepEqual(patchesOf(target, MAP), [], target);
});

test("what leads the map elsewhere forgets the part that words have asked for", () => {
  const asked = stateAfter(MAP, { bounds: "1,2,3,4" });
  assert.equal(asked.bounds, "1,2,3,4");
  assert.equal(stateAfter(asked, { legend: false }).bounds, "1,2,3,4");
  assert.equal(stateAfter(asked, { place: "oslo" }).bounds, "");
});
