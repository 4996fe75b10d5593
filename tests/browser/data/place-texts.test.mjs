import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { doubtOf, soonStory, textOf, wholeStory } from "../../../itinerarium/browser/data/place-texts.js";

const FEW = JSON.stringify({ places: [{ id: "a", text: { en: "A" } }, { id: "b" }] });
const FIRST =
  '{"title":{"en":"Buzułuk 🐻"},"sources":null,"places":[{"id":"a","text":null,"n":1,"doubt":null},{"id":"b"}]';
const LATER = {
  places: [{ text: { en: "A ł 🐻" }, doubt: { en: "?" } }, null],
  sources: { um: { text: "Umiastowski" } },
};
const MANY = `${FIRST},"later":${JSON.stringify(LATER)},"laterAt":${FIRST.length}}`;

const PACKED = gzipSync(JSON.stringify(LATER)).toString("base64");
const MUCH = `${FIRST},"later":"${PACKED}","laterAt":${FIRST.length}}`;

test("few places have their texts at once", () => {
  const story = soonStory(FEW);
  assert.deepEqual(
    story.places.map((place) => textOf(story, place)),
    [{ en: "A" }, undefined],
  );
});

test("texts of many places are found when they are asked for", () => {
  for (const block of [MANY, MUCH]) {
    const story = soonStory(block);
    assert.deepEqual(story.places, [{ id: "a", text: null, n: 1, doubt: null }, { id: "b" }]);
    assert.equal(story.title.en, "Buzułuk 🐻");
    assert.deepEqual(story.sources, LATER.sources);
    assert.deepEqual(
      story.places.map((place) => textOf(story, place)),
      [{ en: "A ł 🐻" }, undefined],
    );
    assert.deepEqual(
      story.places.map((place) => doubtOf(story, place)),
      [{ en: "?" }, undefined],
    );
  }
});

test("the whole story has every text in its place and nothing else", () => {
  for (const block of [MANY, MUCH])
    assert.deepEqual(wholeStory(block), {
      title: { en: "Buzułuk 🐻" },
      sources: LATER.sources,
      places: [{ id: "a", text: { en: "A ł 🐻" }, n: 1, doubt: { en: "?" } }, { id: "b" }],
    });
  assert.deepEqual(wholeStory(FEW), JSON.parse(FEW));
});
