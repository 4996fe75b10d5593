import assert from "node:assert/strict";
import { test } from "node:test";
import { BoxIndex, boxAround, boxesMeet } from "../../../itinerarium/browser/geo/boxes.js";
import { boxAt, placeAnnotations } from "../../../itinerarium/browser/names/annotation-placement.js";

const WINDOW = { left: 0, top: 0, right: 800, bottom: 600 };
const ONE = { id: "one", x: 400, y: 300, size: 30, shapes: [{ width: 150, height: 36 }] };

/** Where annotations stand among boxes that are taken. */
function placed(annotations, { taken = [], covers = [], lines = [], window = WINDOW, before } = {}) {
  return placeAnnotations(annotations, { taken: new BoxIndex(taken), covers, lines, window, before });
}

test("an annotation stands off names, markers, controls and other annotations, wherever they leave room", () => {
  const marker = boxAround(400, 300, 30, 30);
  const rows = {
    "nothing else": [],
    "a name at each side": [boxAround(490, 300, 140, 24), boxAround(310, 300, 140, 24)],
    "names all round": [0, 1, 2, 3, 4, 5].map((n) => boxAround(400 + 90 * Math.cos(n), 300 + 70 * Math.sin(n), 70, 20)),
  };
  const wrong = Object.entries(rows).flatMap(([name, names]) => {
    const covers = [{ left: 0, top: 0, right: 300, bottom: 600 }];
    const both = [ONE, { ...ONE, id: "two", x: 430, y: 330 }];
    const spots = placed(both, { taken: [marker, ...names], covers });
    const boxes = both.map((one) => boxAt(one, spots.get(one.id)));
    const isClear = boxes.every((box) => ![marker, ...names, ...covers].some((other) => boxesMeet(box, other)));
    return isClear && !boxesMeet(...boxes) ? [] : [name];
  });
  assert.deepEqual(wrong, []);
});

test("the line to an annotation runs through no name", () => {
  const wall = [300, 330, 360, 440, 470, 500].map((x) => boxAround(x, 300, 20, 300));
  const roof = boxAround(400, 240, 200, 20);
  const { dx, dy } = placed([ONE], { taken: [...wall, roof] }).get("one") ?? { dx: 0, dy: 1 };
  assert.ok(dy > 0 && Math.abs(dx) < 400);
});

test("an annotation is set narrower where only that has room", () => {
  const both = { ...ONE, shapes: [...ONE.shapes, { width: 80, height: 70 }] };
  const window = { left: 350, top: 150, right: 450, bottom: 450 };
  assert.equal(placed([both]).get("one").shape, 0);
  assert.equal(placed([both], { window }).get("one").shape, 1);
});

test("where nothing is left there is no annotation, and none is cut by the window", () => {
  assert.equal(placed([ONE], { taken: [WINDOW] }).size, 0);
  const corner = { ...ONE, x: 20, y: 20 };
  const box = boxAt(corner, placed([corner]).get("one"));
  assert.ok(box.left >= 0 && box.top >= 0);
});

test("an annotation keeps its spot while that is free, and rather crosses no line", () => {
  const first = placed([ONE]).get("one");
  assert.deepEqual(placed([ONE], { before: new Map([["one", first]]) }).get("one"), first);
  const line = {
    points: [
      [400 + first.dx - 60, 300 + first.dy],
      [400 + first.dx + 60, 300 + first.dy],
    ],
    half: 4,
  };
  assert.notDeepEqual(placed([ONE], { lines: [line] }).get("one"), first);
});
