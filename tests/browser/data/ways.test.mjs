import assert from "node:assert/strict";
import { test } from "node:test";
import { byNeighbour, stepsFrom, waysOf } from "../../../itinerarium/browser/data/ways.js";

const leg = (n, from, to, km) => ({ n, from, to, km });
const short = (ways) => ways.map(({ route, leg: { n }, direction, place, km }) => [route.id, n, direction, place, km]);
const waysIn = (routes, id) => short(waysOf({ routes }, { id }));

test("a place knows what is before and after it, route by route", () => {
  const army = { id: "army", legs: [leg(1, "a", "b", 1.3), leg(2, "b", "c", 2)] };
  const navy = { id: "navy", legs: [leg(1, "d", "b", 7)] };
  assert.deepEqual(waysIn([army, navy], "b"), [
    ["army", 1, "previous", "a", 1.3],
    ["army", 2, "next", "c", 2],
    ["navy", 1, "previous", "d", 7],
  ]);
  assert.deepEqual(waysIn([army, navy], "x"), []);
});

test("a way gone twice is named once with its first leg", () => {
  const route = { id: "r", legs: [leg(1, "a", "b", 5), leg(2, "c", "a", 7), leg(3, "a", "b", 6)] };
  assert.deepEqual(waysIn([route], "a"), [
    ["r", 2, "previous", "c", 7],
    ["r", 1, "next", "b", 5],
  ]);
});

test("where the legs pass other places the route's hops say what joins what", () => {
  const route = { id: "r", legs: [leg(1, "a", "x", 1), leg(2, "x", "b", 2)], hops: [["a", "b", 1, 2, 3]] };
  assert.deepEqual(waysIn([route], "a"), [["r", 1, "next", "b", 3]]);
  assert.deepEqual(waysIn([route], "b"), [["r", 2, "previous", "a", 3]]);
  assert.deepEqual(waysIn([{ ...route, hops: [["a", "a", 1, 2, 3]] }], "a"), []);
});

test("a neighbour stands once with all its strands, and where one came from stands first", () => {
  const routes = [
    { id: "army", legs: [leg(1, "a", "b", 12), leg(2, "b", "c", 20)] },
    { id: "civilians", legs: [leg(1, "a", "b", 30)] },
  ];
  const groups = byNeighbour(waysOf({ routes }, { id: "b" })).map(({ direction, place: to, ways }) => [
    direction,
    to,
    ways.map(({ route, km }) => [route.id, km]),
  ]);
  assert.deepEqual(groups, [
    [
      "previous",
      "a",
      [
        ["army", 12],
        ["civilians", 30],
      ],
    ],
    ["next", "c", [["army", 20]]],
  ]);
});

test("one step back and one on: by a way of the place's dates, else in the story, else by any way", () => {
  const dated = (n, from, to, day) => ({ ...leg(n, from, to, 1), start: { first: day, last: day } });
  const routes = [{ id: "r", legs: [dated(1, "a", "b", "1946-01-01"), dated(2, "c", "b", "1941-05-01")] }];
  const stops = ["x", "b", "y"];
  const day = { first: "1941-05-01", last: "1941-05-31" };
  assert.deepEqual(stepsFrom({ routes, stops }, { id: "b", start: day }), { previous: "c", next: "y" });
  assert.deepEqual(stepsFrom({ routes, stops }, { id: "a", start: day }), { previous: undefined, next: "b" });
  assert.deepEqual(stepsFrom({ routes, stops: ["x", "a", "y"] }, { id: "a", start: day }), {
    previous: "x",
    next: "y",
  });
  assert.deepEqual(stepsFrom({ routes: [], stops }, { id: "y", start: day }), { previous: "b", next: undefined });
});
