// @ts-check
/**
 * Where places have much text it stands last in the story's block (see drawing/), with the sources, and is read when
 * somebody asks for it: pure.
 */

import { unpackedText } from "./inflate.js";
import { once } from "./once.js";

const AT = /"laterAt":(\d+)\}$/;
/** Longer than what AT finds. */
const LONGEST_AT = 40;

/**
 * The story in a block as all needs it at once; `withTexts`, `textOf` and `doubtOf` find what was left for later.
 * @param {string} block JSON
 */
export function soonStory(block) {
  const at = laterAt(block);
  if (!at) return JSON.parse(block);
  const story = JSON.parse(`${block.slice(0, at)}}`);
  const later = once(() => laterPart(block, at));
  const texts = once(() => {
    const { places } = later();
    return new Map(story.places.map((/** @type {Place} */ { id }, /** @type {number} */ n) => [id, places[n]]));
  });
  story.laterTexts = (/** @type {string} */ id) => texts().get(id) ?? undefined;
  if (story.sources === null)
    Object.defineProperty(story, "sources", { get: () => later().sources, enumerable: true, configurable: true });
  return story;
}

/** The story in a block with every text in its place. @param {string} block JSON */
export function wholeStory(block) {
  const at = laterAt(block);
  if (!at) return JSON.parse(block);
  const story = JSON.parse(`${block.slice(0, at)}}`);
  const { places, ...tables } = laterPart(block, at);
  places.forEach((texts, index) => {
    Object.assign(story.places[index], texts);
  });
  return Object.assign(story, tables);
}

/** Before which letter that part stands; 0 where all is in its place. @param {string} block */
function laterAt(block) {
  return Number(AT.exec(block.slice(-LONGEST_AT))?.[1] ?? 0);
}

/**
 * The texts in the order of the places, and the sources, unpacked where they are packed.
 * @param {string} block
 * @param {number} at
 * @returns {{places: (LaterTexts | null)[], sources?: Story["sources"]}}
 */
function laterPart(block, at) {
  const { later } = JSON.parse(`{${block.slice(at + 1)}`);
  return typeof later === "string" ? JSON.parse(unpackedText(later)) : later;
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
