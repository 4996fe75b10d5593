import assert from "node:assert/strict";
import { test } from "node:test";

import { calendarOf } from "../../../itinerarium/browser/data/calendar.js";
import {
  hashFromState,
  INITIAL_STATE,
  legendAfter,
  sameState,
  stateAfter,
  stateFromHash,
  stopAfter,
} from "../../../itinerarium/browser/state/state.js";

const KNOWN = { places: new Set(["oslo", "bergen"]), stops: new Set(["oslo"]), languages: ["en", "pl"] };
const DATED = {
  places: [
    ["oslo", "1940-04-09"],
    ["bergen", "1940-06-01"],
    ["hamar", "1940-04-20"],
  ].map(([id, first]) => ({ id, start: { first, last: first } })),
  stops: ["bergen", "oslo"],
  routes: [
    {
      legs: [{ start: { first: "1940-04-09", last: "1940-04-09" }, end: { first: "1940-07-10", last: "1940-07-10" } }],
    },
  ],
};
const CALENDAR = calendarOf(DATED);
const IN_TIME = { ...KNOWN, stops: new Set(["bergen", "oslo"]), calendar: CALENDAR };
const PLAIN = {
  mode: "explore",
  stop: "",
  end: false,
  day: "",
  place: "",
  lang: "en",
  read: false,
  journey: "",
  strand: "",
  theme: "",
  lesson: "",
  level: "",
  question: false,
  teacher: false,
  quiz: 0,
  kiosk: 0,
  mine: "",
  kinds: "",
  strands: "",
};

test("no hash is the overview in the first language", () => {
  assert.deepEqual(stateFromHash("", KNOWN), PLAIN);
  assert.equal(hashFromState({ ...INITIAL_STATE, ...PLAIN }, KNOWN.languages), "");
});

test("a link holds a stop, a place, the language and the view", () => {
  assert.deepEqual(stateFromHash("#stop=oslo&lang=pl", KNOWN), { ...PLAIN, mode: "story", stop: "oslo", lang: "pl" });
  assert.deepEqual(stateFromHash("#place=bergen", KNOWN), { ...PLAIN, place: "bergen" });
  assert.deepEqual(stateFromHash("#read", KNOWN), { ...PLAIN, read: true });
  assert.deepEqual(stateFromHash("#present&stop=oslo", KNOWN), { ...PLAIN, mode: "present", stop: "oslo" });
  assert.deepEqual(stateFromHash("#story", KNOWN), { ...PLAIN, mode: "story" });
});

test("the end is left by whatever leads elsewhere, and a link with a stop has none", () => {
  const end = { ...INITIAL_STATE, mode: "present", end: true };
  const rows = [
    [{ stop: "", end: true }, true],
    [{ mode: "story" }, true],
    [{ legend: false }, true],
    [{ read: true }, true],
    [{ stop: "oslo" }, false],
    [{ stop: "" }, false],
    [{ mode: "explore" }, false],
    [{ day: "1940-06-01" }, false],
    [{ quiz: 1 }, false],
    [{ end: false }, false],
  ];
  assert.deepEqual(
    rows.filter(([patch, expected]) => stateAfter(end, patch, CALENDAR).end !== expected),
    [],
  );
  assert.deepEqual(stateAfter(INITIAL_STATE, { stop: "", end: true }).mode, "story");
  assert.deepEqual(stateFromHash("#stop=oslo&end", KNOWN), { ...PLAIN, mode: "story", stop: "oslo" });
});

test("the legend closes when the story begins and is afterwards what it was", () => {
  const state = (mode, legend) => ({ ...INITIAL_STATE, mode, legend });
  const rows = [
    [state("explore", true), state("story", true), true, false],
    [state("explore", true), state("present", true), true, false],
    [state("story", false), state("explore", false), true, true],
    [state("story", false), state("explore", false), false, false],
    [state("story", false), state("story", true), true, true],
    [state("story", true), state("present", true), true, true],
    [state("explore", false), state("story", true), false, true],
  ];
  assert.deepEqual(
    rows.filter(([before, next, wasOpen, expected]) => legendAfter({ state: before, next }, wasOpen) !== expected),
    [],
  );
});

test("what a link names and the story does not know is dropped", () => {
  assert.deepEqual(stateFromHash("#stop=bergen&place=atlantis&lang=xx&evil=1", KNOWN), PLAIN);
  assert.deepEqual(stateFromHash("#stop=__proto__&%E0%A4%A", KNOWN), PLAIN);
});

test("the hash of a state leads back to it", () => {
  for (const hash of [
    "",
    "#story",
    "#stop=oslo",
    "#stop=oslo&place=bergen",
    "#present",
    "#present&end",
    "#end&lang=pl",
    "#present&stop=oslo",
    "#read",
    "#place=bergen&lang=pl",
    "#stop=oslo&question&lesson=oslo:3/60",
    "#teacher",
    "#present&kiosk=30",
    "#present&kiosk",
  ]) {
    assert.equal(hashFromState({ ...INITIAL_STATE, ...stateFromHash(hash, KNOWN) }, KNOWN.languages), hash);
  }
});

test("steps stay between the overview and the last stop", () => {
  const stops = ["a", "b", "c"];
  assert.deepEqual(
    ["", "a", "b", "c"].map((stop) => stopAfter(stops, stop, 1)),
    ["a", "b", "c", "c"],
  );
  assert.deepEqual(
    ["", "a", "b", "c"].map((stop) => stopAfter(stops, stop, -1)),
    ["", "", "a", "b"],
  );
  assert.equal(stopAfter([], "", 1), "");
});

test("going to a stop begins the story and closes a popup and the Read view", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, place: "bergen", read: true };
  assert.deepEqual(stateAfter(state, { stop: "oslo" }), { ...INITIAL_STATE, ...PLAIN, mode: "story", stop: "oslo" });
});

test("going to a place closes the Read view and leaves the story where it is", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, mode: "story", stop: "oslo", read: true };
  assert.deepEqual(stateAfter(state, { place: "bergen" }), { ...state, place: "bergen", read: false });
});

test("read beside the map, the article stays while the map goes to a stop or a place", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, read: true, wide: true };
  assert.deepEqual(stateAfter(state, { stop: "oslo" }), { ...state, mode: "story", stop: "oslo" });
  assert.equal(stateAfter(state, { place: "bergen" }).read, true);
  assert.equal(stateAfter({ ...state, mode: "present" }, { stop: "oslo" }).read, false);
});

test("leaving the story leaves its stop", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, mode: "story", stop: "oslo" };
  assert.deepEqual(stateAfter(state, { mode: "explore" }), { ...INITIAL_STATE, ...PLAIN });
});

test("a stop in presentation stays in presentation", () => {
  assert.equal(stateAfter({ ...INITIAL_STATE, mode: "present" }, { stop: "oslo" }).mode, "present");
});

test("two states are the same when every field is", () => {
  assert.ok(sameState(INITIAL_STATE, { ...INITIAL_STATE }));
  assert.ok(!sameState(INITIAL_STATE, { ...INITIAL_STATE, legend: false }));
});

const EXPLORING = { ...INITIAL_STATE, lang: "en" };
const after = (state, patch) => {
  const { mode, stop, day } = stateAfter(state, patch, CALENDAR);
  return [mode, stop, day];
};

test("a stop brings its day, also where the story steps back in time", () => {
  assert.deepEqual(after(EXPLORING, { stop: "bergen" }), ["story", "bergen", "1940-06-01"]);
  assert.deepEqual(after({ ...EXPLORING, mode: "story", stop: "bergen", day: "1940-06-09" }, { stop: "oslo" }), [
    "story",
    "oslo",
    "1940-04-09",
  ]);
});

test("while the story is told, a day brings the stop that began last", () => {
  const telling = { ...EXPLORING, mode: "present", stop: "bergen", day: "1940-06-01", place: "oslo" };
  assert.deepEqual(after(telling, { day: "1940-05-31" }), ["present", "oslo", "1940-05-31"]);
  assert.deepEqual(after(telling, { day: "1940-04-08" }), ["present", "", "1940-04-08"]);
  assert.equal(stateAfter(telling, { day: "1940-06-02" }, CALENDAR).place, "oslo");
  assert.equal(stateAfter(telling, { day: "1940-05-31" }, CALENDAR).place, "");
});

test("a day of the lesson brings one of the lesson's stops", () => {
  assert.deepEqual(after({ ...EXPLORING, mode: "story", lesson: "oslo:5" }, { day: "1940-06-20" }), [
    "story",
    "oslo",
    "1940-06-20",
  ]);
});

test("on the bare map a day is a day, and the story begins where it is", () => {
  assert.deepEqual(after(EXPLORING, { day: "1940-05-31" }), ["explore", "", "1940-05-31"]);
  assert.deepEqual(after({ ...EXPLORING, day: "1940-05-31" }, { mode: "present" }), ["present", "oslo", "1940-05-31"]);
  assert.deepEqual(after({ ...EXPLORING, day: "1940-05-31" }, { place: "bergen" }), ["explore", "", "1940-05-31"]);
});

test("the overview is outside time", () => {
  const telling = { ...EXPLORING, mode: "story", stop: "bergen", day: "1940-06-09" };
  assert.deepEqual(after(telling, { stop: "" }), ["story", "", ""]);
  assert.deepEqual(after(telling, { mode: "explore" }), ["explore", "", ""]);
  assert.deepEqual(after({ ...EXPLORING, day: "1940-05-31" }, { stop: "" }), ["explore", "", ""]);
});

test("a link holds the day where it is not the stop's own, and where both disagree the stop is right", () => {
  const read = (hash) => {
    const { mode, stop, day } = stateFromHash(hash, IN_TIME);
    return [mode, stop, day];
  };
  assert.deepEqual(read("#day=1940-05-31"), ["explore", "", "1940-05-31"]);
  assert.deepEqual(read("#stop=oslo"), ["story", "oslo", "1940-04-09"]);
  assert.deepEqual(read("#stop=oslo&day=1940-05-31"), ["story", "oslo", "1940-05-31"]);
  assert.deepEqual(read("#stop=oslo&day=1940-06-02"), ["story", "oslo", "1940-04-09"]);
  assert.deepEqual(read("#present&day=1940-06-02"), ["present", "bergen", "1940-06-02"]);
  for (const day of ["1939-01-01", "1940-02-30", "soon", "__proto__"])
    assert.deepEqual(read(`#day=${day}`), ["explore", "", ""]);
  for (const hash of ["", "#day=1940-05-31", "#stop=oslo", "#stop=oslo&day=1940-05-31", "#present&stop=bergen"]) {
    assert.equal(
      hashFromState({ ...INITIAL_STATE, ...stateFromHash(hash, IN_TIME) }, IN_TIME.languages, CALENDAR),
      hash,
    );
  }
});

test("a link holds a journey of the story, or that none is shown; a strand is in no link", () => {
  const known = { ...KNOWN, journeys: new Set(["road", "none"]) };
  assert.deepEqual(stateFromHash("#journey=road", known), { ...PLAIN, journey: "road" });
  assert.deepEqual(stateFromHash("#journey=none", known), { ...PLAIN, journey: "none" });
  assert.deepEqual(stateFromHash("#journey=unknown", known), PLAIN);
  const state = { ...INITIAL_STATE, ...PLAIN, journey: "road", strand: "army" };
  assert.equal(hashFromState(state, KNOWN.languages), "#journey=road");
});

test("a strand is let go at the next stop, a journey is not", () => {
  const state = { ...INITIAL_STATE, ...PLAIN, journey: "road", strand: "army" };
  const next = stateAfter(state, { stop: "oslo" });
  assert.deepEqual([next.journey, next.strand], ["road", ""]);
});
