import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, placesFound } from "../../../itinerarium/browser/story/search.js";

const PLACES = [
  { id: "oslo", name: { en: "Oslo" } },
  {
    id: "totskoye",
    name: { en: "Tockoje", pl: "Tockoje" },
    variants: [{ name: "Тоцкое" }, { name: "Totskoye" }],
    modern: { en: "Łódź, Österreich" },
  },
];

test("a place is found by any of its names, with or without diacritics", () => {
  const found = (query) => placesFound(PLACES, query).map((place) => place.id);
  for (const query of ["totsk", "ТОЦК", "lodz", "Łódź", "osterreich tockoje"])
    assert.deepEqual(found(query), ["totskoye"]);
  assert.deepEqual(found("tockoje oslo"), []);
  assert.equal(folded("Türkmenbaşy Żółć ß"), "turkmenbasy zolc ss");
  assert.equal(folded("Łagry w\u00A0Incie"), "lagry w incie");
});

test("a place whose own name begins with the query is found first", () => {
  const places = [
    { id: "new-oslo", name: { en: "New Oslo" } },
    { id: "oslo", name: { en: "Christiania", no: "Ósló" } },
  ];
  assert.deepEqual(
    placesFound(places, " oslo ").map(({ id }) => id),
    ["oslo", "new-oslo"],
  );
});
