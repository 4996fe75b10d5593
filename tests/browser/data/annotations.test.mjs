import assert from "node:assert/strict";
import { test } from "node:test";
import { annotationsIn } from "../../../itinerarium/browser/data/annotations.js";

const WHOLE = { place: "a", text: { en: "9 people" }, stops: ["a", "b"], overview: true };
const OWN = { place: "c", text: { en: "8 people" }, stops: ["c"] };
const NOWHERE = { stop: "", day: "", strand: "", journey: "" };

test("annotations are seen at their stops, and on the whole map those that are for it", () => {
  const story = { annotations: [WHOLE, OWN] };
  const cases = [
    [{}, [WHOLE]],
    [{ stop: "b" }, [WHOLE]],
    [{ stop: "c" }, [OWN]],
    [{ day: "1942-03-24" }, []],
    [{ journey: "north" }, []],
    [{ strand: "army" }, []],
  ];
  assert.deepEqual(
    cases.map(([state]) => annotationsIn(story, { ...NOWHERE, ...state })),
    cases.map(([, seen]) => seen),
  );
  assert.deepEqual(annotationsIn({}, NOWHERE), []);
});
