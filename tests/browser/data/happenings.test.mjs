import assert from "node:assert/strict";
import { test } from "node:test";
import { happeningsOf, lastHappening } from "../../../itinerarium/browser/data/happenings.js";

const on = (first) => ({ start: { edtf: first, first, last: first } });
const PLACES = [
  { id: "port", rank: 1, stop: 2, ...on("1942-03-24") },
  { id: "camp", rank: 2, title: { en: "A camp" }, ...on("1941-09-01") },
  { id: "village", rank: 4, title: { en: "A village" }, ...on("1941-10-01") },
  { id: "office", rank: 2, title: { en: "An office" }, ...on("1942-03-24") },
  { id: "silent", rank: 2, ...on("1943-01-01") },
  { id: "undated", rank: 1, stop: 1 },
];
const DAY = Date.UTC(1942, 2, 24) / 86_400_000;

test("stops and chief places with a headline happen on their days, of one day the stop last", () => {
  const found = happeningsOf({ places: PLACES });
  assert.deepEqual(
    found.map(({ place }) => place.id),
    ["camp", "office", "port"],
  );
});

test("what happened last stands for some days and no longer", () => {
  const happenings = happeningsOf({ places: PLACES });
  const seen = [-1, 0, 60, 61].map((days) => lastHappening(happenings, DAY + days, 60)?.id);
  assert.deepEqual(seen, [undefined, "port", "port", undefined]);
});
