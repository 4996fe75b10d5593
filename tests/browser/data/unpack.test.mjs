import assert from "node:assert/strict";
import { test } from "node:test";
import { storyDate, unpackStory } from "../../../itinerarium/browser/data/unpack.js";

const DATES = [
  ["1942", "1942-01-01", "1942-12-31", undefined],
  ["1942-03", "1942-03-01", "1942-03-31", undefined],
  ["1940-02", "1940-02-01", "1940-02-29", undefined],
  ["1939-12~", "1939-12-01", "1939-12-31", true],
  ["1942-03-24", "1942-03-24", "1942-03-24", undefined],
  ["1942?", "1942-01-01", "1942-12-31", undefined],
  ["1942%", "1942-01-01", "1942-12-31", true],
  ["-0218-11", "-0218-11-01", "-0218-11-30", undefined],
  ["194X", "1940-01-01", "1949-12-31", undefined],
  ["19XX~", "1900-01-01", "1999-12-31", true],
  ["-02XX", "-0299-01-01", "-0200-12-31", undefined],
  ["1942-XX", "1942-01-01", "1942-12-31", undefined],
  ["1942-XX-XX", "1942-01-01", "1942-12-31", undefined],
  ["1942-03-XX", "1942-03-01", "1942-03-31", undefined],
  ["1942-21", "1942-03-01", "1942-05-31", undefined],
  ["1943-24", "1943-12-01", "1944-02-29", undefined],
];

for (const [edtf, first, last, about] of DATES) {
  test(`${edtf} may mean ${first} to ${last}`, () => {
    assert.deepEqual(storyDate(edtf), about ? { edtf, first, last, about } : { edtf, first, last });
  });
}

test("a story's dates are unpacked wherever they stand", () => {
  const story = unpackStory({
    places: [{ id: "a", start: "1942" }],
    labels: [{ end: "1942-03" }],
    routes: [{ legs: [{ start: "1942-03-24" }] }],
    overlays: [{ shapes: [{ start: "1939-09-28", decimals: 1, parts: ["AA", "AAACCABB"] }] }],
    strength: [{ date: "1941-10-15", people: 5 }],
  });
  assert.equal(story.places[0].start.last, "1942-12-31");
  assert.equal(story.labels[0].end.first, "1942-03-01");
  assert.equal(story.routes[0].legs[0].start.first, "1942-03-24");
  assert.equal(story.overlays[0].shapes[0].start.first, "1939-09-28");
  assert.deepEqual(story.overlays[0].shapes[0].parts[1], [
    [0, 0],
    [0, 0.1],
    [0.1, 0.1],
    [0, 0],
  ]);
  assert.equal(story.strength[0].date.first, "1941-10-15");
});
