import assert from "node:assert/strict";
import { test } from "node:test";

import { askedDate, monthsIn } from "../../../itinerarium/browser/data/asked-date.js";
import { isoDay } from "../../../itinerarium/browser/data/dates.js";
import { folded } from "../../../itinerarium/browser/data/letters.js";

const MONTHS = monthsIn(["en", "pl", "de", "fr", "uk", "he"]);
const DAY = ["1942-03-24", "1942-03-24", ""];
const MONTH = ["1942-03-01", "1942-03-31", ""];

const ASKED = {
  "24 March 1942": DAY,
  "24th of March 1942": DAY,
  "March 24, 1942": DAY,
  "24 mar 1942": DAY,
  "1942-03-24": DAY,
  "24.03.1942": DAY,
  "24/3/1942": DAY,
  "3/24/1942": DAY,
  "24 marca 1942 r.": DAY,
  "24 III 1942": DAY,
  "24. März 1942": DAY,
  "24 mars 1942": DAY,
  "24 березня 1942 року": DAY,
  "24 במרץ 1942": DAY,
  "1942-03": MONTH,
  3.1942: MONTH,
  "marzec 1942": MONTH,
  "w marcu 1942": MONTH,
  "w marcu 1942 r.": MONTH,
  "im März 1942": MONTH,
  "у березні 1942 року": MONTH,
  "24.03.1942 r.": DAY,
  "w 1942 roku": ["1942-01-01", "1942-12-31", ""],
  "1942 r.": ["1942-01-01", "1942-12-31", ""],
  "Pahlewi i 1942": ["1942-01-01", "1942-12-31", "pahlewi i"],
  "market 1942": ["1942-01-01", "1942-12-31", "market"],
  "Pahlevi, March 1942": ["1942-03-01", "1942-03-31", "pahlevi,"],
  1942: ["1942-01-01", "1942-12-31", ""],
  "December 1942": ["1942-12-01", "1942-12-31", ""],
  "Maria 1942": ["1942-01-01", "1942-12-31", "maria"],
};

test("a date is understood as people type it, in every language of the page", () => {
  for (const [query, wanted] of Object.entries(ASKED)) {
    const date = askedDate(folded(query), MONTHS);
    assert.deepEqual(date && [isoDay(date.first), isoDay(date.last), date.rest], wanted, query);
  }
});

test("what is no date is none", () => {
  for (const query of ["31.02.1942", "24 March", "41000", "Warsaw", "13/24/1942", ""])
    assert.equal(askedDate(folded(query), MONTHS), null, query);
});

test("a language that the browser does not know has no months of its own", () => {
  assert.deepEqual(monthsIn(["not a language"])[0], []);
});
