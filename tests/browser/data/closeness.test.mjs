import assert from "node:assert/strict";
import { test } from "node:test";

import { hasOtherEnding, mostWrong, wrongLetters } from "../../../itinerarium/browser/data/closeness.js";

test("words of one stem differ in their endings alone", () => {
  for (const [asked, word] of [
    ["kopalnia", "kopalnie"],
    ["warszawa", "warszawie"],
    ["lodzi", "lodz"],
    ["prisoners", "prison"],
  ])
    assert.ok(hasOtherEnding(asked, word), `${asked} ${word}`);
  for (const [asked, word] of [
    ["1942", "1943"],
    ["camp", "campaigns"],
    ["kotlas", "kolyma"],
    ["by", "bye"],
  ])
    assert.ok(!hasOtherEnding(asked, word), `${asked} ${word}`);
});

test("a letter may be wrong, missing, too many or changed with its neighbour, also in a word's beginning", () => {
  assert.equal(wrongLetters("tobrik", 2)("tobruk"), 1);
  assert.equal(wrongLetters("casino", 2)("cassino"), 1);
  assert.equal(wrongLetters("cassiino", 2)("cassino"), 1);
  assert.equal(wrongLetters("torbuk", 2)("tobruk"), 1);
  assert.equal(wrongLetters("krasmov", 2)("krasnovodsk"), 1);
  assert.equal(wrongLetters("krasnovodsk", 2)("oslo"), Infinity);
  assert.equal(wrongLetters("warsaw", 2)("bologna"), Infinity);
});

test("a short word and a number must be right, a long word may have two wrong letters", () => {
  assert.deepEqual(["ur", "oslo", "tockoje", "1942"].map(mostWrong), [0, 1, 2, 0]);
});
