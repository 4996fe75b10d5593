import assert from "node:assert/strict";
import { test } from "node:test";

import { plainSpaces } from "../../../itinerarium/browser/download/plain-spaces.js";

test("files have plain spaces in Polish texts, but not inside numbers", () => {
  const story = {
    sources: { pl: { text: "5\u00A0km" } },
    title: { en: "5\u00A0km", pl: "w\u00A08\u00A0740\u00A0km" },
    text: { pl: [["w\u00A0", ["b", "Oslo"]]] },
    line: [[1, 2]],
  };
  assert.deepEqual(plainSpaces(story, ["en", "pl"]), {
    sources: { pl: { text: "5\u00A0km" } },
    title: { en: "5\u00A0km", pl: "w 8\u00A0740 km" },
    text: { pl: [["w ", ["b", "Oslo"]]] },
    line: [[1, 2]],
  });
  assert.equal(plainSpaces(story, ["en"]), story);
});
