import assert from "node:assert/strict";
import { test } from "node:test";
import { nudgeOff, slackIn } from "../../../itinerarium/browser/geo/nudge.js";

const BUTTON = { left: 100, top: 100, right: 140, bottom: 140 };
const wide = { left: -200, top: -200, right: 200, bottom: 200 };

test("what lies under no control stays where it is", () => {
  assert.deepEqual(nudgeOff([{ x: 20, y: 20 }], [BUTTON], wide), { x: 0, y: 0 });
});

test("a picture is moved the shortest way that frees its points", () => {
  assert.deepEqual(nudgeOff([{ x: 108, y: 120 }], [BUTTON], wide), { x: -12, y: 0 });
  assert.deepEqual(
    nudgeOff(
      [
        { x: 108, y: 120 },
        { x: 95, y: 120 },
      ],
      [BUTTON],
      wide,
    ),
    { x: -12, y: 0 },
  );
  const other = { left: 60, top: 100, right: 98, bottom: 140 };
  assert.deepEqual(nudgeOff([{ x: 108, y: 110 }], [BUTTON, other], wide), { x: 0, y: -12 });
});

test("it is moved no further than what is framed allows, and where that helps nothing it stays", () => {
  const narrow = { left: 0, top: -24, right: 30, bottom: 0 };
  assert.deepEqual(nudgeOff([{ x: 104, y: 120 }], [BUTTON], narrow), { x: 0, y: -24 });
  assert.deepEqual(nudgeOff([{ x: 104, y: 120 }], [BUTTON], { left: 0, top: 0, right: 0, bottom: 0 }), { x: 0, y: 0 });
});

test("what is framed may be moved as far as the free window reaches", () => {
  const free = { left: 0, top: 10, right: 300, bottom: 200 };
  const corners = [
    { x: 250, y: 20 },
    { x: 40, y: 210 },
  ];
  assert.deepEqual(slackIn(free, corners), { left: -40, top: -10, right: 50, bottom: 0 });
});
