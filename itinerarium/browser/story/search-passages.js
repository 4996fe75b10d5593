// @ts-check
/** The passage that was found, and which of its words. Pure. */

import { wordsIn, wordsOf } from "../data/letters.js";
import { sentencesOf } from "../data/sentences.js";

/** @typedef {{text: string, isFound: boolean}} Piece */
/** @typedef {import("./search.js").Wanted} Wanted */

/**
 * What is to be shown of a hit beside its name: another name, or the sentence in which most of it stands.
 * @param {import("./search.js").Hit} hit
 * @param {string} lang
 * @returns {Piece[] | null} null where the name, or the date, says it
 */
export function passageOf({ document, wanted }, lang) {
  const shown = saidIn(document.name, wanted).length;
  if (shown === wanted.length) return null;
  const name = best(document.names, wanted);
  if (name.said > shown) return pieces(name.text, wanted);
  const sentence = best(sentences(best(document.texts, wanted).text, lang), wanted);
  return sentence.said ? pieces(sentence.text, wanted) : null;
}

/**
 * The text in pieces, of which the words found are some.
 * @param {string} text
 * @param {Wanted[]} wanted
 * @returns {Piece[]}
 */
export function pieces(text, wanted) {
  const words = saidIn(text, wanted).flat();
  const found = wordsIn(text).filter(({ word }) => words.some((some) => some.has(word)));
  let end = 0;
  const parts = found.flatMap((one) => {
    const before = text.slice(end, one.start);
    end = one.end;
    return [
      { text: before, isFound: false },
      { text: text.slice(one.start, one.end), isFound: true },
    ];
  });
  return [...parts, { text: text.slice(end), isFound: false }].filter((piece) => piece.text);
}

/** Whether one word of each set stands in a text. @param {string} text @param {Wanted} words */
export function isSaidIn(text, words) {
  return saidIn(text, [words]).length > 0;
}

/** What of it stands in a text whole. @param {string} text @param {Wanted[]} wanted */
function saidIn(text, wanted) {
  const words = wordsOf(text);
  return wanted.filter((sets) => sets.every((some) => words.some((word) => some.has(word))));
}

/** @param {string} text @param {string} lang */
function sentences(text, lang) {
  return sentencesOf(text, lang).map(({ start, end }) => text.slice(start, end).trim());
}

/** @param {string[]} texts @param {Wanted[]} wanted */
function best(texts, wanted) {
  return texts
    .map((text) => ({ text, said: saidIn(text, wanted).length }))
    .reduce((most, one) => (one.said > most.said ? one : most), { text: "", said: 0 });
}
