// @ts-check
/** What follows the plate on paper: the texts of the handout, the key's answers. */

import { citation } from "../data/citation.js";
import { atLevel, isEasy } from "../data/levels.js";
import { doubtOf, textOf, withTexts } from "../data/place-texts.js";
import { inLanguage, word } from "../data/words.js";
import { element, richText } from "../dom/dom.js";
import { chartFigure, chartsOf } from "../places/charts.js";
import { mediaFigures } from "../places/media-parts.js";
import { figureOf } from "../places/place-details.js";
import { entryLists } from "../story/entry.js";
import { numberedPlaces, stopNumber } from "./paper-stops.js";
import { worksheet } from "./worksheet.js";

/** A place's text shorter than this (characters) is kept in one piece. */
const SHORT = 700;

/**
 * @param {Story} story
 * @param {Pick<import("./paper-link.js").Paper, "kind" | "lesson" | "level">} paper
 * @param {string} lang
 * @returns {HTMLElement[]}
 */
export function paperTexts(story, { kind, lesson, level }, lang) {
  const stops = numberedPlaces(story, lesson).map((place) => atLevel(withTexts(story, place), level, lang));
  const head = element(
    "header",
    { class: "paper-head" },
    element("h1", {}, inLanguage(story.title, lang)),
    element("p", { class: "paper-kind" }, word(lang, kind)),
  );
  if (kind === "worksheet") return worksheet(head, stops, lang);
  if (kind === "key")
    return [
      head,
      element(
        "ol",
        { class: "paper-columns" },
        ...stops.map((/** @type {Place} */ place, /** @type {number} */ index) => answer(place, index + 1, lang)),
      ),
    ];
  const columns = element("div", { class: "paper-columns" }, ...handout(story, stops, lang));
  columns.append(...entriesIn(columns, story, lang), ...sources(story, worksOf(story, stops), lang));
  return [head, columns];
}

/** @param {Place} place @param {number} number @param {string} lang */
function answer(place, number, lang) {
  const question = inLanguage(place.question, lang);
  const reply = inLanguage(place.answer, lang);
  return element(
    "li",
    { class: "task" },
    element("h2", {}, stopNumber(place, number), element("span", {}, inLanguage(place.name, lang))),
    when(place, lang),
    question && element("p", { class: "task-question" }, question),
    reply && element("p", { class: "task-answer" }, reply),
  );
}

/** @param {Place} place @param {string} lang */
function when(place, lang) {
  const text = inLanguage(place.when, lang);
  return text && element("p", { class: "paper-when" }, text);
}

/** @param {Story} story @param {Place[]} stops @param {string} lang @returns {HTMLElement[]} */
function handout(story, stops, lang) {
  const works = worksOf(story, stops);
  let chapter = "";
  const sections = stops.flatMap((place, index) => {
    const name = inLanguage(place.chapter, lang) ?? inLanguage(place.section, lang) ?? "";
    const heading = name && name !== chapter ? [element("h2", { class: "paper-chapter" }, name)] : [];
    chapter = name || chapter;
    return [...heading, section(story, place, index + 1, works, lang)];
  });
  return sections;
}

/**
 * What the texts' terms mean and who their people are; on paper nothing can be pressed.
 * @param {HTMLElement} texts
 * @param {Story} story
 * @param {string} lang
 */
function entriesIn(texts, story, lang) {
  const links = [...texts.querySelectorAll("a.term")];
  const named = new Set(links.map((link) => link.getAttribute("href")?.slice(1)));
  for (const link of links) link.removeAttribute("href");
  for (const link of texts.querySelectorAll(".map-link")) link.replaceWith(...link.childNodes);
  const entries = (story.entries ?? []).filter(({ id }) => named.has(id));
  return entryLists(story, entries, lang).flatMap(({ name, list }) => [
    element("h2", { class: "paper-chapter" }, name),
    list,
  ]);
}

/** @param {Story} story @param {Place} place @param {number} number @param {string[]} works @param {string} lang */
function section(story, place, number, works, lang) {
  const charts = chartsOf(story, place);
  const title = inLanguage(place.title, lang);
  const figure = figureOf(place, lang);
  const doubt = inLanguage(doubtOf(story, place), lang);
  const body = [
    when(place, lang),
    title && title !== inLanguage(place.name, lang) && element("p", { class: "paper-title" }, title),
    ...richText(inLanguage(textOf(story, place), lang)),
    ...mediaFigures(story, place, lang),
    quotation(place, lang),
    figure && element("p", { class: "paper-figure" }, element("strong", {}, figure[0]), ` ${figure[1]}`),
    ...charts.map((chart) => chartFigure(chart, lang)),
    doubt &&
      !isEasy(place) &&
      element(
        "div",
        { class: "paper-doubt" },
        element("p", { class: "paper-doubt-name" }, word(lang, "doubt")),
        ...richText(doubt),
      ),
    references(sourcesTold(story, place), works, lang),
  ];
  const node = element(
    "section",
    { class: "paper-place" },
    element("h3", {}, stopNumber(place, number), element("span", {}, inLanguage(place.name, lang))),
    ...body,
  );
  for (const transcript of node.querySelectorAll("details")) transcript.open = true;
  node.classList.toggle("is-short", !place.media && (node.textContent ?? "").length < SHORT);
  return node;
}

/** @param {Place} place @param {string} lang */
function quotation(place, lang) {
  const quote = inLanguage(place.quote, lang);
  const by = inLanguage(place.quoteBy, lang);
  return (
    quote &&
    element(
      "figure",
      { class: "paper-quote" },
      element("blockquote", {}, element("p", {}, quote)),
      by && element("figcaption", {}, by),
    )
  );
}

/**
 * The sources that the stops rest on, in the order in which they are first needed.
 * @param {Story} story
 * @param {Place[]} stops
 * @returns {string[]}
 */
function worksOf(story, stops) {
  const keys = stops.flatMap((place) => sourcesTold(story, place)).filter((key) => story.sources[key]);
  return [...new Set(keys)];
}

/** A place's sources, and those of its charts. @param {Story} story @param {Place} place @returns {string[]} */
function sourcesTold(story, place) {
  return [...new Set([place, ...chartsOf(story, place)].flatMap(({ sources }) => sources ?? []))];
}

/** @param {string[]} keys @param {string[]} works @param {string} lang */
function references(keys, works, lang) {
  const numbers = keys.map((key) => works.indexOf(key) + 1).filter(Boolean);
  return (
    numbers.length > 0 && element("p", { class: "paper-references" }, `${word(lang, "sources")}: ${numbers.join(", ")}`)
  );
}

/** @param {Story} story @param {string[]} works @param {string} lang */
function sources(story, works, lang) {
  if (!works.length) return [];
  return [
    element("h2", { class: "paper-chapter" }, word(lang, "sources")),
    element("ol", { class: "paper-sources" }, ...works.map((key) => element("li", {}, citation(story.sources[key])))),
  ];
}
