import assert from "node:assert/strict";
import { test } from "node:test";
import { periodsOf } from "../../../itinerarium/browser/paper/periods.js";

const from = (...days) => days.map((first) => ({ start: { first } }));

test("a line of time has months, years or longer periods, as many as have room", () => {
  assert.deepEqual(periodsOf(from("2025-06-02", "2025-08-13"), "en"), ["Jun 2025", "Jul 2025", "Aug 2025"]);
  assert.deepEqual(periodsOf(from("1942-03-24", "1939-09-01", "1944-05-11"), "en"), [
    ...["1939", "1940", "1941", "1942", "1943", "1944"],
  ]);
  assert.deepEqual(periodsOf(from("1914-01-01", "1941-01-01"), "en"), [
    ...["1910", "1915", "1920", "1925", "1930", "1935", "1940"],
  ]);
  assert.deepEqual(periodsOf(from("-0044-03-15", "0014-08-19"), "en").slice(0, 2), ["-45", "-40"]);
});

test("without days there is no line", () => {
  assert.deepEqual(periodsOf([{}, {}], "en"), []);
  assert.deepEqual(periodsOf([...from("1942-03-24"), {}], "en"), []);
  assert.deepEqual(periodsOf(from("1942-03-24", "1942-03-30"), "en"), []);
});
