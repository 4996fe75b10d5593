import assert from "node:assert/strict";
import { test } from "node:test";
import { BoxIndex, boxAround, boxesMeet, clippedPart, LineRaster } from "../../../itinerarium/browser/geo/boxes.js";
import { candidatesAround, candidatesOver, turnedSize } from "../../../itinerarium/browser/names/candidates.js";
import { boxOf, placeLabels } from "../../../itinerarium/browser/names/placement.js";

const FRAME = { left: 0, top: 0, right: 1920, bottom: 1080 };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function place(id, x, y, { width = 80, height = 18, rank = 3 } = {}) {
  const rings = rank === 1 ? 3 : 1;
  return {
    id,
    x,
    y,
    width,
    height,
    priority: rank,
    must: rank === 1,
    isPlace: true,
    candidates: candidatesAround(width, height, 8, rings),
  };
}

function crowd(seed, count) {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, index) =>
    place(`p${index}`, 60 + next() * 1800, 40 + next() * 1000, {
      width: 30 + next() * 120,
      height: 16 + next() * 8,
      rank: index < 7 ? 1 : 2 + Math.floor(next() * 3),
    }),
  );
}

function markers(labels) {
  return labels.map(({ x, y }) => boxAround(x, y, 16, 16));
}

function boxesOf(labels, placed) {
  return labels.filter(({ id }) => placed.has(id)).map((label) => boxOf(label, placed.get(label.id)));
}

test("no two names meet and none covers a marker, however crowded", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const labels = crowd(seed, 20 + seed * 8);
    const obstacles = markers(labels);
    const boxes = boxesOf(labels, placeLabels(labels, { frame: FRAME, obstacles }));
    assert.ok(boxes.length > 10);
    boxes.forEach((box, index) => {
      assert.ok(!boxes.slice(index + 1).some((other) => boxesMeet(box, other)), `seed ${seed}: two names meet`);
      assert.ok(!obstacles.some((other) => boxesMeet(box, other)), `seed ${seed}: a name covers a marker`);
    });
  }
});

test("a name of the first rank that has any free position is shown", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const labels = crowd(seed, 150);
    const obstacles = markers(labels);
    const placed = placeLabels(labels, { frame: FRAME, obstacles });
    for (const label of labels.filter((one) => one.must && !placed.has(one.id))) {
      const rivals = boxesOf(
        labels.filter(({ must }) => must),
        placed,
      );
      const free = label.candidates
        .map((candidate) => boxOf(label, candidate))
        .filter((box) => ![...obstacles, ...rivals].some((other) => boxesMeet(box, other)));
      assert.deepEqual(free, [], `seed ${seed}: ${label.id} had room`);
    }
  }
});

test("names that must be shown make room for each other", () => {
  const first = {
    ...place("first", 100, 100, { rank: 1 }),
    candidates: [
      { dx: 50, dy: 0, cost: 0 },
      { dx: -50, dy: 0, cost: 1 },
    ],
  };
  const second = { ...place("second", 190, 100, { rank: 1 }), candidates: [{ dx: -45, dy: 0, cost: 0 }] };
  const placed = placeLabels([first, second], { frame: FRAME });
  assert.deepEqual([...placed].sort(), [
    ["first", { dx: -50, dy: 0, cost: 1 }],
    ["second", { dx: -45, dy: 0, cost: 0 }],
  ]);
});

test("when all of them cannot be shown, all but one are", () => {
  const only = [{ dx: 0, dy: 0, cost: 0 }];
  const labels = [
    ["a", 100],
    ["b", 130],
    ["c", 400],
  ].map(([id, x]) => ({ ...place(id, x, 100, { rank: 1 }), candidates: only }));
  assert.equal(placeLabels(labels, { frame: FRAME }).size, 2);
});

test("rank decides which of two names is shown", () => {
  const only = [{ dx: 0, dy: 0, cost: 0 }];
  const low = { ...place("low", 100, 100, { rank: 3 }), candidates: only };
  const high = { ...place("high", 110, 100, { rank: 2 }), candidates: only };
  assert.deepEqual([...placeLabels([low, high], { frame: FRAME }).keys()], ["high"]);
});

test("a name stands right of its marker when there is room", () => {
  const label = place("a", 500, 500);
  const { dx, dy } = placeLabels([label], { frame: FRAME }).get("a");
  assert.deepEqual({ dx, dy }, { dx: 51, dy: 0 });
});

test("a name keeps off a route when it can", () => {
  const label = place("a", 500, 500);
  const lines = [
    {
      points: [
        [500, 500],
        [900, 500],
      ],
    },
  ];
  const box = boxOf(label, placeLabels([label], { frame: FRAME, lines }).get("a"));
  assert.equal(new LineRaster(FRAME, lines).crossed(box), 0);
});

test("a name stays where it was while that is as good", () => {
  const label = place("a", 500, 500);
  const before = new Map([["a", label.candidates[2]]]);
  assert.equal(placeLabels([label], { frame: FRAME, before }).get("a"), label.candidates[2]);
});

test("no name reaches out of the frame", () => {
  const label = place("a", 1900, 500);
  const box = boxOf(label, placeLabels([label], { frame: FRAME }).get("a"));
  assert.ok(box.right <= 1920);
});

test("the same names get the same places in whatever order they come", () => {
  const labels = crowd(5, 120).map((label, index) => ({ ...label, priority: index }));
  const one = placeLabels(labels, { frame: FRAME });
  const other = placeLabels([...labels].reverse(), { frame: FRAME });
  assert.deepEqual([...one].sort(), [...other].sort());
});

test("a name of a sea may move off its anchor, or stand closer, but is best over it and wide", () => {
  const candidates = candidatesOver(
    [
      { spread: 8, width: 280 },
      { spread: 0, width: 200 },
    ],
    20,
    0,
    500,
  );
  assert.deepEqual(candidates[0], { dx: 0, dy: 0, cost: 0, spread: 8, width: 280, height: 20 });
  assert.ok(candidates.every(({ cost }, index) => index === 0 || cost >= candidates[index - 1].cost));
  assert.ok(candidates.some(({ spread, width, dx, dy }) => spread === 0 && width === 200 && dx === 0 && dy === 0));
});

test("a turned name needs the box of its corners", () => {
  const { width, height } = turnedSize(100, 20, 90);
  assert.deepEqual([Math.round(width), Math.round(height)], [20, 100]);
});

test("a line is clipped to the frame that it crosses", () => {
  const frame = { left: 0, top: 0, right: 10, bottom: 10 };
  assert.deepEqual(clippedPart(-10, 5, 20, 5, frame), [1 / 3, 2 / 3]);
  assert.equal(clippedPart(-10, 20, 20, 20, frame), null);
});

test("a name leaves its old place when a line has come to run through it", () => {
  const candidates = [
    { dx: 30, dy: 0, cost: 0 },
    { dx: 0, dy: -15, cost: 1 },
  ];
  const label = { id: "wizna", x: 100, y: 100, width: 40, height: 12, priority: 1, candidates };
  const ground = {
    frame: { left: 0, top: 0, right: 200, bottom: 200 },
    lines: [
      {
        points: [
          [100, 100],
          [190, 100],
        ],
      },
    ],
    before: new Map([["wizna", candidates[0]]]),
  };
  assert.deepEqual(placeLabels([label], ground).get("wizna"), candidates[1]);
});

test("a name that finds no place off a route is left out, unless it must be shown", () => {
  const lines = [
    {
      points: [
        [400, 500],
        [600, 500],
      ],
      half: 60,
    },
  ];
  const placed = placeLabels([place("low", 500, 500)], { frame: FRAME, lines });
  assert.equal(placed.size, 0);
  assert.equal(placeLabels([place("chief", 500, 500, { rank: 1 })], { frame: FRAME, lines }).size, 1);
});

test("a line is as broad as it is drawn", () => {
  const raster = new LineRaster(FRAME, [
    {
      points: [
        [100, 100],
        [300, 100],
      ],
      half: 8,
    },
  ]);
  const above = (/** @type {number} */ y) => raster.crossed({ left: 150, top: y - 4, right: 200, bottom: y });
  assert.deepEqual([above(84) > 0, above(96) > 0], [false, true]);
});

test("a name that must be shown goes further off rather than be cut or lie on a route", () => {
  const window = { left: 0, top: 0, right: 390, bottom: 844 };
  const frame = { left: -40, top: -80, right: 430, bottom: 924 };
  const label = {
    ...place("cassino", 380, 400, { rank: 1, width: 120 }),
    candidates: candidatesAround(120, 20, 12, 12),
  };
  const lines = [
    {
      points: [
        [380, 400],
        [200, 400],
      ],
      half: 3,
    },
  ];
  const box = boxOf(label, placeLabels([label], { frame, window, lines }).get("cassino"));
  assert.ok(box.right <= 390, `cut at ${box.right}`);
  assert.equal(new LineRaster(frame, lines).crossed(box), 0);
});

test("a name that must be shown lies on a lesser mark rather than be cut, never on a firm one", () => {
  const window = { left: 0, top: 0, right: 200, bottom: 200 };
  const frame = { left: -200, top: -200, right: 400, bottom: 400 };
  const label = { ...place("moscow", 100, 100, { rank: 1, width: 150 }), candidates: candidatesAround(150, 20, 12, 1) };
  const rows = (/** @type {number[]} */ heights) => heights.map((y) => boxAround(100, y, 4, 4));
  const lesser = rows([70, 85, 115, 130]);
  const stands = (/** @type {BoxIndex} */ firm) => {
    const ground = { frame, window, obstacles: [...lesser], firm };
    return boxOf(label, placeLabels([label], ground).get("moscow"));
  };
  const free = stands(new BoxIndex([]));
  assert.ok(free.left >= 0 && free.right <= 200, "whole");
  const lower = stands(new BoxIndex(rows([70, 85])));
  assert.ok(lower.top > 100 && lower.left >= 0, "below, whole");
});

test("a place outside the window has no name inside it", () => {
  const window = { left: 0, top: 0, right: 390, bottom: 844 };
  const frame = { left: -40, top: -80, right: 430, bottom: 924 };
  const label = place("outside", -20, 400, { rank: 1, width: 90 });
  assert.deepEqual(placeLabels([label], { frame, window }).size, 0);
});

test("of many names that must be shown none is left out while there is room for all", () => {
  const next = numbers(3);
  const labels = Array.from({ length: 8 }, (_, index) => ({
    ...place(`s${index}`, 600 + next() * 90, 500 + next() * 90, { rank: 1 }),
    candidates: candidatesAround(110, 22, 12, 12),
  }));
  const boxes = boxesOf(
    labels,
    placeLabels(labels, { frame: FRAME, obstacles: labels.map(({ x, y }) => boxAround(x, y, 24, 24)) }),
  );
  assert.equal(boxes.length, 8);
  for (const [index, box] of boxes.entries()) {
    assert.ok(!boxes.slice(index + 1).some((other) => boxesMeet(box, other)));
  }
});

test("a large sea is named once where its names are near each other, and in each part where they are far apart", () => {
  const sea = (id, x) => ({ ...place(id, x, 500, { width: 150 }), isPlace: false, must: false, sea: "Atlantic Ocean" });
  const shown = (x) => [...placeLabels([sea("north", 300), sea("west", x)], { frame: FRAME }).keys()];
  assert.deepEqual(shown(700), ["north"]);
  assert.deepEqual(shown(1300), ["north", "west"]);
});

test("a mark that the window's edge halves has no name that is cut there", () => {
  const window = { left: 100, top: 0, right: 500, bottom: 400 };
  const beside = [{ left: 0, top: 0, right: 480, bottom: 400 }];
  const isSeenAt = (x) => {
    const label = place("halved", x, 200, { rank: 1, width: 30 });
    const placed = placeLabels([label], { frame: { ...FRAME, right: 520 }, window, covers: beside });
    return boxesOf([label], placed).some((box) => boxesMeet(box, window));
  };
  assert.equal(isSeenAt(499), false);
  assert.equal(isSeenAt(490), true);
});
