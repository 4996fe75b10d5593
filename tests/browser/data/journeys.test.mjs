// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isJourneyInView,
  journeyShown,
  kmDone,
  linesOfWay,
  stagesInView,
} from "../../../itinerarium/browser/data/journeys.js";

const OVERVIEW = { journey: "", stop: "", day: "", strand: "" };
/** @type {any} */
const STORY = {
  places: [
    { id: "b", lat: 1, lon: 1 },
    { id: "c", lat: 2, lon: 2 },
  ],
  routes: [
    {
      id: "main",
      legs: [
        {
          n: 1,
          from: "a",
          to: "d",
          line: [
            [
              [0, 0],
              [1, 1],
              [2, 2],
              [3, 3],
            ],
          ],
        },
        {
          n: 2,
          from: "d",
          to: "e",
          line: [
            [
              [3, 3],
              [4, 4],
            ],
          ],
        },
      ],
    },
  ],
  journeys: [
    {
      id: "road",
      stages: ["a", "e"],
      km: 30,
      legs: [
        ["a", "d", "main/1", 10],
        ["d", "e", "main/2", 20],
      ],
    },
    { id: "part", stages: ["b", "c"], km: 3, legs: [["b", "c", "main/1", 3]] },
  ],
};

test("the first journey is shown unless another one, or none, is chosen", () => {
  assert.equal(journeyShown(STORY, "")?.id, "road");
  assert.equal(journeyShown(STORY, "part")?.id, "part");
  assert.equal(journeyShown(STORY, "unknown")?.id, "road");
  assert.equal(journeyShown(STORY, "none"), undefined);
  assert.equal(journeyShown({}, ""), undefined);
});

test("a journey is in view at the overview alone", () => {
  assert.equal(isJourneyInView(OVERVIEW), true);
  for (const key of ["stop", "day", "strand"]) assert.equal(isJourneyInView({ ...OVERVIEW, [key]: "x" }), false);
});

test("stages are numbered in their order while the journey is in view", () => {
  assert.deepEqual(
    [...stagesInView(STORY, OVERVIEW)],
    [
      ["a", 1],
      ["e", 2],
    ],
  );
  assert.equal(stagesInView(STORY, { ...OVERVIEW, stop: "a" }).size, 0);
  assert.equal(stagesInView({}, OVERVIEW).size, 0);
});

test("legs that meet are one line, and a part of a leg lies between its places", () => {
  const [road, part] = STORY.journeys;
  assert.deepEqual(linesOfWay(STORY, road), [
    [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ],
  ]);
  assert.deepEqual(linesOfWay(STORY, part), [
    [
      [1, 1],
      [2, 2],
    ],
  ]);
  assert.deepEqual(STORY.routes[0].legs[0].line, [
    [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  ]);
});

test("a journey's kilometres grow with its own legs", () => {
  const [road, part] = STORY.journeys;
  assert.equal(kmDone(STORY, road, new Float32Array([0, 0])), 0);
  assert.equal(kmDone(STORY, road, new Float32Array([1, 0.5])), 20);
  assert.equal(kmDone(STORY, part, new Float32Array([1, 0])), 3);
});
