import assert from "node:assert/strict";
import { test } from "node:test";

import {
  linkOfOwnPlace,
  MOST_WORDS,
  ownPlaceFrom,
  textOfOwnPlace,
  typedPoint,
} from "../../../itinerarium/browser/data/own-place.js";

test("a link's own place is a point with a few words, which stay text", () => {
  assert.deepEqual(ownPlaceFrom("52.23,21.01"), { lat: 52.23, lng: 21.01, words: "" });
  assert.deepEqual(ownPlaceFrom("-33.9,18.4,<b>Home</b>, sweet"), {
    lat: -33.9,
    lng: 18.4,
    words: "<b>Home</b>, sweet",
  });
  assert.equal(ownPlaceFrom("1,2,\u202Eabc\n\u0000 d")?.words, "abc d");
  assert.equal([...(ownPlaceFrom(`1,2,${"😀".repeat(500)}`)?.words ?? "")].length, MOST_WORDS);
  for (const hostile of [null, "", "a,b", "90,0", "0,181", "1e1,2", "1", "NaN,NaN", "52.23,21.01;x", "Infinity,0"])
    assert.equal(ownPlaceFrom(hostile), null, String(hostile));
});

test("what a link says is read back as it was", () => {
  const place = { lat: 52.23, lng: 21.01, words: "Babcia & dziadek, 1 = 1 #" };
  const link = linkOfOwnPlace(textOfOwnPlace(place));
  assert.deepEqual(ownPlaceFrom(new URLSearchParams(`mine=${link}`).get("mine")), place);
  assert.equal(linkOfOwnPlace("1,2"), "1,2");
});

const TYPED = {
  "52.23, 21.01": [52.23, 21.01],
  "52,23 21,01": [52.23, 21.01],
  "52.23;21.01": [52.23, 21.01],
  "52.23N 21.01E": [52.23, 21.01],
  "21.01E, 52.23N": [52.23, 21.01],
  "-33.9 18.4": [-33.9, 18.4],
  "33.9S 18.4E": [-33.9, 18.4],
  "52°13′47″N 21°0′44″E": [52.2297, 21.0122],
  "52° 13' N, 21° 0' E": [52.2167, 21],
};

test("coordinates are understood in all usual forms", () => {
  for (const [text, [lat, lng]] of Object.entries(TYPED))
    assert.deepEqual(typedPoint(text), { lat, lng, words: "" }, text);
  for (const text of ["Warsaw", "91 0", "40", "", "1942-03-24", "52.23, 21.01, 7"])
    assert.equal(typedPoint(text), null, text);
});
