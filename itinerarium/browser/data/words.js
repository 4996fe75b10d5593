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

/** @param {string} lang @param {number} km */
export function kilometres(lang, km) {
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

/** The browser is slow to make one. @param {string} lang */
function formatOf(lang) {
  const format = formats.get(lang) ?? new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  formats.set(lang, format);
  return format;
}
