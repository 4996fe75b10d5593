import assert from "node:assert/strict";
import { test } from "node:test";

import { dayNumber } from "../../../itinerarium/browser/data/dates.js";
import { countOn, emptyView, lookAt, partDone, timesOf } from "../../../itinerarium/browser/data/day-view.js";
import { storyDate } from "../../../itinerarium/browser/data/unpack.js";
import { partialLine } from "../../../itinerarium/browser/routes/partial-line.js";

const dated = (start, end) => ({
  ...(start ? { start: storyDate(start) } : {}),
  ...(end ? { end: storyDate(end) } : {}),
});
const leg = (from, to, mode, km, start, end) => ({ from, to, mode, km, ...dated(start, end) });
const STORY = {
  places: [{ id: "a", ...dated("1942-01-01") }, { id: "b" }, { id: "c", ...dated("1942-03-10") }, { id: "far" }],
  routes: [
    { legs: [leg("a", "b", "rail", 100, "1942-01-01", "1942-01-10"), leg("b", "c", "ship", 50, "1942-03")] },
    { legs: [leg("a", "c", "rail", 30), leg("b", "b", "foot", 7)] },
    { legs: [leg("far", "far", "air", 1)] },
  ],
};

function viewOn(day) {
  const times = timesOf(STORY);
  const { fractions, reached, kmByMode, km } = lookAt(times, dayNumber(day), emptyView(times));
  const byMode = Object.fromEntries(times.modeNames.map((mode, index) => [mode, kmByMode[index]]));
  return { fractions: [...fractions].map((part) => Math.round(part * 1000) / 1000), reached: [...reached], byMode, km };
}

test("before the story nothing with a date is done, and nobody is anywhere", () => {
  assert.deepEqual(viewOn("1941-12-31"), {
    fractions: [0, 0, 0, 0, 1],
    reached: [0, 0, 0, 1],
    byMode: { rail: 0, ship: 0, foot: 0, air: 1 },
    km: 1,
  });
});

test("a way is done in equal parts, something on its first day and all of it on its last", () => {
  assert.deepEqual(
    ["1942-01-01", "1942-01-05", "1942-01-09", "1942-01-10"].map((day) => viewOn(day).fractions[0]),
    [0.1, 0.5, 0.9, 1],
  );
  assert.equal(partDone(3, 3, 2), 0);
  assert.equal(partDone(3, 3, 3), 1);
});

test("a month is a way's time where no day is known", () => {
  assert.deepEqual(
    ["1942-02-28", "1942-03-31"].map((day) => viewOn(day).fractions[1]),
    [0, 1],
  );
});

test("a way without dates has those of the places it joins, or of the way before it", () => {
  assert.deepEqual(
    ["1942-01-01", "1942-03-09", "1942-03-10"].map((day) => viewOn(day).fractions.slice(2, 4)),
    [
      [0.014, 0],
      [0.986, 0],
      [1, 1],
    ],
  );
});

test("a place is reached on its own day, else when the first way comes or goes", () => {
  assert.deepEqual(
    ["1942-01-01", "1942-01-10", "1942-03-10"].map((day) => viewOn(day).reached),
    [
      [1, 0, 0, 1],
      [1, 1, 0, 1],
      [1, 1, 1, 1],
    ],
  );
});

test("kilometres add up by mode, those under way in part", () => {
  const { byMode, km } = viewOn("1942-01-05");
  assert.equal(Math.round(byMode.rail * 100) / 100, 50 + Math.round(((30 * 5) / 69) * 100) / 100);
  assert.equal(km, byMode.rail + byMode.ship + byMode.foot + byMode.air);
  assert.deepEqual(viewOn("1943-01-01").byMode, { rail: 130, ship: 50, foot: 7, air: 1 });
});

test("a view is written again, not made anew", () => {
  const times = timesOf(STORY);
  const view = emptyView(times);
  const { fractions, kmByMode, reached } = view;
  assert.equal(lookAt(times, dayNumber("1942-02-01"), view), view);
  assert.ok(view.fractions === fractions && view.kmByMode === kmByMode && view.reached === reached);
});

const COUNTS = [
  ["1942-03-24", 0],
  ["1942-04-05", 43858],
  ["1942-08-09", 43858],
  ["1942-09-01", 114127],
].map(([day, people]) => ({ date: storyDate(day), people }));

test("a count stands as it is on its day and until the next begins, and is about right between", () => {
  assert.equal(countOn(COUNTS, "1942-03-23"), null);
  assert.deepEqual(countOn(COUNTS, "1942-03-24"), { people: 0, about: false });
  assert.deepEqual(countOn(COUNTS, "1942-03-30"), { people: 21900, about: true });
  assert.deepEqual(countOn(COUNTS, "1942-04-05"), { people: 43858, about: false });
  assert.deepEqual(countOn(COUNTS, "1942-06-01"), { people: 43858, about: false });
  assert.deepEqual(countOn(COUNTS, "1942-08-20"), { people: 77000, about: true });
  assert.deepEqual(countOn(COUNTS, "1947-01-01"), { people: 114127, about: false });
  assert.deepEqual(countOn(COUNTS, ""), { people: 114127, about: false });
  assert.equal(countOn([], ""), null);
});

test("a line is cut by its length, over its gaps too", () => {
  const pieces = [
    [
      [0, 0],
      [10, 0],
    ],
    [
      [50, 0],
      [50, 20],
      [60, 20],
    ],
  ];
  assert.deepEqual(partialLine(pieces, 0.125), {
    pieces: [
      [
        [0, 0],
        [5, 0],
      ],
    ],
    end: [5, 0],
  });
  assert.deepEqual(partialLine(pieces, 0.5), {
    pieces: [
      [
        [0, 0],
        [10, 0],
      ],
      [
        [50, 0],
        [50, 10],
      ],
    ],
    end: [50, 10],
  });
  assert.deepEqual(partialLine(pieces, 1), { pieces, end: [60, 20] });
  assert.deepEqual(partialLine([], 0.5), { pieces: [], end: null });
});

test("at the end there are as many kilometres as were measured, whatever was lost in rounding the legs", () => {
  const legs = [1, 2, 3].map((n) => ({ n, from: "a", to: "b", mode: "rail", km: 10.2 }));
  const story = { places: [], routes: [{ legs }], kmByMode: { rail: 30.4 } };
  const times = timesOf(story);
  assert.equal(lookAt(times, Infinity, emptyView(times)).km.toFixed(6), "30.400000");
  const untold = timesOf({ places: [], routes: [{ legs }] });
  assert.equal(lookAt(untold, Infinity, emptyView(untold)).km.toFixed(6), "30.600000");
});

test("on the first day of a story nobody has gone yet", () => {
  const day = (text) => ({ first: text, last: text });
  const leg = { from: "a", to: "b", mode: "rail", km: 30, start: day("1907-03-31"), end: day("1907-04-02") };
  const story = { places: [], stops: [], km: 30, kmByMode: { rail: 30 }, routes: [{ legs: [leg] }] };
  const times = timesOf(story);
  const km = (date) => lookAt(times, dayNumber(date), emptyView(times)).km;
  assert.deepEqual([km("1907-03-31"), km("1907-04-01"), km("1907-04-02")], [0, 20, 30]);
});
