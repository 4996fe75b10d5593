import assert from "node:assert/strict";
import { test } from "node:test";

import {
  addMonths,
  calendarOf,
  dayOf,
  isInStory,
  monthStart,
  stopOn,
} from "../../../itinerarium/browser/data/calendar.js";
import { dayNumber, isoDay } from "../../../itinerarium/browser/data/dates.js";
import { storyDate } from "../../../itinerarium/browser/data/unpack.js";
import { dayInWords } from "../../../itinerarium/browser/time/day-words.js";
import {
  dayAt,
  daysASecond,
  dayTicks,
  fittingNames,
  monthTicks,
  nextMonth,
  partOf,
  within,
  yearTicks,
} from "../../../itinerarium/browser/time/time-scale.js";

const place = (id, start, stop) => ({ id, stop, ...(start ? { start: storyDate(start) } : {}) });
/** Berlin is told after Brest and begins before it; London has no date; Oslo and Bergen begin on one day. */
const STORY = {
  places: [
    place("brest", "1939-09-17", 1),
    place("berlin", "1939-08-19", 2),
    place("london", "", 3),
    place("oslo", "1940-04-09", 4),
    place("bergen", "1940-04-09", 5),
  ],
  stops: ["brest", "berlin", "london", "oslo", "bergen"],
  routes: [{ legs: [{ start: storyDate("1939-10"), end: storyDate("1941-02-03") }] }],
  strength: [{ date: storyDate("1940~"), people: 3 }],
};
const CALENDAR = calendarOf(STORY);
const SPAN = { first: dayNumber("1939-08-01"), last: dayNumber("1941-02-28") };

test("a story runs from the month in which anything begins to the month in which the last way ends", () => {
  assert.deepEqual([CALENDAR.first, CALENDAR.last].map(isoDay), ["1939-08-01", "1941-02-28"]);
});

test("a story without any date has no calendar", () => {
  assert.equal(
    calendarOf({ places: [place("a"), place("b")], stops: ["a"], routes: [{ legs: [{}] }], strength: [] }),
    null,
  );
});

test("a story of dated places without stops or dated ways has a calendar all the same", () => {
  const calendar = calendarOf({ places: [place("a", "1914-10"), place("b")], stops: [], routes: [{ legs: [{}] }] });
  assert.deepEqual([calendar.first, calendar.last].map(isoDay), ["1914-10-01", "1914-10-31"]);
});

test("a stop's day is its first one, and a stop without a date has that of the stop told before it", () => {
  assert.deepEqual(
    STORY.stops.map((stop) => dayOf(CALENDAR, stop)),
    ["1939-09-17", "1939-08-19", "1939-08-19", "1940-04-09", "1940-04-09"],
  );
  assert.equal(dayOf(CALENDAR, ""), "");
  assert.equal(dayOf(null, "brest"), "");
});

test("a day belongs to the stop that began last, however the story is told", () => {
  const days = ["1939-08-18", "1939-08-19", "1939-09-16", "1939-09-17", "1940-04-08", "1940-04-09", "1941-02-28"];
  assert.deepEqual(
    days.map((day) => stopOn(CALENDAR, day)),
    ["", "berlin", "berlin", "brest", "brest", "oslo", "oslo"],
  );
  assert.equal(stopOn(CALENDAR, ""), "");
});

test("of two stops of one day the current one stays", () => {
  assert.equal(stopOn(CALENDAR, "1940-04-10", "bergen"), "bergen");
  assert.equal(stopOn(CALENDAR, "1940-04-10", "brest"), "oslo");
});

test("the day of every dated stop leads back to the stop", () => {
  for (const { id } of CALENDAR.stops) assert.equal(stopOn(CALENDAR, dayOf(CALENDAR, id), id), id);
});

test("only days of the story are in it", () => {
  const days = ["1939-07-31", "1939-08-01", "1941-02-28", "1941-03-01", "1939-02-30", "", "x"];
  assert.deepEqual(
    days.map((day) => isInStory(CALENDAR, day)),
    [false, true, true, false, false, false, false],
  );
  assert.equal(isInStory(null, "1939-08-01"), false);
});

test("months are added by the calendar, also over leap years and before our era", () => {
  const later = (day, months) => isoDay(addMonths(dayNumber(day), months));
  assert.equal(later("1942-01-31", 1), "1942-02-28");
  assert.equal(later("1940-01-31", 1), "1940-02-29");
  assert.equal(later("1942-01-15", -1), "1941-12-15");
  assert.equal(later("1942-12-31", 14), "1944-02-29");
  assert.equal(later("0000-01-10", -1), "-0001-12-10");
  assert.equal(isoDay(monthStart(dayNumber("-0218-11-30"))), "-0218-11-01");
});

test("every day of the story stands where it leads back to", () => {
  for (let day = SPAN.first; day <= SPAN.last; day++) assert.equal(dayAt(SPAN, partOf(SPAN, day)), day);
  assert.equal(dayAt(SPAN, -3), SPAN.first);
  assert.equal(dayAt(SPAN, 7), SPAN.last);
  assert.equal(within(SPAN, SPAN.first - 1), SPAN.first);
  assert.equal(partOf({ first: 5, last: 5 }, 5), 0);
});

test("years have ticks, and where they would crowd every second, fifth, tenth", () => {
  assert.deepEqual(
    yearTicks(SPAN, 9).map(({ day, year }) => `${year} ${isoDay(day)}`),
    ["1940 1940-01-01", "1941 1941-01-01"],
  );
  const century = { first: dayNumber("1901-05-01"), last: dayNumber("1999-12-31") };
  assert.deepEqual(
    yearTicks(century, 12).map(({ year }) => year),
    [1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990],
  );
});

test("months have ticks where there is room for them", () => {
  assert.equal(monthTicks(SPAN, 800).length, 19);
  assert.deepEqual(monthTicks(SPAN, 60), []);
});

test("the whole story takes as long as it should at each speed", () => {
  const whole = SPAN.last - SPAN.first;
  assert.deepEqual(
    [1, 2, 4].map((speed) => Math.round(whole / daysASecond(SPAN, speed))),
    [75, 38, 19],
  );
});

test("month by month one comes to the end and stays there", () => {
  assert.equal(isoDay(nextMonth(SPAN, dayNumber("1939-08-19"))), "1939-09-01");
  assert.equal(nextMonth(SPAN, dayNumber("1941-02-05")), SPAN.last);
});

test("names stand side by side, the first in order first, and none beyond the ends", () => {
  const names = [
    { id: "early", x: 2, width: 40, order: 3 },
    { id: "chief", x: 60, width: 40, order: 1 },
    { id: "hidden", x: 70, width: 40, order: 2 },
    { id: "late", x: 199, width: 40, order: 4 },
  ];
  assert.deepEqual(Object.fromEntries(fittingNames(names, 200, 4)), { chief: 60, late: 180 });
  assert.deepEqual(Object.fromEntries(fittingNames(names.slice(0, 1), 200, 4)), { early: 20 });
});

test("days are told in the language, also before 1970 and before our era", () => {
  assert.equal(dayInWords("en", dayNumber("1942-03-24")), "24 March 1942");
  assert.equal(dayInWords("pl", dayNumber("1942-03-24")), "24 marca 1942");
  assert.equal(dayInWords("en", dayNumber("1883-11-18")), "18 November 1883");
  assert.match(dayInWords("en", dayNumber("-0218-11-01")), /219 BC$/);
});

test("a journey of a week has a line of that week, with a tick for every day or as many as fit", () => {
  const week = calendarOf({
    places: [place("a", "1907-03-31", 1), place("b", "1907-04-06", 2)],
    stops: ["a", "b"],
    routes: [],
  });
  assert.deepEqual([week.first, week.last].map(isoDay), ["1907-03-31", "1907-04-06"]);
  assert.deepEqual(
    dayTicks(week, 7, 2).map((day) => isoDay(day).slice(5)),
    ["03-31", "04-02", "04-03", "04-04", "04-05", "04-06"],
  );
  assert.equal(dayTicks(week, 3, 2).length, 2);
  assert.equal(isoDay(nextMonth(week, week.first)), "1907-04-01");
  assert.deepEqual(monthTicks(week, 500).map(isoDay), ["1907-04-01"]);
});
