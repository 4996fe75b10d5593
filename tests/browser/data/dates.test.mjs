import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import {
  beginsBefore,
  dayNumber,
  dayOfStop,
  firstDay,
  isoDay,
  isValidOn,
  touchesDates,
  yearsOf,
} from "../../../itinerarium/browser/data/dates.js";

const WEEK = { start: { first: "1939-09-01", last: "1939-09-01" }, end: { first: "1939-09-30", last: "1939-09-30" } };

test("the first of January 1970 is day 0, and days before it are negative", () => {
  assert.equal(dayNumber("1970-01-01"), 0);
  assert.equal(dayNumber("1969-12-31"), -1);
  assert.equal(dayNumber("1942-03-24"), -10145);
  assert.equal(dayNumber("1900-03-01") - dayNumber("1900-02-28"), 1);
  assert.equal(dayNumber("2000-03-01") - dayNumber("2000-02-28"), 2);
});

test("every day of eight hundred years has the number that UTC gives it, and leads back", () => {
  const last = Date.UTC(2200, 0, 1) / 86400000;
  for (let day = Date.UTC(1400, 0, 1) / 86400000; day < last; day += 1) {
    const iso = new Date(day * 86400000).toISOString().slice(0, 10);
    assert.equal(dayNumber(iso), day);
    assert.equal(isoDay(day), iso);
  }
});

test("days before our era count on without a break", () => {
  assert.equal(dayNumber("0000-01-01") - dayNumber("-0001-12-31"), 1);
  assert.equal(isoDay(dayNumber("-0218-11-01")), "-0218-11-01");
  assert.ok(dayNumber("-0218-11-01") < dayNumber("-0217-11-01"));
});

test("what is no day has no number", () => {
  for (const text of [
    "",
    "1942",
    "1942-03",
    "1942-13-01",
    "1942-00-10",
    "1941-02-29",
    "1942-04-31",
    "24.3.1942",
    "1942-3-24",
  ]) {
    assert.ok(Number.isNaN(dayNumber(text)), text);
  }
});

test("a day has the same number in every time zone", () => {
  const file = new URL("../../../itinerarium/browser/data/dates.js", import.meta.url).href;
  const code = `import("${file}").then((d) => console.log(d.dayNumber("1940-02-10"), d.isoDay(-10918)))`;
  const said = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Warsaw", "Asia/Tehran"].map((zone) =>
    execFileSync(process.execPath, ["-e", code], {
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim(),
  );
  assert.deepEqual(said, Array(4).fill("-10918 1940-02-10"));
});

test("a dated thing is valid from its first day to its last, both included", () => {
  const days = ["1939-08-31", "1939-09-01", "1939-09-30", "1939-10-01"];
  assert.deepEqual(
    days.map((day) => isValidOn(WEEK, day)),
    [false, true, true, false],
  );
});

test("a month counts from its first day as a start and to its last as an end", () => {
  const month = { first: "1942-08-01", last: "1942-08-31" };
  assert.deepEqual(
    ["1942-07-31", "1942-08-01"].map((day) => isValidOn({ start: month }, day)),
    [false, true],
  );
  assert.deepEqual(
    ["1942-08-31", "1942-09-01"].map((day) => isValidOn({ end: month }, day)),
    [true, false],
  );
});

test("what has no dates is always valid", () => {
  assert.ok(isValidOn({}, "-0218-11-01"));
});

test("the day of a stop is the first that its start may mean, and the story's is the earliest of them", () => {
  const story = {
    stops: ["b", "a", "c"],
    places: [
      { id: "a", start: { first: "1939-09-01" } },
      { id: "b", start: { first: "1942-08-01" } },
      { id: "c" },
      { id: "d", start: { first: "1920-01-01" } },
    ],
  };
  assert.deepEqual(
    ["a", "b", "c", ""].map((stop) => dayOfStop(story, stop)),
    ["1939-09-01", "1942-08-01", "", ""],
  );
  assert.equal(firstDay(story), "1939-09-01");
  assert.equal(firstDay({ ...story, stops: ["c"] }), "");
});

const STOPS = [
  { stop: 1, start: { first: "1939-09-01", last: "1939-09-30" } },
  { stop: 2 },
  { stop: 3, start: { first: "1941-01-01", last: "1941-12-31" } },
];

test("the years are those in which the stops begin", () => {
  assert.equal(yearsOf({ places: STOPS }), "1939–1941");
  assert.equal(yearsOf({ places: STOPS.slice(0, 1) }), "1939");
  assert.equal(yearsOf({ places: [{ start: { first: "-0218-11-01", last: "-0217-11-01" } }] }), "-218–-217");
  assert.equal(yearsOf({ places: [] }), "");
});

test("a month begins before another day only if all of it lies before", () => {
  const from = (first, last) => ({ start: { first, last } });
  const september = from("1941-09-01", "1941-09-30");
  assert.equal(beginsBefore(september, from("1941-10-01", "1941-10-31")), true);
  assert.equal(beginsBefore(september, from("1941-09-17", "1941-09-17")), false);
  assert.equal(beginsBefore(from("1941-10-01", "1941-10-31"), september), false);
  assert.equal(beginsBefore({}, september), false);
  assert.equal(beginsBefore(september, {}), false);
});

test("two dated things touch where they may share a day; what has no date touches all", () => {
  const from = (first, last) => ({ start: { first, last: first }, ...(last && { end: { first: last, last } }) });
  const summer = from("1941-06-01", "1941-08-31");
  const cases = [
    [from("1941-08-31", "1942-01-01"), true],
    [from("1941-09-01", "1942-01-01"), false],
    [from("1941-05-31"), false],
    [from("1941-07-30"), true],
    [{ end: { first: "1941-06-01", last: "1941-06-01" } }, true],
    [{}, true],
  ];
  for (const [other, expected] of cases) {
    assert.equal(touchesDates(summer, other), expected, JSON.stringify(other));
    assert.equal(touchesDates(other, summer), expected, JSON.stringify(other));
  }
});
