// @ts-check
/** What a pupil fills in, with a pen or on the screen: names by a word bank, answers, numbers on a line of time. */

import { inLanguage, word } from "../data/words.js";
import { element, richText } from "../dom/dom.js";
import { stopNumber } from "./paper-stops.js";
import { periodsOf } from "./periods.js";

/** What is taken for a name in a question: so much of it, with another ending of so many letters. */
const SHORTEST_STEM = 4;
const LONGEST_ENDING = 3;

/**
 * What follows the plate without names.
 * @param {HTMLElement} head the sheet's title, to which a pupil's name is added
 * @param {Place[]} stops
 * @param {string} lang
 * @returns {HTMLElement[]}
 */
export function worksheet(head, stops, lang) {
  head.append(fields(lang), element("p", { class: "paper-task" }, word(lang, "worksheetTask")));
  const named = stops.filter(({ bounds }) => !bounds);
  const tasks = stops.map((place, index) => task(place, index + 1, lang));
  return [head, wordBank(named, lang), ...lineOfTime(stops, lang), element("ol", { class: "paper-columns" }, ...tasks)];
}

/** Where a pupil writes who it is. @param {string} lang */
function fields(lang) {
  return element(
    "p",
    { class: "paper-fields" },
    ...["pupil", "form", "paperDay"].map((key) => {
      const name = word(lang, key);
      return element("label", { class: `field-${key}` }, `${name} `, element("i", {}, field(key, name)));
    }),
  );
}

/** One line to type into. @param {string} key by which it is known on each sheet @param {string} name @returns {HTMLElement} */
function field(key, name) {
  return element("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": name,
    "data-field": key,
  });
}

/** The names to choose from, in the order of the alphabet. @param {Place[]} stops @param {string} lang */
function wordBank(stops, lang) {
  const names = stops.map((place) => inLanguage(place.name, lang) ?? place.id);
  const sorted = [...new Set(names)].sort((one, other) => one.localeCompare(other, lang));
  return element(
    "p",
    { class: "word-bank" },
    element("b", {}, word(lang, "wordBank")),
    ...sorted.map((name) => element("span", {}, name)),
  );
}

/** An empty line of years or months, where the stops have days. @param {Place[]} stops @param {string} lang */
function lineOfTime(stops, lang) {
  const periods = periodsOf(stops, lang);
  if (!periods.length) return [];
  return [
    element(
      "div",
      { class: "line-of-time" },
      element("p", {}, word(lang, "lineTask")),
      element("ol", {}, ...periods.map((period) => part(period, lang))),
    ),
  ];
}

/** A part of the line, over which numbers are written. @param {string} period @param {string} lang */
function part(period, lang) {
  const name = word(lang, "numbersOfPeriod", { period });
  const numbers = element("textarea", { spellcheck: "false", "aria-label": name, "data-field": `period ${period}` });
  return element("li", {}, numbers, element("span", {}, period));
}

/**
 * What a pupil has to find: the name of the place with a number, and an answer. What has no number on the plate is named.
 * @param {Place} place
 * @param {number} number
 * @param {string} lang
 */
function task(place, number, lang) {
  const name = inLanguage(place.name, lang) ?? "";
  const asked = inLanguage(place.question, lang) ?? "";
  const question = place.bounds ? asked : withoutName(asked, name);
  const when = inLanguage(place.when, lang);
  return element(
    "li",
    { class: "task" },
    element(
      "p",
      { class: "task-name" },
      stopNumber(place, number),
      place.bounds ? name : element("i", {}, field(`name ${place.id}`, word(lang, "nameOfNumber", { number }))),
      when && element("span", { class: "task-when" }, when),
    ),
    ...told(place, name, lang),
    question && element("p", { class: "task-question" }, question),
    question &&
      element("div", { class: "task-lines" }, element("i", {}), element("i", {}), lines(place.id, number, lang)),
  );
}

/**
 * What a pupil needs to know for the answer: the stop in easy words, where it has them, else in a few.
 * @param {Place} place
 * @param {string} name which is not told, unless it stands there already
 * @param {string} lang
 */
function told(place, name, lang) {
  const lead = inLanguage(place.lead, lang);
  const texts = element("div", { class: "task-told" }, ...richText(place.textEasy?.[lang] ?? (lead ? [[lead]] : [])));
  for (const link of texts.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  texts.normalize();
  if (!place.bounds) hideIn(texts, name);
  return texts.childElementCount ? [texts] : [];
}

/** @param {Node} node @param {string} name */
function hideIn(node, name) {
  if (node instanceof Text) node.data = withoutName(node.data, name);
  for (const child of node.childNodes) hideIn(child, name);
}

/** Lies over the lines. @param {string} id of the place @param {number} number @param {string} lang */
function lines(id, number, lang) {
  const name = word(lang, "answerToNumber", { number });
  const field = /** @type {HTMLTextAreaElement} */ (
    element("textarea", { rows: 2, spellcheck: "false", "aria-label": name, "data-field": `answer ${id}` })
  );
  field.addEventListener("input", () => fit(field));
  return field;
}

/** A long answer grows below the lines; on paper nothing can be scrolled. @param {HTMLTextAreaElement} field */
function fit(field) {
  const { style, parentElement } = field;
  style.height = "";
  parentElement?.classList.remove("is-long");
  if (field.scrollHeight <= field.clientHeight + 1) return;
  parentElement?.classList.add("is-long");
  style.height = `${field.scrollHeight}px`;
}

/**
 * A question that does not tell the name which the pupil is to find; a name's end may be declined.
 * @param {string} question
 * @param {string} name
 */
export function withoutName(question, name) {
  const stem = name.includes(" ") ? name : name.slice(0, Math.max(SHORTEST_STEM, name.length - LONGEST_ENDING));
  if (stem.length < SHORTEST_STEM || stem.length > question.length) return question;
  return question.replace(new RegExp(`${stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\p{L}*`, "gu"), "________");
}
