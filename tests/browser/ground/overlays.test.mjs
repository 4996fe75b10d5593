import assert from "node:assert/strict";
import { test } from "node:test";

import { classOfKind, isShownOn, mainKind } from "../../../itinerarium/browser/ground/overlays.js";

const until = (kind, last) => ({ kind, end: { last } });

test("on a day only what is valid on it is shown, of whatever kind", () => {
  for (const kind of ["border", "front", "homeland", ""]) {
    assert.equal(isShownOn(until(kind, "1941-06-22"), "1941-06-22", ""), true);
    assert.equal(isShownOn(until(kind, "1941-06-22"), "1941-06-23", ""), false);
  }
});

test("without a day borders are those of the story's beginning, fronts none, the rest all", () => {
  const shown = (kind) => isShownOn({ kind, start: { first: "1941-01-01" } }, "", "1939-08-23");
  assert.deepEqual(["border", "front", "demarcation", "area", "toString"].map(shown), [false, false, true, true, true]);
});

test("a story without any date shows its borders", () => {
  assert.equal(isShownOn({ kind: "border", start: { first: "1941-01-01" } }, "", ""), true);
});

test("an overlay looks like most of its shapes", () => {
  assert.equal(mainKind({ shapes: [{ kind: "border" }, { kind: "front" }, { kind: "front" }] }), "front");
  assert.equal(mainKind({ shapes: [] }), "");
});

test("no kind can break out of a class name", () => {
  assert.equal(classOfKind('Front line" x="'), "front-line-x-");
});
