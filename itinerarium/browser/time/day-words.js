// @ts-check
/** Days in words, the same in every time zone. */

const DAY_MS = 86_400_000;
/** The first day of our era; before it the era is named. */
const OUR_ERA = -719162;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A day as in a text: 24 March 1942.
 * @param {string} lang
 * @param {number} day number of the day, see dates.js
 */
export function dayInWords(lang, day) {
  const era = day < OUR_ERA ? /** @type {const} */ ({ era: "short" }) : {};
  return written(lang, day, { day: "numeric", month: "long", year: "numeric", ...era });
}

/** A day beside others of its year: 24 Mar. @param {string} lang @param {number} day */
export function dayInShort(lang, day) {
  return written(lang, day, { day: "numeric", month: "short" });
}

/** @param {string} lang @param {number} day @param {Intl.DateTimeFormatOptions} parts */
function written(lang, day, parts) {
  const key = lang + Object.values(parts);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(lang), { ...parts, timeZone: "UTC" });
  formats.set(key, format);
  return format.format(day * DAY_MS);
}

/** English dates are written as in the stories' texts, the day first. @param {string} lang */
function localeOf(lang) {
  return lang === "en" ? "en-GB" : lang;
}
