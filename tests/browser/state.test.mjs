import assert from "node:assert/strict";
import { test } from "node:test";

import {
  hashFromState, INITIAL_STATE, sameState, stateAfter, stateFromHash, stopAfter,
} from "../../routemap/browser/state.js";

const KNOWN = { places: new Set(["oslo", "bergen"]), stops: new Set(["oslo"]), languages: ["en", "pl"] };
const PLAIN = { mode: "explore", stop: "", day: "", place: "", lang: "en", read: false, theme: "", lesson: "", question: false, teacher: false, kiosk: 0 };

test("no hash is the overview in the first language", () => {
  assert.deepEqual(stateFromHash("", KNOWN), PLAIN);
  assert.equal(hashFromState({ ...INITIAL_STATE, ...PLAIN }, KNOWN.languages), "");
});

test("a link holds a stop, a place, the language and the view", () => {
  assert.deepEqual(stateFromHash("#stop=oslo&lang=pl", KNOWN), { ...PLAIN, mode: "story", stop: "oslo", lang: "pl" });
  assert.deepEqual(stateFromHash("#place=bergen", KNOWN), { ...PLAIN, place: "bergen" });
  assert.deepEqual(stateFromHash("#read", KNOWN), { ...PLAIN, read: true });
  assert.deepEqual(stateFromHash("#present&stop=oslo", KNOWN), { ...PLAIN, mode: "present", stop: "oslo" });
  assert.deepEqual(stateFromHash("#story", KNOWN), { ...PLAIN, mode: "story" });
});

test("what a link names and the story does not know is dropped", () => {
  assert.deepEqual(stateFromHash("#stop=bergen&place=atlantis&lang=xx&evil=1", KNOWN), PLAIN);
  assert.deepEqual(stateFromHash("#stop=__proto__&%E0%A4%A", KNOWN), PLAIN);
});

test("the hash of a state leads back to it", () => {
  for (const hash of ["", "#story", "#stop=oslo", "#stop=oslo&place=bergen", "#present", "#present&stop=oslo", "#read", "#place=bergen&lang=pl",
    "#stop=oslo&question&lesson=oslo:3/60", "#teacher", "#present&kiosk=30", "#present&kiosk"]) {
    assert.equal(hashFromState({ ...INITIAL_STATE, ...stateFromHash(hash, KNOWN) }, KNOWN.languages), hash);
  }
});

test("steps stay between the overview and the last stop", () => {
  const stops = ["a", "b", "c"];
  assert.deepEqual(["", "a", "b", "c"].map((stop) => stopAfter(stops, stop, 1)), ["a", "b", "c", "c"]);
  assert.deepEqual(["", "a", "b", "c"].map((stop) => stopAfter(stops, stop, -1)), ["", "", "a", "b"]);
  assert.equal(stopAfter([], "", 1), "");
});

test("going to a stop begins the story and closes a popup and the Read view", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, place: "bergen", read: true };
  assert.deepEqual(stateAfter(state, { stop: "oslo" }), { ...INITIAL_STATE, ...PLAIN, mode: "story", stop: "oslo" });
});

test("going to a place closes the Read view and leaves the story where it is", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, mode: "story", stop: "oslo", read: true };
  assert.deepEqual(stateAfter(state, { place: "bergen" }), { ...state, place: "bergen", read: false });
});

test("leaving the story leaves its stop", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, mode: "story", stop: "oslo" };
  assert.deepEqual(stateAfter(state, { mode: "explore" }), { ...INITIAL_STATE, ...PLAIN });
});

test("a stop in presentation stays in presentation", () => {
  assert.equal(stateAfter({ ...INITIAL_STATE, mode: "present" }, { stop: "oslo" }).mode, "present");
});

test("two states are the same when every field is", () => {
  assert.ok(sameState(INITIAL_STATE, { ...INITIAL_STATE }));
  assert.ok(!sameState(INITIAL_STATE, { ...INITIAL_STATE, legend: false }));
});
