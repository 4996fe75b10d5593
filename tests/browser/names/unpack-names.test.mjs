import assert from "node:assert/strict";
import { test } from "node:test";
import { unpackNames } from "../../../itinerarium/browser/names/unpack-names.js";

/** One point on a grid of 8 steps: 4, 4 is in the middle, 6, 4 a quarter of the world to the east. */
const DATA = {
  grid: 8,
  kinds: [
    { kind: "town", at: "IIEA", ranks: "13", names: { en: "Rome|Kiev", pl: "Rzym|" }, angles: [], km: [] },
    { kind: "sea", at: "II", ranks: "2", names: { en: "Red Sea" }, angles: [58], km: [1500] },
  ],
};

test("names are unpacked with their kind, rank, place and texts", () => {
  const [rome, kiev, sea] = unpackNames(DATA);
  assert.deepEqual([rome.name, rome.lat, rome.lon, rome.rank], [{ en: "Rome", pl: "Rzym" }, 0, 0, 1]);
  assert.deepEqual([kiev.name, kiev.lon, kiev.rank, kiev.angle], [{ en: "Kiev" }, 90, 3, undefined]);
  assert.deepEqual([sea.kind, sea.angle, sea.km], ["sea", 58, 1500]);
});

test("towns are hidden with their layer, other names with none", () => {
  assert.deepEqual(
    unpackNames(DATA).map(({ overlay }) => overlay),
    ["towns", "towns", undefined],
  );
  assert.equal(new Set(unpackNames(DATA).map(({ id }) => id)).size, 3);
});
