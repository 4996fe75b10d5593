import assert from "node:assert/strict";
import { test } from "node:test";

import { classAfter, CLASS_STATE } from "../../itinerarium/browser/class-state.js";
import { secondsToRead } from "../../itinerarium/browser/kiosk.js";
import { isAsked } from "../../itinerarium/browser/question.js";
import { settingsFrom } from "../../itinerarium/browser/settings.js";
import { swipeSteps } from "../../itinerarium/browser/swipe.js";
import { newsFor, sharedPart } from "../../itinerarium/browser/teacher-link.js";

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

test("a stop is asked about until its answer is shown, and only if it has a question", () => {
  const place = { question: { en: "Why?" } };
  assert.ok(isAsked({ question: true, answer: false }, place));
  assert.ok(!isAsked({ question: true, answer: true }, place));
  assert.ok(!isAsked({ question: false, answer: false }, place));
  assert.ok(!isAsked({ question: true, answer: false }, {}));
  assert.ok(!isAsked({ question: true, answer: false }, undefined));
});

test("the next stop hides its answer again", () => {
  const state = { ...CLASS_STATE, stop: "a", contents: false, question: true, answer: true };
  assert.equal(classAfter(state, { ...state, stop: "b" }, { stop: "b" }).answer, false);
  assert.equal(classAfter(state, { ...state, size: 99 }, { size: 99 }).size, 6);
});

test("of a message only what both windows share is taken, and only of the right kind", () => {
  assert.deepEqual(sharedPart({ stop: "a", black: "yes", mode: "present", lang: "pl", answer: true }), { stop: "a", answer: true });
  assert.deepEqual(sharedPart(null), {});
  assert.deepEqual(newsFor({ stop: "a", black: true }, { stop: "a", black: false }), { black: true });
});

test("a stored setting of another kind is passed over", () => {
  assert.deepEqual(settingsFrom('{"letters":false,"size":"big","evil":1}'), { letters: false });
  assert.deepEqual([null, "", "{", "null", "[]"].map(settingsFrom), [{}, {}, {}, {}, {}]);
});

test("a text stands as long as one reads it, but never too short nor too long", () => {
  assert.equal(secondsToRead(""), 7);
  assert.equal(secondsToRead("word ".repeat(44)), 23);
  assert.equal(secondsToRead("word ".repeat(1000)), 45);
});
