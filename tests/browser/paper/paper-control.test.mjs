import assert from "node:assert/strict";
import { test } from "node:test";
import { linkToMap, linkToPaper, paperFromHash, strandLetter } from "../../../itinerarium/browser/paper/paper-link.js";
import { numberedPlaces } from "../../../itinerarium/browser/paper/paper-stops.js";
import { withoutName } from "../../../itinerarium/browser/paper/worksheet.js";

const stops = new Set(["tobruk"]);
const STORY = {
  languages: ["en", "pl"],
  stops: ["tobruk"],
  lessons: [{ id: "desert", title: { en: "Desert" }, stops: ["tobruk"], minutes: 30 }],
};

test("a link to a sheet leads to it and back to the same link", () => {
  for (const kind of ["handout", "worksheet", "key"]) {
    for (const size of ["a4", "a3"]) {
      const link = linkToPaper({ kind, size, lesson: "", level: "" }, "pl", STORY);
      assert.equal(link, `#paper=${kind}&size=${size}&lang=pl`);
      assert.deepEqual(paperFromHash(link, stops), { kind, size, stop: "", lesson: "", level: "" });
    }
  }
});

test("the first language needs no word in a link", () => {
  assert.equal(linkToPaper({ kind: "key", size: "a3", lesson: "", level: "" }, "en", STORY), "#paper=key&size=a3");
});

test("what is no paper is none, and an unknown size is A4", () => {
  assert.equal(paperFromHash("#stop=tobruk", stops), null);
  assert.equal(paperFromHash("#paper=toString&size=a4", stops), null);
  assert.deepEqual(paperFromHash("#paper=key&size=b5", stops), {
    kind: "key",
    size: "a4",
    stop: "",
    lesson: "",
    level: "",
  });
});

test("a sheet keeps its lesson and its reading level, and leads back to the map with both", () => {
  const link = linkToPaper({ kind: "worksheet", size: "a4", lesson: "tobruk/20", level: "easy" }, "pl", STORY);
  assert.equal(link, "#paper=worksheet&size=a4&lesson=tobruk/20&level=easy&lang=pl");
  const paper = paperFromHash(link, stops);
  assert.deepEqual(paper, { kind: "worksheet", size: "a4", stop: "", lesson: "tobruk/20", level: "easy" });
  assert.equal(linkToMap(paper, "pl", STORY), "#lesson=tobruk/20&level=easy&lang=pl");
  assert.equal(linkToMap({ lesson: "", level: "" }, "en", STORY), "");
  assert.equal(linkToMap({ lesson: "tobruk/30", level: "" }, "en", STORY), "#lesson=desert", "a lesson by its name");
  assert.equal(paperFromHash("#paper=key&lesson=atlantis&level=hard", stops)?.lesson, "");
});

test("a sheet may have a lesson by its name", () => {
  const lessons = [{ id: "short", title: {}, minutes: 20, stops: ["tobruk:3"] }];
  assert.equal(paperFromHash("#paper=handout&lesson=short", stops, lessons)?.lesson, "tobruk:3/20");
});

test("only a picture shows a stop, and only one that there is", () => {
  assert.equal(paperFromHash("#paper=picture&stop=tobruk", stops)?.stop, "tobruk");
  assert.equal(paperFromHash("#paper=picture&stop=atlantis", stops)?.stop, "");
  assert.equal(paperFromHash("#paper=handout&stop=tobruk", stops)?.stop, "");
});

test("strands have letters as columns of a sheet have", () => {
  assert.deepEqual([0, 4, 25, 26, 52].map(strandLetter), ["A", "E", "Z", "AA", "BA"]);
});

test("a question does not tell the name that is asked for, also not declined", () => {
  assert.equal(
    withoutName("How far is it from Shahrisabz to the border?", "Shahrisabz"),
    "How far is it from ________ to the border?",
  );
  assert.equal(withoutName("Co było w Krasnowodzku?", "Krasnowodzk"), "Co było w ________?");
  assert.equal(withoutName("Why (then) so?", "A (then)"), "Why (then) so?");
  assert.equal(withoutName("Who ruled?", "Ur"), "Who ruled?");
});

test("stops have the numbers as they are told, and without stops the chief places have them", () => {
  const [minor, major] = [
    { id: "minor", rank: 3 },
    { id: "major", rank: 1 },
  ];
  assert.deepEqual(numberedPlaces({ places: [minor, major], stops: ["minor"] }), [minor]);
  const both = { places: [minor, major], stops: ["major", "minor"] };
  assert.deepEqual(numberedPlaces(both, "minor:3/20"), [minor]);
  assert.deepEqual(numberedPlaces({ places: [minor, major], stops: [] }), [major, minor]);
});
