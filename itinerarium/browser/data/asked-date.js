// @ts-check
/** Dates as people type them: "24 March 1942", "1942-03", "24.03.1942", "24 marca 1942". Pure. */

import { dayNumber } from "./dates.js";
import { folded } from "./letters.js";

/**
 * @typedef {object} AskedDate
 * @property {number} first  the first day that it may mean, as dates.js counts them
 * @property {number} last
 * @property {string[][]} words  how a text may say it: each a list of which one is enough
 * @property {string} rest   what else was asked for
 */
/** @typedef {string[][]} Months the names of each month, folded */

const YEAR_FIRST = /(?:^|\s)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?=\s|$)/;
const DAY_FIRST = /(?:^|\s)(?:(\d{1,2})[./-] ?)?(\d{1,2})[./-] ?(\d{4})(?: (?:r|р|г)\.?)?(?=\s|$)/;
const IN_WORDS =
  /(?:^|\s)(?:(?:w|in|im|en|у|в) )?(?:(\d{1,2})(?:\.|st|nd|rd|th|er)? (?:of |de )?)?([\p{L}]+)\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(?:de )?(\d{4})(?: (?:r|roku|року|р|г|года)\.?)?(?=\s|$)/u;
const YEAR_ALONE = /(?:^|\s)(?:(?:w|in|im|en|у|в) )?([12]\d{3})(?: (?:r|roku|rok|році|року|р|году|г|года)\.?)?(?=\s|$)/;
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
/** What a language puts before a month without a space. */
const BEFORE = Object.freeze({ he: "ב" });
/** So many letters are enough for a month. */
const LEAST_LETTERS = 3;
/** So much of a month's name stays where its end is declined, which has so many letters more at most. */
const LEAST_STEM = 4;
const LONGEST_ENDING = 3;

/**
 * The first date in a query.
 * @param {string} query folded
 * @param {Months} months
 * @returns {AskedDate | null}
 */
export function askedDate(query, months) {
  return yearFirst(query, months) ?? dayFirst(query, months) ?? inWords(query, months) ?? yearAlone(query);
}

/** @param {string} query @param {Months} months */
function yearFirst(query, months) {
  const found = YEAR_FIRST.exec(query);
  return (
    found && dateOf({ year: found[1], month: Number(found[2]), day: Number(found[3] ?? 0) }, { query, found, months })
  );
}

/** Where no such month is the day stood second. @param {string} query @param {Months} months */
function dayFirst(query, months) {
  const found = DAY_FIRST.exec(query);
  if (!found) return null;
  const [day, month] = [Number(found[1] ?? 0), Number(found[2])];
  const isTurned = month > 12 && day > 0;
  return dateOf(
    { year: found[3], month: isTurned ? day : month, day: isTurned ? month : day },
    { query, found, months },
  );
}

/** @param {string} query @param {Months} months */
function inWords(query, months) {
  const found = IN_WORDS.exec(query);
  const month = found ? monthOf(found[2] ?? "", months, Boolean(found[1])) : 0;
  return month && found
    ? dateOf({ year: found[4], month, day: Number(found[1] ?? found[3] ?? 0) }, { query, found, months })
    : null;
}

/** @param {string} query @returns {AskedDate | null} */
function yearAlone(query) {
  const found = YEAR_ALONE.exec(query);
  const year = found?.[1] ?? "";
  if (!found) return null;
  const [first, last] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
  return { first, last, words: [[year]], rest: restOf(query, found) };
}

/**
 * @param {{year: string | undefined, month: number, day: number}} date `day` 0 for the whole month
 * @param {{query: string, found: RegExpExecArray, months: Months}} of
 * @returns {AskedDate | null} null where there is no such day
 */
function dateOf({ year = "", month, day }, { query, found, months }) {
  const first = dayNumber(`${year}-${two(month)}-${two(day || 1)}`);
  if (Number.isNaN(first)) return null;
  const next = month === 12 ? `${two(Number(year) + 1)}-01-01` : `${year}-${two(month + 1)}-01`;
  const words = [...(day ? [[...new Set([String(day), two(day)])]] : []), months[month - 1] ?? [], [year]];
  return { first, last: day ? first : dayNumber(next) - 1, words, rest: restOf(query, found) };
}

/** @param {string} query @param {RegExpExecArray} found */
function restOf(query, found) {
  return `${query.slice(0, found.index)} ${query.slice(found.index + found[0].length)}`.trim();
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}

/**
 * From 1, 0 for none. A Roman number is one after a day only: "i" is also a word.
 * @param {string} name folded
 * @param {Months} months
 * @param {boolean} hasDay
 */
function monthOf(name, months, hasDay) {
  const isBegin = name.length >= LEAST_LETTERS;
  const isNamed = (/** @type {string} */ form) => form === name || (isBegin && form.startsWith(name));
  const named = months.findIndex((forms) => forms.some(isNamed));
  const at = named < 0 ? months.findIndex((forms) => forms.some((form) => isDeclined(name, form))) : named;
  return (at < 0 && hasDay ? ROMAN.indexOf(name) : at) + 1;
}

/** Whether a month's name is another with another end: "marcu" beside "marca". @param {string} name @param {string} form */
function isDeclined(name, form) {
  const stem = form.slice(0, -1);
  return stem.length >= LEAST_STEM && name.startsWith(stem) && name.length <= form.length + LONGEST_ENDING;
}

/**
 * The names of the months in these languages, alone and after a day.
 * @param {string[]} languages
 * @returns {Months}
 */
export function monthsIn(languages) {
  const formats = languages.map((lang) => ({ before: BEFORE[/** @type {"he"} */ (lang)] ?? "", all: formatsOf(lang) }));
  return ROMAN.map((_, month) => {
    const day = new Date(Date.UTC(2001, month, 15));
    const names = formats.flatMap(({ before, all }) => all.flatMap((format) => [...namesOf(format, day, before)]));
    return [...new Set(names.map((name) => folded(name).replace(/\.$/, "")))].filter(Boolean);
  });
}

/** @param {Intl.DateTimeFormat} format @param {Date} day @param {string} before */
function namesOf(format, day, before) {
  const name = format.formatToParts(day).find(({ type }) => type === "month")?.value ?? "";
  return new Set([name, `${before}${name}`]);
}

/** @param {string} lang @returns {Intl.DateTimeFormat[]} none for a language that the browser does not know */
function formatsOf(lang) {
  const options = [{ month: "long" }, { month: "long", day: "numeric" }, { month: "short" }];
  try {
    return options.map(
      (one) =>
        new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, {
          .../** @type {Intl.DateTimeFormatOptions} */ (one),
          timeZone: "UTC",
        }),
    );
  } catch {
    return [];
  }
}
