// @ts-check
/** A text as sentences. Pure. */

/** Where a browser cannot tell sentences apart itself: a sign of their end, and a space. */
const END = /[.!?…]["”’»)]*\s+/gu;

/**
 * Where each sentence begins and ends in the text.
 * @param {string} text
 * @param {string} lang
 * @returns {{start: number, end: number}[]}
 */
export function sentencesOf(text, lang) {
  return startsOf(text, lang)
    .map((start, at, all) => ({ start, end: all[at + 1] ?? text.length }))
    .filter(({ start, end }) => text.slice(start, end).trim());
}

/** What newer browsers can do, and the types of an older language leave out. */
/** @typedef {new (lang: string, options: {granularity: "sentence"}) => {segment: (text: string) => Iterable<{index: number}>}} Segmenter */

/** The browser is slow to make one. @type {Map<string, InstanceType<Segmenter>>} */
const segmenters = new Map();

/** @param {string} text @param {string} lang @returns {number[]} */
function startsOf(text, lang) {
  const { Segmenter } = /** @type {{Segmenter?: Segmenter}} */ (Intl);
  if (!Segmenter) return [0, ...[...text.matchAll(END)].map((match) => (match.index ?? 0) + match[0].length)];
  const segmenter = segmenters.get(lang) ?? new Segmenter(lang, { granularity: "sentence" });
  segmenters.set(lang, segmenter);
  return [...segmenter.segment(text)].map(({ index }) => index);
}
