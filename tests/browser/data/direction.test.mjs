import assert from "node:assert/strict";
import { test } from "node:test";

import { directionOf } from "../../../itinerarium/browser/data/direction.js";

test("a language is written from the left or from the right", () => {
  const from = (/** @type {string} */ direction, /** @type {string[]} */ languages) =>
    assert.deepEqual([...new Set(languages.map(directionOf))], [direction]);
  from("rtl", ["he", "ar", "fa", "ur", "yi", "ar-EG", "az-Arab"]);
  from("ltr", ["en", "pl", "fr", "arn", "hr", "uz-Cyrl", "zh-Hans"]);
});
