import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, wordsIn } from "../../../itinerarium/browser/data/letters.js";
import { isNamed, searchIn } from "../../../itinerarium/browser/story/search.js";
import { passageOf } from "../../../itinerarium/browser/story/search-passages.js";

// The page's own words stand in a block of it.
globalThis.document = { getElementById: () => null };

const DAY = (day) => ({ edtf: day, first: day, last: day });
const STORY = {
  languages: ["en", "pl"],
  places: [
    { id: "oslo", name: { en: "Oslo" }, people: 41000, peopleNote: { en: "soldiers" } },
    {
      id: "totskoye",
      name: { en: "Tockoje", pl: "Tockoje" },
      variants: [{ name: "Тоцкое" }, { name: "Totskoye" }],
      modern: { en: "Łódź, Österreich" },
      start: DAY("1941-09-01"),
      end: DAY("1942-02-01"),
    },
    {
      id: "mines",
      name: { en: "Kopalnie złota" },
      text: {
        en: [["They dug. ", ["b", "Gold"], " came by ", ["a", "https://example.org", "ship"], " on 24 March 1942."]],
      },
    },
    { id: "port", name: { en: "Krasnovodsk" }, start: DAY("1942-03-24"), end: DAY("1942-09-01") },
  ],
  routes: [{ legs: [{ from: "oslo", to: "port", text: { en: [["By sledge over the ice."]] } }] }],
  entries: [
    { id: "person-1", name: { en: "Władysław Anders" }, meaning: { en: "A general." }, years: { en: "1892–1970" } },
  ],
  figures: [{ title: { en: "The deported" }, chosen: { en: "320,000" }, why: { en: "By NKVD papers." } }],
};
const search = searchIn(STORY, "en");
const ids = (query) => search.find(query).map(({ document }) => document.id);

test("a place is found by any of its names, with or without diacritics, by a part and another ending", () => {
  for (const query of ["totsk", "ТОЦК", "lodz", "Łódź", "osterreich tockoje", "terreich", "Tockoja"])
    assert.deepEqual(ids(query), ["totskoye"], query);
  assert.deepEqual(ids("kopalnia"), ["mines"]);
  assert.deepEqual(ids("tockoje oslo"), []);
  assert.deepEqual(ids(" "), []);
});

test("a wrong letter or two are forgiven where nothing is found without", () => {
  assert.deepEqual(ids("Krasnowotsk"), ["port"]);
  assert.deepEqual(ids("Andres"), ["person-1"]);
  assert.deepEqual(ids("Atlantis"), []);
});

test("texts, figures, legs, people and disputed figures are found, each by its words", () => {
  assert.deepEqual(ids("ship gold"), ["mines"]);
  for (const number of ["41000", "41,000", "41 000"]) assert.deepEqual(ids(number), ["oslo"], number);
  assert.deepEqual(ids("sledge"), ["port"]);
  assert.deepEqual(ids("general"), ["person-1"]);
  assert.deepEqual(
    search.find("320 000").map(({ document }) => document.name),
    ["The deported"],
  );
});

test("a date finds what begins then, what was then, and what tells of it", () => {
  for (const query of ["24 March 1942", "1942-03-24", "24.03.1942", "24 marca 1942"])
    assert.deepEqual(ids(query), ["port", "mines"], query);
  assert.deepEqual(ids("1942-01"), ["totskoye"]);
  assert.deepEqual(ids("Krasnovodsk 1942"), ["port"]);
  assert.deepEqual(ids("Krasnovodsk 1941"), []);
});

test("what is named so comes first, and first of all what begins so", () => {
  const places = [
    { id: "told", name: { en: "Bergen" }, lead: { en: "North of Oslo." } },
    { id: "new-oslo", name: { en: "New Oslo" } },
    { id: "oslo", name: { en: "Christiania", no: "Ósló" } },
  ];
  const hits = searchIn({ ...STORY, places }, "en").find(" oslo ");
  assert.deepEqual(
    hits.map((hit) => [hit.document.id, isNamed(hit)]),
    [
      ["oslo", true],
      ["new-oslo", true],
      ["told", false],
    ],
  );
});

test("the sentence found is shown with its words marked, or the other name", () => {
  const shown = (query) =>
    search.find(query).map((hit) =>
      passageOf(hit, "en")
        ?.map(({ text, isFound }) => (isFound ? `[${text}]` : text))
        .join(""),
    );
  assert.deepEqual(shown("ships gold"), ["[Gold] came by [ship] on 24 March 1942."]);
  assert.deepEqual(shown("24 March 1942"), [undefined, "Gold came by ship on [24] [March] [1942]."]);
  assert.deepEqual(shown("totskoye"), ["[Totskoye]"]);
  assert.deepEqual(shown("oslo"), [undefined]);
});

test("letters are compared plain, and a number's gaps are none", () => {
  assert.equal(folded("Türkmenbaşy Żółć ß"), "turkmenbasy zolc ss");
  assert.equal(folded("Łagry w\u00A0Incie"), "lagry w incie");
  assert.deepEqual(wordsIn("41\u00A0000 ludzi, 1942"), [
    { word: "41000", start: 0, end: 6 },
    { word: "ludzi", start: 7, end: 12 },
    { word: "1942", start: 14, end: 18 },
  ]);
});

test("what is read in parts is found as what is read at once", () => {
  const inParts = searchIn({ ...STORY }, "pl");
  assert.equal(inParts.readOn(0), false);
  assert.equal(inParts.read, 0);
  while (!inParts.readOn(0.01));
  const atOnce = searchIn({ ...STORY }, "pl");
  for (const query of ["krasnowotsk", "gold", "1942"])
    assert.deepEqual(
      inParts.find(query).map(({ document }) => document.id),
      atOnce.find(query).map(({ document }) => document.id),
    );
});
