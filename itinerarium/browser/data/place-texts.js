// @ts-check
/**
 * Where places have much text it stands last in the story's block (see drawing/) and is read when somebody
 * asks for it: pure.
 */

import { unpackedText } from "./inflate.js";

const AT = /"placeTextsAt":(\d+)\}$/;
/** Longer than what AT finds. */
const LONGEST_AT = 40;

/**
 * The story in a block as all needs it at once; `withTexts`, `textOf` and `doubtOf` find what was left for later.
 * @param {string} block JSON
 */
export function soonStory(block) {
  const at = textsAt(block);
  if (!at) return JSON.parse(block);
  const story = JSON.parse(`${block.slice(0, at)}}`);
  /** @type {Map<string, LaterTexts | null> | undefined} */
  let texts;
  story.laterTexts = (/** @type {string} */ id) => {
    if (!texts) {
      const found = laterTexts(block, at);
      texts = new Map(story.places.map((/** @type {Place} */ place, /** @type {number} */ n) => [place.id, found[n]]));
    }
    return texts.get(id) ?? undefined;
  };
  return story;
}

/** The story in a block with every text in its place. @param {string} block JSON */
export function wholeStory(block) {
  const at = textsAt(block);
  if (!at) return JSON.parse(block);
  const story = JSON.parse(`${block.slice(0, at)}}`);
  laterTexts(block, at).forEach((texts, index) => {
    Object.assign(story.places[index], texts);
  });
  return story;
}

/** Before which letter the places' texts stand; 0 where each is with its place. @param {string} block */
function textsAt(block) {
  return Number(AT.exec(block.slice(-LONGEST_AT))?.[1] ?? 0);
}

/**
 * The texts in the order of the places, unpacked where they are packed.
 * @param {string} block
 * @param {number} at
 * @returns {(LaterTexts | null)[]}
 */
function laterTexts(block, at) {
  const { placeTexts } = JSON.parse(`{${block.slice(at + 1)}`);
  return typeof placeTexts === "string" ? JSON.parse(unpackedText(placeTexts)) : placeTexts;
}

/**
 * A place with its texts that were left for later.
 * @template {Place | undefined} P
 * @param {Story} story
 * @param {P} place
 * @returns {P}
 */
export function withTexts(story, place) {
  const later = place && story.laterTexts?.(place.id);
  return later ? { ...place, ...later } : place;
}

/** The text of a place, by language. @param {Story} story @param {Place} place */
export function textOf(story, place) {
  return place.text ?? story.laterTexts?.(place.id)?.text;
}

/** What the sources of a place disagree about, by language. @param {Story} story @param {Place} place */
export function doubtOf(story, place) {
  return place.doubt ?? story.laterTexts?.(place.id)?.doubt;
}
