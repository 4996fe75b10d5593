import assert from "node:assert/strict";
import { test } from "node:test";
import { inFrame, lastInFrame, oncePerFrame, paceFrames, workNow } from "../../../itinerarium/browser/dom/frames.js";

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

test("before the page is there one frame does all", (context) => {
  let now = 0;
  const frames = [];
  context.mock.method(performance, "now", () => (now += 50));
  globalThis.requestAnimationFrame = (callback) => frames.push(callback);
  const done = [];
  for (const name of ["ground", "routes"]) inFrame(() => done.push(name));
  frames.shift()();
  assert.deepEqual([done, frames.length], [["ground", "routes"], 0]);
  paceFrames(() => true);
});

test("a frame that has worked long enough leaves the rest to the next ones, in order", (context) => {
  let now = 0;
  const frames = [];
  context.mock.method(performance, "now", () => now);
  globalThis.requestAnimationFrame = (callback) => frames.push(callback);
  const done = [];
  const takes = (name, milliseconds) => () => {
    now += milliseconds;
    done.push(name);
  };
  inFrame(takes("ground", 50));
  inFrame(takes("routes", 1));
  inFrame(takes("heads", 1));
  assert.equal(frames.length, 1);
  frames.shift()();
  assert.deepEqual(done, ["ground"]);
  frames.shift()();
  assert.deepEqual([done, frames.length], [["ground", "routes", "heads"], 0]);
});

test("what is asked for while a frame works waits for the next, and what fails keeps nothing else from being done", () => {
  const frames = [];
  globalThis.requestAnimationFrame = (callback) => frames.push(callback);
  const done = [];
  inFrame(() => inFrame(() => done.push("again")));
  inFrame(() => {
    throw new Error("a fault");
  });
  inFrame(() => done.push("after it"));
  assert.throws(() => frames.shift()(), /a fault/);
  assert.deepEqual(done, []);
  frames.shift()();
  assert.deepEqual([done, frames.length], [["after it", "again"], 0]);
});

test("what builds on all else is done once nothing else waits, however much of it there is", (context) => {
  let now = 0;
  const frames = [];
  context.mock.method(performance, "now", () => now);
  globalThis.requestAnimationFrame = (callback) => frames.push(callback);
  const done = [];
  lastInFrame(() => done.push("names"));
  for (const name of ["ground", "routes"])
    inFrame(() => {
      now += 50;
      done.push(name);
    });
  while (frames.length) frames.shift()();
  assert.deepEqual(done, ["ground", "routes", "names"]);
});

test("what waits can be done at once, and what it asks for, too", () => {
  globalThis.requestAnimationFrame = () => 0;
  const done = [];
  lastInFrame(() => done.push("names"));
  inFrame(() => {
    done.push("marks");
    inFrame(() => done.push("lines"));
  });
  workNow();
  assert.deepEqual(done, ["marks", "lines", "names"]);
});
