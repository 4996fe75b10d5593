import assert from "node:assert/strict";
import { test } from "node:test";
import { waysByNeighbour } from "../../routemap/browser/ways.js";

const leg = (n, km) => ({ n, km });
const story = { routes: [{ id: "army", legs: [leg(1, 10), leg(2, 20)] }, { id: "civilians", legs: [leg(1, 30)] }] };

test("a neighbour stands once with all its strands, and where one came from stands first", () => {
  const place = { ways: [
    { route: "army", leg: 2, direction: "next", place: "c" },
    { route: "army", leg: 1, direction: "previous", place: "a", km: 12 },
    { route: "civilians", leg: 1, direction: "previous", place: "a" },
  ] };
  const short = waysByNeighbour(story, place).map(({ direction, place: to, ways }) => [direction, to, ways.map(({ route, km }) => [route.id, km])]);
  assert.deepEqual(short, [["previous", "a", [["army", 12], ["civilians", 30]]], ["next", "c", [["army", 20]]]]);
});

test("a place on no route leads nowhere", () => {
  assert.deepEqual(waysByNeighbour(story, {}), []);
});
