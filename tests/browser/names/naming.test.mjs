import assert from "node:assert/strict";
import { test } from "node:test";

import { BoxIndex, boxAround } from "../../../itinerarium/browser/geo/boxes.js";
import { labelFor, mayHaveRoom, mostImportant } from "../../../itinerarium/browser/names/naming.js";
import { placeLabels } from "../../../itinerarium/browser/names/placement.js";

const town = (order, rank = 3) => ({
  id: `t${order}`,
  kind: "place",
  name: { en: `Town ${order}` },
  lat: 50,
  lon: 20,
  rank,
  order,
  stop: false,
});
const sea = { id: "name/0", kind: "sea", name: { en: "Sea" }, lat: 50, lon: 20, rank: 2, order: 0, stop: false };

test("of very many towns the chief ones and the first are named, the current one before all, seas always", () => {
  const towns = Array.from({ length: 1000 }, (_, order) => town(order, order % 100 === 99 ? 1 : 3));
  const telling = mostImportant([...towns, sea], 600, 600, "t700").map(({ id }) => id);
  const chief = Array.from({ length: 10 }, (_, part) => `t${part * 100 + 99}`);
  assert.deepEqual(telling, ["name/0", "t700", ...chief, ...Array.from({ length: 13 }, (_, order) => `t${order}`)]);
});

test("where there are fewer towns than there is room, all are named in their order", () => {
  assert.deepEqual(
    mostImportant([town(2), town(0), town(1, 1)], 600, 600, "").map(({ id }) => id),
    ["t1", "t0", "t2"],
  );
});

test("a name has no chance in a crowd, and one beside a gap", () => {
  const crowd = Array.from({ length: 900 }, (_, index) =>
    boxAround((index % 30) * 9, Math.floor(index / 30) * 9, 8, 8),
  );
  const middle = { x: 135, y: 135 };
  assert.equal(mayHaveRoom(town(0), middle, 12, 8, new BoxIndex(crowd)), false);
  const withGap = crowd.filter(({ left, top }) => !(left > 137 && left < 190 && top > 100 && top < 165));
  assert.equal(mayHaveRoom(town(0), middle, 12, 8, new BoxIndex(withGap)), true);
  assert.equal(mayHaveRoom(town(0), { x: 400, y: 400 }, 12, 8, new BoxIndex(crowd)), true);
});

test("no name that can be placed is taken for one without a chance", () => {
  let seed = 7;
  const random = (most) => {
    seed = (seed * 16807) % 2147483647;
    return seed % most;
  };
  let placed = 0;
  for (let round = 0; round < 60; round++) {
    const obstacles = Array.from({ length: 40 + random(200) }, () => boxAround(random(300), random(300), 9, 9));
    const name = town(0, 2 + random(3));
    const [point, letters] = [{ x: 150, y: 150 }, 1 + random(16)];
    const text = { width: letters * (3 + random(5)), height: 10 + random(8), letters };
    const label = labelFor(name, point, text, { zoom: 4, markerSize: 9, current: "" });
    const frame = { left: 0, top: 0, right: 300, bottom: 300 };
    if (!placeLabels([label], { frame, obstacles }).size) continue;
    placed += 1;
    assert.ok(mayHaveRoom(name, point, letters, 9, new BoxIndex(obstacles)), `round ${round}`);
  }
  assert.ok(placed > 10 && placed < 60, `${placed} placed`);
});
