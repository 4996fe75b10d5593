// @ts-check
/** Texts of the page and of the story in the language shown. */
import { pageData } from "./data.js";

/**
 * The text of a control; `{name}` in it is filled from `values`.
 * @param {string} lang
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function word(lang, key, values = {}) {
  const texts = pageData("control-texts") ?? {};
  const text = texts[lang]?.[key] ?? texts.en?.[key] ?? key.replace(/^\w+?_/, "");
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ all, /** @type {string} */ name) =>
    String(values[name] ?? all),
  );
}

/**
 * A story's text in this language, or in the first that has it.
 * @template T
 * @param {Record<string, T> | undefined} text
 * @param {string} lang
 * @returns {T | undefined}
 */
export function inLanguage(text, lang) {
  if (!text) return undefined;
  return text[lang] ?? Object.values(text)[0];
}

/**
 * What a place or a stop is called in a list: a stop that comes to a place once more has its title, too.
 * @param {Pick<Place, "name" | "title" | "at">} place
 * @param {string} lang
 */
export function listName({ name, title, at }, lang) {
  return [inLanguage(name, lang), at && inLanguage(title, lang)].filter(Boolean).join(": ");
}

/** A shorter way is told with a tenth of a kilometre. */
const NEAR_KM = 5;

/** How long a way is: 400 m, 1.7 km, 1,234 km; empty if it is not measured. @param {string} lang @param {number} km */
export function kilometres(lang, km) {
  if (km < 0) return "";
  if (km > 0 && km < 0.995) return `${wholeNumber(lang, 10 * Math.round(100 * km))} m`;
  const tenths = Math.round(10 * km);
  if (km < NEAR_KM && tenths % 10) return `${decimal(lang, tenths / 10)} km`;
  return `${wholeNumber(lang, km)} km`;
}

/**
 * A number in whole, with the language's groups of digits; the browser would take long for its first.
 * @param {string} lang
 * @param {number} value
 */
export function wholeNumber(lang, value) {
  const [thousand = "", more = ""] = (ownWord(lang, "digitGroups") ?? "").split(" ");
  if (!more || value < 0) return formatOf(lang).format(value);
  const digits = String(Math.round(value));
  return digits.length === 4 && thousand.length === 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, more.charAt(2));
}

/** A number with one digit after the point. @param {string} lang @param {number} value */
export function decimal(lang, value) {
  return formatOf(lang, 1).format(value);
}

/**
 * A word that only the language itself can have, if it is known.
 * @param {string} lang
 * @param {string} key
 * @returns {string | undefined}
 */
export function ownWord(lang, key) {
  return pageData("control-texts")?.[lang]?.[key];
}

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** The browser is slow to make one. @param {string} lang @param {number} [digits] after the point */
function formatOf(lang, digits = 0) {
  const key = `${lang} ${digits}`;
  const format =
    formats.get(key) ?? new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, format);
  return format;
}
