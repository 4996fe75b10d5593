import assert from "node:assert/strict";
import { test } from "node:test";
import {
  legPhase,
  legStyle,
  mostPeople,
  weightAtZoom,
  widthForPeople,
} from "../../../itinerarium/browser/routes/route-style.js";

const MODES = ["rail", "ship", "road", "foot", "cart", "sledge", "air", "combat"];
const VIEW = { weight: 1, most: 40000 };

test("no two modes look the same in one colour", () => {
  const looks = MODES.map((mode) => JSON.stringify({ ...legStyle({ mode }, VIEW), arrow: 0 }));
  assert.equal(new Set(looks).size, MODES.length);
});

test("rails have ticks, ships round dots, roads an unbroken line, feet fine dashes", () => {
  const [rail, ship, road, foot] = ["rail", "ship", "road", "foot"].map((mode) => legStyle({ mode }, VIEW));
  assert.ok(rail.ticks && rail.ticks.across > rail.width);
  assert.ok(ship.round && ship.dash[0] < 0.1);
  assert.deepEqual(road.dash, []);
  assert.ok(foot.dash.length === 2 && foot.dash[0] < 3 * foot.width);
});

test("the less sure, the lighter; a guess is broken in every mode", () => {
  for (const mode of MODES) {
    const [sure, likely, guess] = [undefined, "likely", "guess"].map((certainty) =>
      legStyle({ mode, certainty }, VIEW),
    );
    assert.ok(sure.strength > likely.strength && likely.strength > guess.strength);
    assert.ok(guess.dash.length > 0);
    assert.notDeepEqual(guess.dash, sure.dash);
  }
});

test("width grows with people, gently, and never beyond the widest", () => {
  const widths = [500, 5000, 40000, 80000].map((people) => widthForPeople(people, 40000));
  assert.deepEqual(
    [...widths].sort((a, b) => a - b),
    widths,
  );
  assert.equal(widths[2], widths[3]);
  assert.ok(widths[2] / widths[0] < 5);
});

test("an unknown number of people is an ordinary line", () => {
  assert.equal(widthForPeople(undefined, 40000), widthForPeople(undefined, 0));
});

test("an unknown mode is drawn as a road", () => {
  assert.deepEqual(legStyle({ mode: "camel" }, VIEW), legStyle({ mode: "road" }, VIEW));
});

test("lines get heavier as one comes nearer, within bounds", () => {
  assert.deepEqual(
    [0, 2, 4, 12].map(weightAtZoom).map((weight) => Math.round(weight * 100) / 100),
    [0.62, 0.62, 0.94, 1.5],
  );
});

test("a leg touches the stop, lies behind it or comes later", () => {
  const day = (date) => ({ first: date, last: date });
  const stop = { id: "b", start: day("1942-03-24"), end: day("1942-09-01") };
  assert.equal(legPhase({ from: "a", to: "b", start: day("1945-01-01") }, stop), "current");
  assert.equal(legPhase({ from: "c", to: "d", start: day("1943-01-01") }, stop), "later");
  assert.equal(legPhase({ from: "c", to: "d", start: day("1941-01-01") }, stop), "past");
  assert.equal(legPhase({ from: "c", to: "d" }, stop), "past");
  assert.equal(legPhase({ from: "c", to: "d" }, undefined), "");
});

test("the greatest number of people is found over all strands", () => {
  assert.equal(mostPeople([{ legs: [{ people: 3 }, {}] }, { legs: [{ people: 7 }] }]), 7);
  assert.equal(mostPeople([]), 0);
});
