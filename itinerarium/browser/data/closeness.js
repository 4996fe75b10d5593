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

/**
 * How many letters are wrong, missing, too many or changed with their neighbour, in a word or in a longer one's beginning.
 * @param {string} asked
 * @param {string} word
 * @param {number} most that may be
 * @returns {number} Infinity for more
 */
export function wrongLetters(asked, word, most) {
  if (word.length < asked.length - most) return Infinity;
  const compared = word.slice(0, asked.length + most);
  let [before, above] = [/** @type {number[]} */ ([]), [...Array(compared.length + 1).keys()]];
  for (let row = 1; row <= asked.length; row++) {
    const line = nextLine({ asked, word: compared, row }, before, above);
    if (Math.min(...line) > most) return Infinity;
    [before, above] = [above, line];
  }
  const least = Math.min(...above);
  return least > most ? Infinity : least;
}

/**
 * A line of the table of distances.
 * @param {{asked: string, word: string, row: number}} of
 * @param {number[]} before the line before the last
 * @param {number[]} above
 */
function nextLine({ asked, word, row }, before, above) {
  const line = [row];
  for (let at = 1; at <= word.length; at++) {
    const isSame = asked[row - 1] === word[at - 1];
    const least = Math.min(num(above, at) + 1, num(line, at - 1) + 1, num(above, at - 1) + (isSame ? 0 : 1));
    const isTurned = row > 1 && at > 1 && asked[row - 1] === word[at - 2] && asked[row - 2] === word[at - 1];
    line.push(isTurned ? Math.min(least, num(before, at - 2) + 1) : least);
  }
  return line;
}

/** @param {number[]} line @param {number} at */
function num(line, at) {
  return line[at] ?? Infinity;
}
