// @ts-check
/** How near a word is to the one asked for: another ending, a wrong letter or two. Words as letters.js gives them. Pure. */

/** Of a word so much must be the same before another ending; and so long an ending may be. */
const STEM = Object.freeze({ least: 3, part: 0.6, ending: 3 });
/** A word shorter than this must be right; from the next length on two letters may be wrong. */
const IS_NUMBER = /^\d/;
const LENGTHS = Object.freeze({ one: 4, two: 7 });

/**
 * Whether two words differ in their endings alone: kopalnia, kopalnie.
 * @param {string} asked
 * @param {string} word
 */
export function hasOtherEnding(asked, word) {
  if (asked[0] !== word[0] || IS_NUMBER.test(asked)) return false;
  const same = sameStart(asked, word);
  const least = Math.max(STEM.least, Math.ceil(STEM.part * asked.length));
  return same >= least && asked.length - same <= STEM.ending && word.length - same <= STEM.ending;
}

/** How many letters at the beginning are the same. @param {string} one @param {string} other */
function sameStart(one, other) {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at++) if (one[at] !== other[at]) return at;
  return most;
}

/** How many letters may be wrong in a word of this length. @param {string} asked */
export function mostWrong(asked) {
  return asked.length < LENGTHS.one || IS_NUMBER.test(asked) ? 0 : asked.length < LENGTHS.two ? 1 : 2;
}

/** Which letters a word has, as bits; some letters share one. @param {string} word */
export function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/**
 * Whether a word may have enough of the letters asked for, so that it is worth the comparing.
 * @param {number} asked as `lettersOf` gives them
 * @param {number} there
 * @param {number} most that may be missing
 */
export function mayBeNear(asked, there, most) {
  let missing = asked & ~there;
  let count = 0;
  for (; missing && count <= most; count++) missing &= missing - 1;
  return count <= most;
}

/** More than may ever be wrong. */
const FAR = 1000;

/**
 * Counts how many letters are wrong, missing, too many or changed with their neighbour, in a word or in a longer one's
 * beginning; Infinity for more than may be. The lines of its table of distances serve all words.
 * @param {string} asked
 * @param {number} most that may be
 * @returns {(word: string) => number}
 */
export function wrongLetters(asked, most) {
  const width = asked.length + most;
  let [before, above, line] = [new Uint16Array(width + 1), new Uint16Array(width + 1), new Uint16Array(width + 1)];
  return (word) => {
    if (word.length < asked.length - most) return Infinity;
    const length = Math.min(word.length, width);
    let least = 0;
    for (let at = 0; at <= length; at++) above[at] = at;
    for (let row = 1; row <= asked.length && least <= most; row++) {
      // As far as the numbers may be small enough: near the diagonal.
      const [from, to] = [Math.max(1, row - most), Math.min(length, row + most)];
      least = line[from - 1] = from === 1 ? row : FAR;
      for (let at = from; at <= to; at++) {
        const isSame = asked[row - 1] === word[at - 1];
        const isTurned = row > 1 && at > 1 && asked[row - 1] === word[at - 2] && asked[row - 2] === word[at - 1];
        const turned = isTurned ? num(before, at - 2) + 1 : FAR;
        line[at] = Math.min(num(above, at) + 1, num(line, at - 1) + 1, num(above, at - 1) + (isSame ? 0 : 1), turned);
        least = Math.min(least, num(line, at));
      }
      if (to < length) line[to + 1] = FAR;
      [before, above, line] = [above, line, before];
    }
    return least > most ? Infinity : least;
  };
}

/** @param {Uint16Array} line @param {number} at */
function num(line, at) {
  return line[at] ?? FAR;
}
