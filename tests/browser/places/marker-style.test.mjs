import assert from "node:assert/strict";
import { test } from "node:test";
import { hasSymbol, inTabOrder, markerSizeAt } from "../../../itinerarium/browser/places/marker-style.js";

test("at every zoom a higher rank is larger", () => {
  for (const zoom of [1.5, 3, 4.5, 6, 10]) {
    const sizes = [1, 2, 3, 4].map((rank) => markerSizeAt(rank, zoom));
    assert.deepEqual(
      [...sizes].sort((a, b) => b - a),
      sizes,
    );
    assert.equal(new Set(sizes).size, 4);
  }
});

test("the chief places show their sign on the whole map, all places near by", () => {
  assert.ok(hasSymbol(markerSizeAt(1, 2)));
  assert.ok(!hasSymbol(markerSizeAt(4, 3)));
  assert.ok(hasSymbol(markerSizeAt(4, 7)));
});

test("the Tab key goes over the stops as they are told, then by rank, then from north to south", () => {
  const places = [
    { id: "south", rank: 3, lat: 10, lon: 0 },
    { id: "north", rank: 3, lat: 50, lon: 0 },
    { id: "chief", rank: 1, lat: 0, lon: 0 },
    { id: "second", rank: 3, lat: 0, lon: 0, stop: 2 },
    { id: "first", rank: 4, lat: 0, lon: 0, stop: 1 },
  ];
  assert.deepEqual(
    inTabOrder(places).map(({ id }) => id),
    ["first", "second", "chief", "north", "south"],
  );
});
