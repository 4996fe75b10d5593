import assert from "node:assert/strict";
import { test } from "node:test";

import { clockTime } from "../../../itinerarium/browser/classroom/quiz-parts.js";
import { questionsOf, tasksOf } from "../../../itinerarium/browser/classroom/quiz-tasks.js";

const YEARS = [1939, 1940, 1941, 1942, 1942];
const STORY = {
  places: YEARS.map((year, index) => ({
    id: `p${index}`,
    name: { en: `Place ${index}` },
    lat: 50,
    lon: index,
    when: { en: String(year) },
    start: { first: `${year}-01-01`, last: `${year}-12-31` },
  })),
  stops: YEARS.map((_, index) => `p${index}`),
  entries: ["Anders", "Kot", "Sikorski", "Maisky"].map((name) => ({
    id: `person-${name}`,
    name: { en: name },
    meaning: { en: `${name} was one.` },
  })),
};

test("the tables ask when something was and who somebody was, with one right answer of four", () => {
  const questions = questionsOf(STORY);
  assert.deepEqual(
    questions.map(({ key }) => key),
    [...Array(5).fill("quizWhen"), ...Array(4).fill("quizWho")],
  );
  for (const { answers } of questions) assert.equal(new Set(answers.map(({ en }) => en)).size, 4);
  assert.deepEqual(questions[3].answers[0], { en: "1942" });
  assert.deepEqual(questions[5].answers[0], { en: "Anders" });
});

test("the story's own questions are asked, too", () => {
  const own = { question: { en: "Why?" }, answers: [{ en: "Because." }, { en: "By chance." }] };
  const [first] = questionsOf({ ...STORY, quiz: [own] });
  assert.deepEqual(first, { key: "", about: own.question, answers: own.answers });
});

test("with too few answers to choose from nothing is asked", () => {
  const few = { ...STORY, stops: ["p0", "p1", "p2"], entries: STORY.entries.slice(0, 3) };
  assert.deepEqual(questionsOf(few), []);
});

test("a round is the same each time, and the next asks others", () => {
  const asked = (number) => tasksOf(STORY, number).filter(({ kind }) => kind === "choose");
  assert.deepEqual(asked(1), asked(1));
  assert.equal(asked(1).length, 3);
  const abouts = [1, 2].flatMap((number) => asked(number).map(({ question }) => question.about.en));
  assert.equal(new Set(abouts).size, 6);
  for (const { order } of asked(1)) assert.deepEqual([...order].sort(), [0, 1, 2, 3]);
});

test("a time is told in minutes and seconds", () => {
  assert.deepEqual([4.6, 65, 600].map(clockTime), ["0:05", "1:05", "10:00"]);
});
