// @ts-check
/** Finding what a story tells by words, names and dates, whatever their endings and a wrong letter or two. Pure. */

import { askedDate, monthsIn } from "../data/asked-date.js";
import { hasOtherEnding, lettersOf, mayBeNear, mostWrong, wrongLetters } from "../data/closeness.js";
import { folded, withoutGaps, wordsIn } from "../data/letters.js";
import { searchDocuments } from "./search-documents.js";
import { isSaidIn } from "./search-passages.js";

/** @typedef {import("./search-documents.js").SearchDocument} SearchDocument */
/** @typedef {import("../data/asked-date.js").AskedDate} AskedDate */
/** @typedef {Set<string>[]} Wanted words, or a date in words: one of each set has to be there */
/** @typedef {{document: SearchDocument, rank: number, wanted: Wanted[], isDate: boolean}} Hit `isDate`: whether it is of the time asked for */
/** @typedef {{letters: number, names: number[], texts: number[]}} Uses in which documents a word stands, by their numbers */
/** @typedef {{ranks: Map<number, number>, words: Set<string>}} Found documents with their ranks, and the words that led there */

/** What is found in a name comes before what is of that time, and that before what is found in a text. */
const RANK = Object.freeze({ begins: -1, name: 0, date: 4, duringDate: 5, text: 6 });
/** How a word was found, from best to worst. */
const FORMS = Object.freeze({ begins: 0, ending: 1, within: 2, wrong: 3 });
/** Scripts that put no space between words. */
const WITHOUT_SPACES = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;
/** A part of a word is looked for from this length on. */
const LEAST_WITHIN = 3;

export class Search {
  /** @param {Story} story @param {string} lang */
  constructor(story, lang) {
    this.documents = searchDocuments(story, lang);
    this.months = monthsIn([...new Set([lang, ...story.languages, "en"])]);
    /** @type {Map<string, Uses>} */
    this.vocabulary = new Map();
    this.documents.forEach((document, number) => {
      this.add(number, "names", document.names);
      this.add(number, "texts", document.texts);
    });
  }

  /** @param {number} number @param {"names" | "texts"} where @param {string[]} texts */
  add(number, where, texts) {
    for (const { word } of texts.flatMap(wordsIn)) {
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
    const words = wordsIn(date ? date.rest : asked).map(({ word }) => word);
    if (!date && !words.length) return [];
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
    const hits = numbersInAll(ranked).map((number) => {
      const document = /** @type {SearchDocument} */ (this.documents[number]);
      const begins = document.names.some((name) => folded(name).startsWith(asked));
      const rank = begins ? RANK.begins : Math.max(...ranked.map((ranks) => ranks.get(number) ?? 0));
      const isDate = date !== null && overlaps(document, date);
      return { document, rank, isDate, wanted: [...said.map((one) => [one.words]), ...(isDate ? [] : inWords)] };
    });
    return hits.sort((one, other) => one.rank - other.rank);
  }

  /** @param {string} asked @param {boolean} mayBeWrong @returns {Found} */
  documentsWith(asked, mayBeWrong) {
    /** @type {Found} */
    const found = { ranks: new Map(), words: new Set() };
    const isJoined = WITHOUT_SPACES.test(asked);
    const isLetter = asked.length === 1 && !isJoined;
    const one = { asked, isJoined, letters: lettersOf(asked), most: mayBeWrong ? mostWrong(asked) : 0 };
    for (const [word, uses] of this.vocabulary) {
      const form = formOf(one, word, uses);
      if (form === undefined) continue;
      found.words.add(word);
      rankAll(found.ranks, uses.names, RANK.name + form);
      if (!isLetter && form !== FORMS.within) rankAll(found.ranks, uses.texts, RANK.text + form);
    }
    return found;
  }

  /** What is of that time, and what tells of it in words. @param {AskedDate} date @returns {Map<number, number>} */
  documentsOf(date) {
    /** @type {Map<number, number>} */
    const ranks = new Map();
    this.documents.forEach((document, number) => {
      if (overlaps(document, date)) ranks.set(number, beginsIn(document, date) ? RANK.date : RANK.duringDate);
    });
    const wanted = date.words.map((forms) => new Set(forms));
    const [first = [], ...others] = date.words.map((forms) => this.textsWith(forms));
    for (const number of first) {
      if (ranks.has(number) || !others.every((some) => some.includes(number))) continue;
      if (this.documents[number]?.texts.some((text) => isSaidIn(text, wanted))) ranks.set(number, RANK.text);
    }
    return ranks;
  }

  /** @param {string[]} forms @returns {number[]} documents in whose texts one of these words stands */
  textsWith(forms) {
    return forms.flatMap((form) => [...(this.vocabulary.get(form)?.texts ?? [])]);
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

/** Whether it was found by its name. @param {Hit} hit */
export function isNamed({ rank }) {
  return rank < RANK.date;
}

/**
 * How a word answers to the one asked for, undefined where it does not.
 * @param {{asked: string, letters: number, most: number, isJoined: boolean}} one `most`: how many letters may be wrong
 * @param {string} word
 * @param {Uses} uses
 */
function formOf({ asked, letters, most, isJoined }, word, uses) {
  if (word.startsWith(asked)) return FORMS.begins;
  if (hasOtherEnding(asked, word)) return FORMS.ending;
  if (uses.names.length && asked.length >= LEAST_WITHIN && word.includes(asked)) return FORMS.within;
  if (isJoined && word.includes(asked)) return FORMS.begins;
  const isNear = most > 0 && mayBeNear(letters, uses.letters, most);
  return isNear && wrongLetters(asked, word, most) <= most ? FORMS.wrong : undefined;
}

/** @param {Map<number, number>} ranks @param {number[]} numbers @param {number} rank */
function rankAll(ranks, numbers, rank) {
  for (const number of numbers) if (rank < (ranks.get(number) ?? Infinity)) ranks.set(number, rank);
}

/** @param {Map<number, number>[]} ranked @returns {number[]} */
function numbersInAll([first, ...others]) {
  return [...(first?.keys() ?? [])].filter((number) => others.every((ranks) => ranks.has(number)));
}

/** @param {SearchDocument} document @param {AskedDate} date */
function overlaps({ days }, { first, last }) {
  return days !== null && days[0] <= last && days[1] >= first;
}

/** @param {SearchDocument} document @param {AskedDate} date */
function beginsIn({ days }, { first, last }) {
  return days !== null && days[0] >= first && days[0] <= last;
}
