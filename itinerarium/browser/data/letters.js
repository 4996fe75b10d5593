// @ts-check
/** Words as they are compared: small letters without diacritics, numbers without the gaps between their digits. Pure. */

/** Letters that no decomposition turns into a plain one. */
const PLAIN_LETTERS = Object.freeze({ ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i" });
const IS_PLAIN = /^[a-z0-9]*$/;
/** A number in groups of three digits, or a word. */
const WORD = /\d{1,3}(?:[.,'’\u00a0\u202f\u2009]\d{3})+(?!\d)|[\p{L}\p{N}\p{M}]+/gu;
const GAPS = /[^\p{L}\p{N}]/gu;

/**
 * The text for comparing: small letters without diacritics, plain spaces.
 * @param {string} text
 */
export function folded(text) {
  const small = text.toLowerCase();
  if (IS_PLAIN.test(small)) return small;
  return small
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\s/g, " ")
    .replace(/[łøđðþæœßı]/g, (letter) => PLAIN_LETTERS[/** @type {keyof typeof PLAIN_LETTERS} */ (letter)]);
}

/**
 * The words of a text, each with where it stands.
 * @param {string} text
 * @returns {{word: string, start: number, end: number}[]}
 */
export function wordsIn(text) {
  return [...text.matchAll(WORD)].map((match) => {
    const start = match.index ?? 0;
    return { word: asWord(match[0]), start, end: start + match[0].length };
  });
}

/** The words of a text alone, which takes half as long. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  return (text.match(WORD) ?? []).map(asWord);
}

/** @param {string} written */
function asWord(written) {
  const word = folded(written);
  return IS_PLAIN.test(word) ? word : word.replace(GAPS, "");
}

/** What is asked for as one number: 41 000 is no two words. @param {string} query */
export function withoutGaps(query) {
  return query.replace(/(^|\s)(\d{1,3}(?: \d{3})+)(?=\s|$)/g, (_, before, number) => before + number.replace(/ /g, ""));
}
