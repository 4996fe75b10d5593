import assert from "node:assert/strict";
import { test } from "node:test";

import { settingsFrom } from "../../../itinerarium/browser/page/settings.js";

test("a stored setting of another kind is passed over", () => {
  assert.deepEqual(settingsFrom('{"letters":false,"size":"big","evil":1}'), { letters: false });
  assert.deepEqual([null, "", "{", "null", "[]"].map(settingsFrom), [{}, {}, {}, {}, {}]);
});
