import assert from "node:assert/strict";
import { test } from "node:test";

import {
  boundsOf,
  freeBox,
  haversineKm,
  pointsOfOverview,
  pointsOfPlace,
} from "../../../itinerarium/browser/geo/framing.js";

const STORY = {
  stops: ["oslo", "bergen", "sydney"],
  places: [
    {
      id: "oslo",
      name: { en: "Oslo" },
      lat: 59.9,
      lon: 10.8,
      rank: 1,
      stop: 1,
      start: { first: "1939-09-01", last: "1939-09-30" },
    },
    { id: "bergen", name: { en: "Bergen" }, lat: 60.4, lon: 5.3, rank: 1, stop: 2 },
    {
      id: "sydney",
      name: { en: "Sydney" },
      lat: -33.9,
      lon: 151.2,
      rank: 1,
      stop: 3,
      start: { first: "1941-01-01", last: "1941-12-31" },
    },
    {
      id: "totskoye",
      name: { en: "Tockoje", pl: "Tockoje" },
      variants: [{ name: "Тоцкое" }, { name: "Totskoye" }],
      modern: { en: "Łódź, Österreich" },
      lat: 52,
      lon: 52,
      rank: 3,
    },
  ],
  routes: [
    {
      id: "r",
      legs: [
        {
          n: 1,
          from: "oslo",
          to: "bergen",
          km: 305,
          line: [
            [
              [59.9, 10.8],
              [60.6, 8],
              [60.4, 5.3],
            ],
          ],
        },
      ],
    },
  ],
};

test("a stop is framed with its near ways, else with its near neighbours in the story", () => {
  assert.deepEqual(pointsOfPlace(STORY, "bergen").toSpliced(1, 4), [
    [60.4, 5.3],
    [59.9, 10.8],
    [60.6, 8],
    [60.4, 5.3],
  ]);
  const pathless = { ...STORY, routes: [] };
  assert.deepEqual(pointsOfPlace(pathless, "bergen").toSpliced(1, 4), [
    [60.4, 5.3],
    [59.9, 10.8],
  ]);
  assert.deepEqual(pointsOfPlace(STORY, "sydney").toSpliced(1, 4), [[-33.9, 151.2]]);
  assert.deepEqual(pointsOfPlace(STORY, "nowhere"), []);
});

test("of a stop's ways only those of its dates are framed, and of the fronts only what is near", () => {
  const years = (first, last) => ({ start: { first: `${first}-01-01` }, end: { last: `${last}-12-31` } });
  const [route] = STORY.routes;
  const late = { ...STORY, routes: [{ ...route, legs: [{ ...route.legs[0], ...years(1945, 1946) }] }] };
  const front = [
    [60, 11],
    [70, 25],
  ];
  const overlays = [
    {
      shapes: [
        { kind: "front", parts: [front], ...years(1939, 1940) },
        { kind: "front", parts: [[[59, 10]]], ...years(1940, 1941) },
        { kind: "border", parts: [[[59, 11]]] },
      ],
    },
  ];
  assert.deepEqual(pointsOfPlace({ ...late, overlays }, "oslo").toSpliced(1, 4), [
    [59.9, 10.8],
    [60, 11],
  ]);
});

test("a camera names all that is in view", () => {
  const places = STORY.places.map((place) => (place.id === "oslo" ? { ...place, camera: ["totskoye"] } : place));
  assert.deepEqual(pointsOfPlace({ ...STORY, places }, "oslo"), [
    [59.9, 10.8],
    [52, 52],
  ]);
});

test("points lie within their bounds", () => {
  assert.deepEqual(
    boundsOf([
      [59.9, 10.8],
      [-33.9, 151.2],
      [60.4, -5.3],
    ]),
    [
      [-33.9, -5.3],
      [60.4, 151.2],
    ],
  );
});

test("a stop is framed with the country around it, and as far as its place is uncertain", () => {
  const reach = (accuracyKm) => {
    const places = [{ ...STORY.places[2], accuracyKm }];
    return pointsOfPlace({ ...STORY, places }, "sydney")
      .slice(1)
      .map((point) => Math.round(haversineKm([-33.9, 151.2], point)));
  };
  assert.deepEqual(reach(undefined), [250, 250, 250, 250]);
  assert.deepEqual(reach(600), [600, 600, 600, 600]);
});

test("in a small story a stop is framed with a part of it, not with the country", () => {
  const village = (id, lat, stop) => ({ id, lat, lon: 20, stop, rank: 3 });
  const story = { stops: ["a", "b"], routes: [], places: [village("a", 50, 1), village("b", 50.9, 2)] };
  const [here, north] = pointsOfPlace(story, "a");
  assert.equal(Math.round(haversineKm(here, north)), 25);
});

test("the overview frames the stops, or the chief places, or all", () => {
  const bare = { ...STORY, routes: [] };
  assert.equal(pointsOfOverview(bare).length, 3);
  const places = STORY.places.map(({ stop, ...place }) => place);
  assert.equal(pointsOfOverview({ ...bare, places }).length, 3);
  const minor = places.map((place) => ({ ...place, rank: 4 }));
  assert.equal(pointsOfOverview({ ...bare, places: minor }).length, 4);
});

test("a single stop does not stand for the whole story", () => {
  const places = STORY.places.map((place, index) => ({ ...place, rank: 3, stop: index === 0 ? 1 : undefined }));
  assert.equal(pointsOfOverview({ ...STORY, places, routes: [] }).length, places.length);
});

test("the overview frames all of a way that leads from stop to stop, and none that leads elsewhere", () => {
  const place = (id, lon, stop) => ({ id, lat: 50, lon, rank: 3, ...(stop ? { stop } : {}) });
  const places = [place("a", 20, 1), place("b", 21, 2), place("far", 60)];
  const leg = (from, to, ...line) => ({ from, to, line: [line] });
  const legs = [leg("a", "b", [50, 20], [50.5, 17], [50, 21]), leg("b", "far", [50, 21], [50, 60])];
  const story = { places, stops: ["a", "b"], routes: [{ legs }] };
  assert.deepEqual(boundsOf(pointsOfOverview(story)), [
    [50, 17],
    [50.5, 21],
  ]);
});

test("the free part of a window is the one in which a shape can be shown largest", () => {
  const size = { width: 1000, height: 800 };
  const column = { left: 700, top: 20, right: 980, bottom: 780 };
  const sheet = { left: 0, top: 500, right: 1000, bottom: 800 };
  const bar = { left: 20, top: 20, right: 600, bottom: 70 };
  const button = { left: 640, top: 600, right: 690, bottom: 650 };
  const tall = { width: 1, height: 4 };
  assert.deepEqual(freeBox(size, [column, bar]), { left: 0, top: 70, right: 700, bottom: 800 });
  assert.deepEqual(freeBox(size, [column, bar, button]), { left: 0, top: 70, right: 700, bottom: 600 });
  assert.deepEqual(freeBox(size, [column, bar, button], tall), { left: 0, top: 70, right: 640, bottom: 800 });
  assert.deepEqual(freeBox(size, [column, bar, button], { width: 9, height: 1 }), {
    left: 0,
    top: 70,
    right: 700,
    bottom: 600,
  });

  assert.deepEqual(freeBox(size, [sheet]), { left: 0, top: 0, right: 1000, bottom: 500 });
  assert.deepEqual(freeBox(size, [{ left: -5, top: -5, right: 1005, bottom: 900 }]), {
    left: 0,
    top: 0,
    right: 1000,
    bottom: 800,
  });
});

test("distances on the sphere are right to a kilometre in a hundred", () => {
  assert.ok(Math.abs(haversineKm([59.9, 10.8], [60.4, 5.3]) - 310) < 4);
  assert.equal(haversineKm([10, 179], [10, 179]), 0);
  assert.ok(haversineKm([0, 179.5], [0, -179.5]) < 112);
});

test("a wide view is framed by its bounds and what it names, a visit as its place", () => {
  const bounds = [
    [40, 0],
    [62, 30],
  ];
  const story = {
    ...STORY,
    places: [...STORY.places],
    ownStops: [
      { id: "wide", name: {}, lat: 51, lon: 15, rank: 3, stop: 4, bounds, camera: ["sydney"] },
      { id: "again", name: {}, at: "bergen", lat: 60.4, lon: 5.3, rank: 1, stop: 5, camera: ["oslo"] },
    ],
    stops: [...STORY.stops, "wide", "again"],
  };
  assert.deepEqual(pointsOfPlace(story, "wide"), [...bounds, [-33.9, 151.2]]);
  assert.deepEqual(pointsOfPlace(story, "again"), [
    [60.4, 5.3],
    [59.9, 10.8],
  ]);
  assert.ok(pointsOfOverview(story).every(([lat]) => lat !== 51));
});

test("in a large story a stop is framed so near that its near neighbour is seen apart from it", () => {
  const stop = (id, lat, lon, number) => ({ id, lat, lon, stop: number, rank: 3 });
  const places = [stop("a", 50, 20, 1), stop("b", 50.18, 20, 2), stop("c", 40.7, -74, 3)];
  const story = { stops: ["a", "b", "c"], routes: [], places };
  const [here, north] = pointsOfPlace(story, "a");
  assert.equal(Math.round(haversineKm(here, north)), 60);
});
