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
  const text = texts[lang]?.[key] ?? texts.en?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ all, /** @type {string} */ name) => String(values[name] ?? all));
}

/**
 * A story's text in this language, or in the first that has it.
 * @template T
 * @param {Record<string, T> | undefined} text
 * @param {string} lang
 * @returns {T | undefined}
 */
export function told(text, lang) {
  if (!text) return undefined;
  return text[lang] ?? Object.values(text)[0];
}

/** @param {string} lang @param {number} km */
export function kilometres(lang, km) {
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }).format(km)} km`;
}

/** @param {string} lang @param {number} value */
export function wholeNumber(lang, value) {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }).format(value);
}
