import assert from "node:assert/strict";
import { test } from "node:test";

import { classOfKind, isShownOn, legendRows, mainKind, toldOn } from "../../../itinerarium/browser/data/overlays.js";

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
  const attacks = ["attack", "attack-second", "occupied", "annexed-second", "protectorate", "lost", "sphere", "former"];
  assert.deepEqual(attacks.filter(shown), []);
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

test("the legend names what is on the map that day, areas first, each once, many of a kind by their overlay", () => {
  const named = (kind, en, closed = false) => ({ kind, closed, name: { en }, start: { first: "1939-09-01" } });
  const overlays = [
    { id: "many", title: { en: "Borders" }, shapes: ["A", "B", "C", "D", "E"].map((name) => named("border", name)) },
    {
      id: "few",
      title: { en: "Few" },
      shapes: [named("attack", "Attack"), named("attack", "Attack"), { kind: "area", closed: true }],
    },
    { id: "off", title: { en: "Off" }, shapes: [named("attack", "Unseen")] },
  ];
  const names = (day) =>
    legendRows(overlays, { many: true, few: true, off: false }, day, "").map(({ name }) => name.en);
  assert.deepEqual(names("1939-09-01"), ["Few", "Borders", "Attack"]);
  assert.deepEqual(names("1939-08-31"), ["Few"]);
});

test("an attack is told at the first stop on or after its day, a border of other states at none", () => {
  const shapes = [
    { kind: "attack-second", start: { first: "1939-09-17" } },
    { kind: "attack", start: { first: "1939-09-01" } },
    { kind: "border", start: { first: "1939-09-17" } },
    { kind: "attack" },
  ];
  const told = (before, day) => toldOn([{ shapes }], before, day);
  assert.deepEqual(told("1939-09-01", "1939-09-20"), [shapes[0]]);
  assert.deepEqual(told("", "1939-09-17"), [shapes[0]]);
  assert.deepEqual(told("1939-10-01", "1939-09-01"), [shapes[1]], "where the story goes back");
  assert.deepEqual(told("1939-09-17", "1940-02-10"), []);
});
