import assert from "node:assert/strict";
import { test } from "node:test";
import { oncePerFrame } from "../../../itinerarium/browser/dom/frames.js";

test("what is asked for three times before a frame is done once, and again when it is asked for later", () => {
  const frames = [];
  let done = 0;
  const ask = oncePerFrame(
    () => (done += 1),
    (callback) => frames.push(callback),
  );
  ask();
  ask();
  ask();
  assert.equal(done, 0);
  frames.shift()();
  assert.equal(done, 1);
  ask();
  frames.shift()();
  assert.deepEqual([done, frames.length], [2, 0]);
});
