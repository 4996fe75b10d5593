import assert from "node:assert/strict";
import { test } from "node:test";

import {
  filterFrom,
  filterKey,
  isChosen,
  kindsOf,
  placesShown,
  routesDrawn,
  routesShown,
  toggled,
  wayShown,
} from "../../../itinerarium/browser/data/filters.js";

const KINDS = ["camp", "town", "port"];
const ALL = { kinds: "", strands: "", stop: "", place: "" };
const STORY = {
  places: [
    { id: "home", kind: "town" },
    { id: "gulag", kind: "camp" },
    { id: "harbour", kind: "port" },
    { id: "meeting", kind: "town" },
    { id: "somewhere", kind: "" },
  ],
  routes: [
    { id: "army", legs: [{ from: "gulag", to: "meeting" }] },
    { id: "navy", legs: [{ from: "harbour", to: "meeting" }] },
  ],
};
const shown = (state) => STORY.places.map(({ id }) => id).filter(placesShown(STORY, { ...ALL, ...state }));

test("a link's list keeps what the story knows, and all of it is no list", () => {
  assert.deepEqual(kindsOf(STORY), ["town", "camp", "port"]);
  assert.equal(filterFrom("town,camp,<b>,town", KINDS), "camp,town");
  for (const text of ["", "nothing", "port,town,camp", "%00"]) assert.equal(filterFrom(text, KINDS), "", text);
  assert.equal(filterFrom("none", KINDS), "none");
  assert.equal(filterFrom("none", []), "");
});

test("one is switched off and on again, also the last of them", () => {
  assert.equal(toggled("", "town", KINDS), "camp,port");
  assert.equal(toggled("camp,port", "town", KINDS), "");
  assert.equal(toggled("camp", "camp", KINDS), "none");
  assert.equal(toggled("none", "port", KINDS), "port");
  assert.ok(!isChosen("none", "port") && isChosen("", "port") && isChosen("camp,port", "port"));
});

test("places are shown by their kinds; the stop that is told and the open place always are", () => {
  assert.deepEqual(shown({}), ["home", "gulag", "harbour", "meeting", "somewhere"]);
  assert.deepEqual(shown({ kinds: "camp" }), ["gulag", "somewhere"]);
  assert.deepEqual(shown({ kinds: "camp", stop: "home", place: "harbour" }), ["home", "gulag", "harbour", "somewhere"]);
  assert.deepEqual(shown({ kinds: "none" }), ["somewhere"]);
});

test("with a strand goes what only it comes to, and a journey loses that part", () => {
  assert.deepEqual(shown({ strands: "navy" }), ["home", "harbour", "meeting", "somewhere"]);
  assert.deepEqual(
    routesShown(STORY, { ...ALL, strands: "navy" }).map(({ id }) => id),
    ["navy"],
  );
  const way = {
    way: [],
    km: 2,
    legs: [
      ["gulag", "meeting", "army/1", 1],
      ["meeting", "harbour", "navy/1", 1],
    ],
  };
  assert.deepEqual(wayShown(STORY, way, { ...ALL, strands: "navy" }).legs, [way.legs[1]]);
  assert.equal(wayShown(STORY, way, ALL), way);
});

test("a route that is not shown is not drawn and hides no place, but a journey keeps its legs", () => {
  const hidden = { id: "general", shown: false, legs: [{ from: "home", to: "gulag" }] };
  const story = { ...STORY, routes: [...STORY.routes, hidden] };
  assert.equal(routesDrawn(STORY), STORY.routes);
  assert.deepEqual(routesDrawn(story), STORY.routes);
  assert.deepEqual(routesShown(story, { strands: "army" }), [STORY.routes[0]]);
  assert.ok(placesShown(story, { ...ALL, strands: "navy" })("home"));
  const way = { way: [], km: 1, legs: [["home", "gulag", "general/1", 1]] };
  assert.deepEqual(wayShown(story, way, { strands: "navy" }).legs, way.legs);
  story.journeys = [
    { id: "road", legs: [] },
    { ...way, id: "own" },
  ];
  assert.deepEqual(routesShown(story, { strands: "" }), STORY.routes);
  assert.deepEqual(routesShown(story, { strands: "army", journey: "own" }), [STORY.routes[0], hidden]);
});

test("only a filter makes the stop matter", () => {
  assert.equal(filterKey({ ...ALL, stop: "home" }), "");
  assert.notEqual(filterKey({ ...ALL, kinds: "camp", stop: "home" }), filterKey({ ...ALL, kinds: "camp" }));
});
