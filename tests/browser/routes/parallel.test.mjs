import assert from "node:assert/strict";
import { test } from "node:test";
import { lanesOf, ownedRuns } from "../../../itinerarium/browser/routes/parallel.js";

const A = [50, 10];
const B = [50, 20];
const C = [40, 20];
const route = (id, ...lines) => ({ id, legs: lines.map((line, index) => ({ n: index + 1, line: [line] })) });

test("a leg alone on its way runs in the middle", () => {
  assert.deepEqual(lanesOf([route("army", [A, B])]).get("army/1"), { offsets: [[0]], owned: [[true]] });
});

test("two strands on one way run side by side, on the rest of their ways in the middle", () => {
  const lanes = lanesOf([route("army", [A, B, C]), route("civilians", [A, B])]);
  assert.deepEqual(lanes.get("army/1").offsets, [[-0.5, 0]]);
  assert.deepEqual(lanes.get("civilians/1").offsets, [[0.5]]);
});

test("a strand that comes back runs beside its own way out", () => {
  const lanes = lanesOf([route("army", [A, B], [B, A])]);
  assert.deepEqual(lanes.get("army/1").offsets, [[-0.5]]);
  assert.deepEqual(lanes.get("army/2").offsets, [[-0.5]], "seen in its own direction it is the other side");
});

test("legs of one strand in one direction share a lane, and only the first draws it", () => {
  const lanes = lanesOf([route("gulags", [A, B], [A, B, C])]);
  assert.deepEqual(lanes.get("gulags/2"), { offsets: [[0, 0]], owned: [[false, true]] });
});

test("where legs of one strand share a lane, the broadest draws it, and of like ones the first", () => {
  const legs = [1, 3, 3].map((broad, index) => ({ n: index + 1, line: [[A, B]], broad }));
  const lanes = lanesOf([{ id: "gulags", legs }], (leg) => leg.broad);
  assert.deepEqual(
    legs.map(({ n }) => lanes.get(`gulags/${n}`).owned),
    [[[false]], [[true]], [[false]]],
  );
});

test("a guess, however broad, does not hide a leg that is surer", () => {
  const legs = [
    { n: 1, line: [[A, B]], broad: 3, certainty: "guess" },
    { n: 2, line: [[A, B]], broad: 1 },
  ];
  const lanes = lanesOf([{ id: "gulags", legs }], (leg) => leg.broad);
  assert.deepEqual(
    legs.map(({ n }) => lanes.get(`gulags/${n}`).owned),
    [[[false]], [[true]]],
  );
});

test("three strands keep equal distances around the middle", () => {
  const lanes = lanesOf([route("a", [A, B]), route("b", [A, B]), route("c", [B, A])]);
  assert.deepEqual(
    ["a", "b", "c"].map((id) => lanes.get(`${id}/1`).offsets[0][0]),
    [-1, 0, -1],
  );
});

test("a broad line takes the room of its breadth", () => {
  const lanes = lanesOf([route("army", [A, B]), route("civilians", [A, B])], (leg) => leg.broad ?? 1);
  const broad = { id: "army", legs: [{ n: 1, line: [[A, B]], broad: 3 }] };
  const beside = lanesOf([broad, route("civilians", [A, B])], (leg) => leg.broad ?? 1);
  assert.equal(lanes.get("civilians/1").offsets[0][0] - lanes.get("army/1").offsets[0][0], 1);
  assert.equal(beside.get("civilians/1").offsets[0][0] - beside.get("army/1").offsets[0][0], 2);
});

test("owned runs are cut where another leg draws", () => {
  assert.deepEqual(ownedRuns([1, 2, 3, 4, 5], [true, false, true, true]), [
    [1, 2],
    [3, 4, 5],
  ]);
});
