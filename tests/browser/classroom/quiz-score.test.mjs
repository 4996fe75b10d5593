import assert from "node:assert/strict";
import { test } from "node:test";
import {
  extentKm,
  movedBy,
  orderOf,
  pointsForDistance,
  pointsForOrder,
  roundOf,
} from "../../../itinerarium/browser/classroom/quiz-score.js";
import { pixelsOfKilometres } from "../../../itinerarium/browser/geo/mercator.js";

const IDS = Array.from({ length: 12 }, (_, index) => `p${index}`);
const STORY = { places: [...IDS, "x"].map((id) => ({ id, lat: 0, lon: 0 })), stops: IDS };

test("a hit earns all points, a miss none, and what a place's own doubt covers is a hit", () => {
  assert.deepEqual(
    [0, 80, 587, 1100, 5000].map((km) => pointsForDistance(km, 8000)),
    [10, 10, 5, 0, 0],
  );
  assert.equal(pointsForDistance(300, 8000, 250), 10);
});

test("points follow the size of the story", () => {
  assert.equal(pointsForDistance(40, 100), 0);
  assert.equal(pointsForDistance(40, 8000), 10);
  assert.equal(pointsForDistance(0.5, 0), 10);
  assert.equal(
    Math.round(
      extentKm([
        { lat: 0, lon: 180 },
        { lat: 0, lon: 0 },
      ]),
    ),
    20015,
  );
  assert.equal(extentKm([]), 0);
});

test("an order earns by its right pairs", () => {
  const stops = ["a", "b", "c", "d", "e"];
  const mayPrecede = orderOf({ stops, places: stops.map((id) => ({ id })) });
  assert.equal(pointsForOrder(stops, mayPrecede), 10);
  assert.equal(pointsForOrder([...stops].reverse(), mayPrecede), 0);
  assert.equal(pointsForOrder(["b", "a", "c", "d", "e"], mayPrecede), 9);
});

test("where the story steps back in time, the order of days is right as well", () => {
  const places = [
    ["a", "1940-01-01"],
    ["b", "1939-01-01"],
    ["c", "1941-01-01"],
  ].map(([id, first]) => ({ id, start: { first } }));
  const mayPrecede = orderOf({ stops: ["a", "b", "c"], places });
  assert.equal(pointsForOrder(["a", "b", "c"], mayPrecede), 10);
  assert.equal(pointsForOrder(["b", "a", "c"], mayPrecede), 10);
  assert.equal(pointsForOrder(["c", "b", "a"], mayPrecede), 3);
});

test("the same round has the same tasks, another has others, and all come before one comes again", () => {
  assert.deepEqual(roundOf(STORY, 1), roundOf(STORY, 1));
  const [one, two, three] = [1, 2, 3].map((number) => roundOf(STORY, number));
  assert.equal(new Set([...one.find, ...two.find]).size, 10);
  assert.equal(new Set([...one.order, ...two.order]).size, 10);
  assert.notDeepEqual(one.find, three.find);
  assert.ok(one.find.every((id) => IDS.includes(id)));
});

test("no order is shown that is right already", () => {
  for (let number = 1; number <= 200; number++) {
    const { order } = roundOf({ ...STORY, stops: ["a", "b", "c"] }, number);
    assert.notDeepEqual(order, ["a", "b", "c"]);
  }
});

test("a story without stops asks for its places, one of two stops not for their order", () => {
  assert.equal(roundOf({ ...STORY, stops: [] }, 1).find.length, 5);
  assert.deepEqual(roundOf({ ...STORY, stops: [] }, 1).order, []);
  assert.deepEqual(roundOf({ ...STORY, stops: ["p1", "p2"] }, 1).order, []);
  assert.deepEqual(roundOf({ places: [], stops: [] }, 3), { find: [], order: [] });
});

test("a place that the story comes to twice is asked for once, and a wide view never", () => {
  const ownStops = [
    { id: "again", at: "p1" },
    { id: "late", at: "x" },
    {
      id: "wide",
      bounds: [
        [0, 0],
        [1, 1],
      ],
    },
  ];
  const story = { ...STORY, places: [...STORY.places], ownStops, stops: ["wide", "p1", "p2", "again", "p3", "late"] };
  const { find, order } = roundOf(story, 1);
  assert.deepEqual([...find].sort(), ["p1", "p2", "p3", "x"]);
  assert.deepEqual([...order].sort(), ["p1", "p2", "p3"]);
});

test("an entry moves up and down, but not out of the list", () => {
  assert.deepEqual(movedBy(["a", "b", "c"], "b", -1), ["b", "a", "c"]);
  assert.deepEqual(movedBy(["a", "b", "c"], "b", 1), ["a", "c", "b"]);
  assert.deepEqual(movedBy(["a", "b", "c"], "a", -1), ["a", "b", "c"]);
  assert.deepEqual(movedBy(["a", "b", "c"], "c", 1), ["a", "b", "c"]);
});

test("what nobody can see on the map is a hit: so much is judged by its scale", () => {
  const pixel = 1 / pixelsOfKilometres(1, 52, 3);
  assert.ok(pixel > 10 && pixel < 13);
  assert.equal(pointsForDistance(100, 2000, 0, pixel), 10);
  assert.ok(pointsForDistance(100, 2000, 0, 1 / pixelsOfKilometres(1, 52, 9)) < 9);
});
