// @ts-check
/** The details of a place as elements: names, dates, text, quotation, figures, doubt, sources. */

import { citation } from "../data/citation.js";
import { atLevel, isEasy } from "../data/levels.js";
import { doubtOf, textOf, withTexts } from "../data/place-texts.js";
import { inLanguage, wholeNumber, word } from "../data/words.js";
import { element, richText, span } from "../dom/dom.js";
import { chartFigure, chartsOf } from "./charts.js";
import { linksOf } from "./links.js";
import { mediaFigures, mediaParts } from "./media-parts.js";

/**
 * The other names of a place in one line: "Красноводск · Krasnowodzk · today Türkmenbaşy".
 * @param {Place} place
 * @param {string} lang
 */
export function otherNames(place, lang) {
  const line = element("p", { class: "told-names" });
  const names = (place.variants ?? []).map((variant) =>
    element("span", variant.language ? { lang: variant.language } : {}, variant.name),
  );
  const modern = inLanguage(place.modern, lang);
  if (modern) names.push(element("span", {}, word(lang, "today", { name: modern })));
  names.forEach((/** @type {HTMLElement} */ name, /** @type {number} */ index) => {
    if (index) line.append(" · ");
    line.append(name);
  });
  return names.length ? line : null;
}

/**
 * A text that is plain but for its map links.
 * @param {Place} place as `atLevel` gives it
 * @param {"lead" | "question" | "answer"} key
 * @param {string} lang
 * @returns {(Node | string)[]}
 */
export function told(place, key, lang) {
  const easy = /** @type {"answerEasy"} */ (`${key}Easy`);
  const linked = place.linked?.[place[easy] === place[key] ? easy : key];
  return inLanguage(linked, lang)?.[0]?.map(span) ?? [inLanguage(place[key], lang) ?? ""];
}

/** @param {Place} place @param {string} lang @param {Node | null} [mark] what stands before them */
export function dates(place, lang, mark = null) {
  const when = inLanguage(place.when, lang);
  return when ? element("p", { class: "told-when" }, mark, when) : null;
}

/** @param {Place} place @param {string} lang */
export function quotation(place, lang) {
  const quote = inLanguage(place.quote, lang);
  if (!quote) return null;
  const by = inLanguage(place.quoteBy, lang);
  return element(
    "figure",
    { class: "told-quote" },
    element("blockquote", {}, element("p", {}, quote)),
    by && element("figcaption", {}, element("cite", {}, by)),
  );
}

/**
 * A place's number and what it counts: people, or something else where they are not counted.
 * @param {Place} place
 * @param {string} lang
 * @returns {[string, string] | null}
 */
export function figureOf({ people, peopleNote, figure, figureNote }, lang) {
  if (people !== undefined) return [wholeNumber(lang, people), inLanguage(peopleNote, lang) ?? word(lang, "people")];
  return figure === undefined ? null : [wholeNumber(lang, figure), inLanguage(figureNote, lang) ?? ""];
}

/** @param {Place} place @param {string} lang */
export function figures(place, lang) {
  const figure = figureOf(place, lang);
  return (
    figure &&
    element("p", { class: "told-figure" }, element("strong", {}, figure[0]), " ", element("span", {}, figure[1]))
  );
}

/**
 * What the sources disagree about; beside an easy text it is folded, since it is not in easy words.
 * @param {Story} story
 * @param {Place} place
 * @param {string} lang
 * @param {boolean} [isFolded]
 */
export function doubts(story, place, lang, isFolded = false) {
  const doubt = inLanguage(doubtOf(story, place), lang);
  if (!doubt) return null;
  if (isFolded)
    return element("details", { class: "told-doubt" }, element("summary", {}, word(lang, "doubt")), ...richText(doubt));
  return element("div", { class: "told-doubt" }, element("h3", {}, word(lang, "doubt")), ...richText(doubt));
}

/** @param {Pick<Story, "sources">} story @param {Pick<Place, "sources">} place @param {string} lang */
export function sourcesOf(story, place, lang) {
  const works = (place.sources ?? []).map((/** @type {string} */ key) => story.sources[key]).filter(Boolean);
  if (!works.length) return null;
  const items = works.map((work) => element("li", {}, workElement(work)));
  return element(
    "details",
    { class: "told-sources" },
    element("summary", {}, word(lang, "sources")),
    element("ul", {}, ...items),
  );
}

/** @param {Story} story @param {ChartData} chart @param {string} lang */
function chartWithSources(story, chart, lang) {
  const figure = chartFigure(chart, lang);
  figure.append(sourcesOf(story, chart, lang) ?? "");
  return figure;
}

/** @param {SourceData} work */
function workElement(work) {
  if (!work.url) return document.createTextNode(citation(work));
  return element("a", { href: work.url, rel: "noopener noreferrer", target: "_blank" }, citation(work));
}

/**
 * All details of a place below its name and dates.
 * @param {Story} story
 * @param {Place} given
 * @param {string} lang
 * @param {string} [level] how easy to read
 * @param {boolean} [isArticle] whether each picture stands there whole
 * @returns {Node[]}
 */
export function detailsOf(story, given, lang, level = "", isArticle = false) {
  const place = atLevel(withTexts(story, given), level, lang);
  const title = inLanguage(place.title, lang);
  const lead = isEasy(place) ? "" : inLanguage(place.lead, lang);
  return [
    title && title !== inLanguage(place.name, lang) ? element("p", { class: "told-title" }, title) : null,
    lead ? element("p", { class: "told-lead" }, ...told(place, "lead", lang)) : null,
    ...(isArticle ? mediaFigures(story, place, lang) : [mediaParts(story, place, lang)]),
    ...richText(inLanguage(textOf(story, place), lang)),
    quotation(place, lang),
    figures(place, lang),
    ...chartsOf(story, place).map((chart) => chartWithSources(story, chart, lang)),
    doubts(story, place, lang, isEasy(place)),
    sourcesOf(story, place, lang),
    linksOf(story, place),
  ].filter((node) => node !== null);
}
