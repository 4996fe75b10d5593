import assert from "node:assert/strict";
import { test } from "node:test";
import { sentencesOf } from "../../../itinerarium/browser/data/sentences.js";
import { voiceFor } from "../../../itinerarium/browser/page/voices.js";

const TEXT = "In 1942 the ships left. “Who goes?” they asked. Nobody knew!";

test("a text is read sentence by sentence, and nothing of it is left out", () => {
  const found = sentencesOf(TEXT, "en").map(({ start, end }) => TEXT.slice(start, end).trim());
  assert.deepEqual(found[0], "In 1942 the ships left.");
  assert.equal(found.at(-1), "Nobody knew!");
  assert.equal(found.join(" "), TEXT);
  assert.deepEqual(sentencesOf("  ", "en"), []);
});

test("without the browser's help sentences end at their signs", () => {
  const { Segmenter } = Intl;
  delete Intl.Segmenter;
  const found = sentencesOf("Ala ma kota. Kot ma Alę!", "pl");
  Intl.Segmenter = Segmenter;
  assert.deepEqual(found, [
    { start: 0, end: 13 },
    { start: 13, end: 24 },
  ]);
});

test("only a voice of this computer and of the language reads", () => {
  const voices = [
    { lang: "en-GB", localService: false },
    { lang: "pl-PL", localService: true },
    { lang: "en_US", localService: true },
  ];
  assert.equal(voiceFor(voices, "en"), voices[2]);
  assert.equal(voiceFor(voices, "pl"), voices[1]);
  assert.equal(voiceFor(voices, "de"), undefined);
  assert.equal(voiceFor(voices.slice(0, 1), "en"), undefined);
});
