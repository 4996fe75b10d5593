import assert from "node:assert/strict";
import { test } from "node:test";
import { atLevel, hasEasy, isEasy, levelNamed } from "../../../itinerarium/browser/data/levels.js";

const place = {
  lead: { en: "In short" },
  text: { en: [["In full"]], pl: [["Wszystko"]] },
  textEasy: { en: [["Easy"]] },
  question: { en: "Why, then?", pl: "Dlaczego?" },
  questionEasy: { en: "Why?", pl: "Czemu?" },
  answer: { en: "Because" },
};

test("at the easy level easy texts stand for the full ones, and what has none stays", () => {
  const told = atLevel(place, "easy", "en");
  assert.deepEqual(
    [told.text, told.question, told.answer, told.lead],
    [place.textEasy, place.questionEasy, place.answer, place.lead],
  );
  assert.equal(atLevel(place, "", "en"), place);
  assert.deepEqual(atLevel(told, "easy", "en"), told);
});

test("a text that is not easy in the language shown is not told in another language", () => {
  const told = atLevel(place, "easy", "pl");
  assert.equal(told.text, place.text);
  assert.equal(told.question, place.questionEasy);
  assert.equal(isEasy(told), false);
  assert.equal(isEasy(atLevel(place, "easy", "en")), true);
});

test("the levels are offered only where there are easy texts in the language shown", () => {
  assert.equal(hasEasy(place, "en"), true);
  assert.equal(hasEasy({ textEasy: { en: [["Easy"]] } }, "pl"), false);
  assert.equal(hasEasy({}, "en"), false);
  assert.equal(hasEasy(undefined, "en"), false);
});

test("an unknown level is the full text", () => {
  assert.deepEqual(["easy", "hard", null].map(levelNamed), ["easy", "", ""]);
});
