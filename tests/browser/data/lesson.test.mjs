import assert from "node:assert/strict";
import { test } from "node:test";

import {
  clockText,
  isAsked,
  lessonOf,
  minutesIn,
  planOf,
  stopsOf,
  textOfLesson,
} from "../../../itinerarium/browser/data/lesson.js";

const STORY = { stops: ["a", "b", "c"], places: [{ id: "a", minutes: 3 }, { id: "b" }, { id: "c", minutes: 2 }] };

test("without a lesson every stop is told in its own minutes", () => {
  assert.deepEqual(planOf(STORY, ""), [
    { id: "a", minutes: 3, from: 0 },
    { id: "b", minutes: 1, from: 3 },
    { id: "c", minutes: 2, from: 4 },
  ]);
  assert.equal(minutesIn(planOf(STORY, "")), 6);
});

test("a lesson has its stops in the story's order, with its own minutes where it says so", () => {
  assert.deepEqual(stopsOf(STORY, "c,a:10"), ["a", "c"]);
  assert.deepEqual(planOf(STORY, "c,a:10"), [
    { id: "a", minutes: 10, from: 0 },
    { id: "c", minutes: 2, from: 10 },
  ]);
});

test("a lesson's text leads back to it, without what the story does not know", () => {
  for (const text of ["a", "a:3,c", "b:12/90"]) assert.equal(textOfLesson(lessonOf(text), STORY.stops), text);
  assert.equal(textOfLesson(lessonOf("c,atlantis:4,a:0,/45"), STORY.stops), "a,c");
  assert.equal(textOfLesson(lessonOf("atlantis/60"), STORY.stops), "");
  assert.equal(textOfLesson(lessonOf("a:-5,b:1e9,c:9999/0"), STORY.stops), "a,b,c");
});

test("an empty story has no minutes", () => {
  assert.equal(minutesIn([]), 0);
});

test("a clock shows minutes and seconds", () => {
  assert.deepEqual([0, 9.9, 65, 3600, -65].map(clockText), ["0:00", "0:09", "1:05", "60:00", "\u22121:05"]);
});

test("a stop is asked about until its answer is shown, and only if it has a question", () => {
  const place = { question: { en: "Why?" } };
  assert.ok(isAsked({ question: true, answer: false }, place));
  assert.ok(!isAsked({ question: true, answer: true }, place));
  assert.ok(!isAsked({ question: false, answer: false }, place));
  assert.ok(!isAsked({ question: true, answer: false }, {}));
  assert.ok(!isAsked({ question: true, answer: false }, undefined));
});
