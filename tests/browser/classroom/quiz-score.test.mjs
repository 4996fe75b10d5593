import assert from "node:assert/strict";
import { test } from "node:test";
import {
  extentKm,
  greatCircle,
  kmOfPixel,
  movedBy,
  orderOf,
  pointsForDistance,
  pointsForOrder,
  roundOf,
} from "../../../itinerarium/browser/classroom/quiz-score.js";
import { haversineKm } from "../../../itinerarium/browser/geo/framing.js";

const IDS = Array.from({ length: 12 }, (_, index) => `p${index}`);
const STORY = { places: [...IDS, "x"].map((id) => ({ id, lat: 0, lon: 0 })), stops: IDS };
const WARSAW = { lat: 52.2297, lon: 21.0122 };
const TEHRAN = { lat: 35.6892, lon: 51.389 };

/** Kilometres between two places, held here by geopy's figures. */
function apart(one, other) {
  return haversineKm([one.lat, one.lon], [other.lat, other.lon]);
}

test("the distance is the great circle's, also over the pole and the antimeridian", () => {
  assert.equal(Math.round(apart(WARSAW, TEHRAN)), 3012);
  assert.equal(apart(WARSAW, WARSAW), 0);
  assert.equal(Math.round(apart({ lat: 0, lon: 179 }, { lat: 0, lon: -179 })), 222);
  assert.equal(Math.round(apart({ lat: 80, lon: 0 }, { lat: 80, lon: 180 })), 2224);
  assert.equal(Math.round(apart({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })), 20015);
});

test("the line between an answer and a place is the way that was measured", () => {
  const points = greatCircle(WARSAW, TEHRAN).map(([lat, lon]) => ({ lat, lon }));
  const parts = points.slice(1).map((point, index) => apart(points[index], point));
  const length = parts.reduce((sum, part) => sum + part, 0);
  assert.ok(Math.abs(length - apart(WARSAW, TEHRAN)) < 0.001);
  assert.ok(apart(points.at(-1), TEHRAN) < 0.001);
});

test("the line runs on over the antimeridian without a leap", () => {
  const lons = greatCircle({ lat: 0, lon: 170 }, { lat: 0, lon: -170 }, 4).map(([, lon]) => Math.round(lon));
  assert.deepEqual(lons, [170, 175, 180, 185, 190]);
});

test("two equal points give a line that stays there", () => {
  for (const [lat, lon] of greatCircle(WARSAW, WARSAW, 2)) {
    assert.ok(Math.abs(lat - WARSAW.lat) < 1e-9 && Math.abs(lon - WARSAW.lon) < 1e-9);
  }
});

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
  const pixel = kmOfPixel(52, 3);
  assert.ok(pixel > 10 && pixel < 13);
  assert.equal(pointsForDistance(100, 2000, 0, pixel), 10);
  assert.ok(pointsForDistance(100, 2000, 0, kmOfPixel(52, 9)) < 9);
});
