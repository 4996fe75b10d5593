import assert from "node:assert/strict";
import { test } from "node:test";

import { citation } from "../../../itinerarium/browser/data/citation.js";

test("a source is cited with its author before and its year after the title", () => {
  assert.equal(citation({ text: "A map" }), "A map");
  assert.equal(citation({ author: "A. Walker", text: "A diary, Oslo", year: 1942 }), "A. Walker, A diary, Oslo, 1942");
});
