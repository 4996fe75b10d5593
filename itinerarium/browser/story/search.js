// @ts-check
/** Finding what a story tells by words, names and dates, whatever their endings and a wrong letter or two. Pure. */

import { askedDate, monthsIn } from "../data/asked-date.js";
import { hasOtherEnding, lettersOf, mayBeNear, mostWrong, wrongLetters } from "../data/closeness.js";
import { folded, withoutGaps, wordsOf } from "../data/letters.js";
import { searchDocuments } from "./search-documents.js";
import { isSaidIn } from "./search-passages.js";

/** @typedef {import("./search-documents.js").SearchDocument} SearchDocument */
/** @typedef {import("../data/asked-date.js").AskedDate} AskedDate */
/** @typedef {Set<string>[]} Wanted words, or a date in words: one of each set has to be there */
/** @typedef {{document: SearchDocument, rank: number, wanted: Wanted[], isDate: boolean}} Hit `isDate`: whether it is of the time asked for */
/** @typedef {{letters: number, names: number[], texts: number[]}} Uses in which documents a word stands, by their numbers */
/** @typedef {Uint8Array} Ranks how each document was found, by its number */
/** @typedef {{ranks: Ranks, words: Set<string>}} Found the words that led there, too */

/** What is found in a name comes before what is of that time, and that before what is found in a text. */
const RANK = Object.freeze({ begins: 0, name: 1, date: 5, duringDate: 6, text: 7, none: 255 });
/** How a word was found, from best to worst. */
const FORMS = Object.freeze({ begins: 0, ending: 1, within: 2, wrong: 3 });
/** Scripts that put no space between words. */
const WITHOUT_SPACES = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;
/** Between two keys the search reads for so long (ms) before it lets the page do something else. */
const MOST_AT_ONCE = 8;
/** So many words are remembered: all but the last of a query have been looked for at the key before. */
const REMEMBERED = 20;
/** A part of a word is looked for from this length on. */
const LEAST_WITHIN = 3;

export class Search {
  /** @param {Story} story @param {string} lang */
  constructor(story, lang) {
    this.documents = searchDocuments(story, lang);
    this.names = this.documents.map(({ names }) => names.map(folded));
    this.months = monthsIn([...new Set([lang, ...story.languages, "en"])]);
    /** @type {Map<string, Uses>} */
    this.vocabulary = new Map();
    /** How many documents are in the vocabulary. */
    this.read = 0;
    /** @type {Map<string, Found>} */
    this.found = new Map();
  }

  /** Reads documents for so many milliseconds; whether all are read then. */
  readOn(most = Infinity) {
    const end = performance.now() + most;
    for (; this.read < this.documents.length && performance.now() < end; this.read++) {
      const { names, texts } = /** @type {SearchDocument} */ (this.documents[this.read]);
      this.add(this.read, "names", names);
      this.add(this.read, "texts", texts);
    }
    return this.read === this.documents.length;
  }

  /** @param {number} number @param {"names" | "texts"} where @param {string[]} texts */
  add(number, where, texts) {
    for (const word of texts.flatMap(wordsOf)) {
      const uses = this.vocabulary.get(word) ?? { letters: lettersOf(word), names: [], texts: [] };
      if (!uses.names.length && !uses.texts.length) this.vocabulary.set(word, uses);
      const numbers = uses[where];
      if (numbers[numbers.length - 1] !== number) numbers.push(number);
    }
  }

  /**
   * What has all that is asked for, the best first.
   * @param {string} query
   * @returns {Hit[]}
   */
  find(query) {
    const asked = withoutGaps(folded(query.trim()));
    const date = askedDate(asked, this.months);
    const words = wordsOf(date ? date.rest : asked);
    if (!date && !words.length) return [];
    this.readOn();
    const exact = this.hits({ asked, words, date }, false);
    return exact.length || !words.some(mostWrong) ? exact : this.hits({ asked, words, date }, true);
  }

  /**
   * @param {{asked: string, words: string[], date: AskedDate | null}} query
   * @param {boolean} mayBeWrong whether letters may be
   * @returns {Hit[]}
   */
  hits({ asked, words, date }, mayBeWrong) {
    const said = words.map((word) => this.documentsWith(word, mayBeWrong));
    const ranked = [...said.map(({ ranks }) => ranks), ...(date ? [this.documentsOf(date)] : [])];
    const inWords = date ? [date.words.map((forms) => new Set(forms))] : [];
    const hits = numbersInAll(ranked, this.documents.length).map((number) => {
      const document = /** @type {SearchDocument} */ (this.documents[number]);
      const begins = this.names[number]?.some((name) => name.startsWith(asked));
      const rank = begins ? RANK.begins : Math.max(...ranked.map((ranks) => ranks[number]));
      const isDate = date !== null && overlaps(document, date);
      return { document, rank, isDate, wanted: [...said.map((one) => [one.words]), ...(isDate ? [] : inWords)] };
    });
    return hits.sort((one, other) => one.rank - other.rank);
  }

  /** @param {string} asked @param {boolean} mayBeWrong @returns {Found} */
  documentsWith(asked, mayBeWrong) {
    const most = mayBeWrong ? mostWrong(asked) : 0;
    const key = `${most} ${asked}`;
    const known = this.found.get(key);
    if (known) return known;
    if (this.found.size >= REMEMBERED) this.found.clear();
    const found = this.lookFor(asked, most);
    this.found.set(key, found);
    return found;
  }

  /** @param {string} asked @param {number} most letters may be wrong @returns {Found} */
  lookFor(asked, most) {
    /** @type {Found} */
    const found = { ranks: this.noRanks(), words: new Set() };
    const isJoined = WITHOUT_SPACES.test(asked);
    const isLetter = asked.length === 1 && !isJoined;
    const one = { asked, isJoined, letters: lettersOf(asked), most, wrong: wrongLetters(asked, most) };
    for (const [word, uses] of this.vocabulary) {
      const form = formOf(one, word, uses);
      if (form === undefined) continue;
      found.words.add(word);
      rankAll(found.ranks, uses.names, RANK.name + form);
      if (!isLetter && form !== FORMS.within) rankAll(found.ranks, uses.texts, RANK.text + form);
    }
    return found;
  }

  /** What is of that time, and what tells of it in words. @param {AskedDate} date @returns {Ranks} */
  documentsOf(date) {
    const ranks = this.noRanks();
    this.documents.forEach((document, number) => {
      if (overlaps(document, date)) ranks[number] = beginsIn(document, date) ? RANK.date : RANK.duringDate;
    });
    const wanted = date.words.map((forms) => new Set(forms));
    const [first = new Set(), ...others] = date.words.map((forms) => this.textsWith(forms));
    for (const number of first) {
      if (ranks[number] < RANK.none || !others.every((some) => some.has(number))) continue;
      if (this.documents[number]?.texts.some((text) => isSaidIn(text, wanted))) ranks[number] = RANK.text;
    }
    return ranks;
  }

  /** @returns {Ranks} */
  noRanks() {
    return new Uint8Array(this.documents.length).fill(RANK.none);
  }

  /** @param {string[]} forms @returns {Set<number>} documents in whose texts one of these words stands */
  textsWith(forms) {
    return new Set(forms.flatMap((form) => this.vocabulary.get(form)?.texts ?? []));
  }
}

/** @type {WeakMap<Story, Map<string, Search>>} */
const searches = new WeakMap();

/** The search of a story in a language, made once. @param {Story} story @param {string} lang */
export function searchIn(story, lang) {
  const known = searches.get(story) ?? new Map();
  searches.set(story, known);
  if (!known.has(lang)) known.set(lang, new Search(story, lang));
  return /** @type {Search} */ (known.get(lang));
}

/** Reads what is to be searched while the reader thinks of a word, so that no key waits for it. @param {Story} story @param {string} lang */
export function prepareSearch(story, lang) {
  setTimeout(() => {
    if (!searchIn(story, lang).readOn(MOST_AT_ONCE)) prepareSearch(story, lang);
  });
}

/** Whether it was found by its name. @param {Hit} hit */
export function isNamed({ rank }) {
  return rank < RANK.date;
}

/**
 * How a word answers to the one asked for, undefined where it does not.
 * @param {{asked: string, letters: number, most: number, wrong: (word: string) => number, isJoined: boolean}} one `most`: how
 *   many letters may be wrong, `wrong`: how many are
 * @param {string} word
 * @param {Uses} uses
 */
function formOf({ asked, letters, most, wrong, isJoined }, word, uses) {
  if (word.startsWith(asked)) return FORMS.begins;
  if (hasOtherEnding(asked, word)) return FORMS.ending;
  if (uses.names.length && asked.length >= LEAST_WITHIN && word.includes(asked)) return FORMS.within;
  if (isJoined && word.includes(asked)) return FORMS.begins;
  const isNear = most > 0 && mayBeNear(letters, uses.letters, most);
  return isNear && wrong(word) <= most ? FORMS.wrong : undefined;
}

/** @param {Ranks} ranks @param {number[]} numbers @param {number} rank */
function rankAll(ranks, numbers, rank) {
  for (const number of numbers) if (rank < ranks[number]) ranks[number] = rank;
}

/** @param {Ranks[]} ranked @param {number} count of the documents */
function numbersInAll(ranked, count) {
  return [...Array(count).keys()].filter((number) => ranked.every((ranks) => ranks[number] < RANK.none));
}

/** @param {SearchDocument} document @param {AskedDate} date */
function overlaps({ days }, { first, last }) {
  return days !== null && days[0] <= last && days[1] >= first;
}

/** @param {SearchDocument} document @param {AskedDate} date */
function beginsIn({ days }, { first, last }) {
  return days !== null && days[0] >= first && days[0] <= last;
}
