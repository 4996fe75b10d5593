import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOfStop, yearsOf } from "../../../itinerarium/browser/data/dates.js";
import { happeningsOf } from "../../../itinerarium/browser/data/happenings.js";
import { planOf } from "../../../itinerarium/browser/data/lesson.js";
import { isStopOf, markOf, placesById, toldIn, visitsAt } from "../../../itinerarium/browser/data/places-by-id.js";
import { unpackStory } from "../../../itinerarium/browser/data/unpack.js";
import { stepsFrom, waysOf } from "../../../itinerarium/browser/data/ways.js";
import { legPhase } from "../../../itinerarium/browser/routes/route-style.js";

const STORY = unpackStory({
  places: [
    { id: "a", name: { en: "A" }, rank: 1, stop: 1, start: "1941" },
    { id: "b", name: { en: "B" }, rank: 3 },
  ],
  ownStops: [
    { id: "again", name: { en: "A" }, at: "a", rank: 1, stop: 2, start: "1943-05", minutes: 7 },
    {
      id: "wide",
      name: { en: "All" },
      bounds: [
        [0, 0],
        [1, 1],
      ],
      rank: 3,
      stop: 3,
    },
    { id: "late", name: { en: "B" }, at: "b", rank: 3, stop: 4, start: "1944" },
  ],
  stops: ["a", "again", "wide", "late"],
  routes: [{ id: "r", title: { en: "R" }, legs: [{ n: 1, from: "a", to: "b", line: [], km: 1, start: "1943-06" }] }],
  labels: [],
  overlays: [],
  strength: [],
});

test("what is told are the places and the stops that are none", () => {
  assert.deepEqual(
    toldIn(STORY).map(({ id }) => id),
    ["a", "b", "again", "wide", "late"],
  );
  assert.equal(placesById(STORY).get("again")?.at, "a");
});

test("a stop lights the mark of its place, a wide view none", () => {
  assert.deepEqual(
    ["a", "b", "again", "wide", "late", ""].map((id) => markOf(STORY, id)),
    ["a", "b", "a", "", "b", ""],
  );
  assert.deepEqual(
    visitsAt(STORY, "a").map(({ id }) => id),
    ["again"],
  );
  assert.deepEqual(STORY.places.map(isStopOf(STORY)), [true, true]);
});

test("they have their days, minutes and headlines", () => {
  assert.deepEqual([dayOfStop(STORY, "again"), dayOfStop(STORY, "wide")], ["1943-05-01", ""]);
  assert.equal(yearsOf(STORY), "1941–1944");
  assert.deepEqual(
    planOf(STORY, "").map(({ minutes }) => minutes),
    [1, 7, 1, 1],
  );
  assert.deepEqual(
    happeningsOf(STORY).map(({ place }) => place.id),
    ["a", "again", "late"],
  );
});

test("the ways of a stop are those of its place; a wide view shows all of its time", () => {
  const told = placesById(STORY);
  const [leg] = STORY.routes[0].legs;
  assert.deepEqual(
    waysOf(STORY, told.get("again")).map(({ place }) => place),
    ["b"],
  );
  assert.deepEqual(stepsFrom(STORY, told.get("a")), { previous: undefined, next: "b" });
  assert.deepEqual(
    ["a", "again", "wide", "late"].map((id) => legPhase(leg, told.get(id))),
    ["current", "current", "current", "current"],
  );
  assert.equal(legPhase(leg, { id: "c", bounds: [], start: STORY.places[0].start }), "later");
});
