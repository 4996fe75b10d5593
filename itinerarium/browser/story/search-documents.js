// @ts-check
/** What the search looks through, in the language shown: places, legs, people, terms, disputed figures. Pure. */

import { dayNumber } from "../data/dates.js";
import { doubtOf, textOf, withTexts } from "../data/place-texts.js";
import { placesById, toldIn } from "../data/places-by-id.js";
import { inLanguage, wholeNumber, word } from "../data/words.js";

/**
 * @typedef {object} SearchDocument
 * @property {"place" | "leg" | "entry" | "figure"} kind
 * @property {string} id     of the place, the entry, or the place where a leg ends
 * @property {string} name   as it is shown
 * @property {string[]} names  all of them, in every language
 * @property {string[]} texts
 * @property {[number, number] | null} days  the first and the last, as dates.js counts them
 * @property {string} [when]  as it is shown
 * @property {EntryData} [entry]
 */

/**
 * @param {Story} story
 * @param {string} lang
 * @returns {SearchDocument[]}
 */
export function searchDocuments(story, lang) {
  const places = placesById(story);
  return [
    ...toldIn(story).map((place) => ofPlace(story, place, lang)),
    ...story.routes.flatMap(({ legs }) => legs.flatMap((leg) => ofLeg(leg, places, lang))),
    ...(story.entries ?? []).map((entry) => ofEntry(entry, lang)),
    ...(story.figures ?? []).map((figure) => ofFigure(figure, lang)),
  ];
}

/** @param {Story} story @param {Place} given @param {string} lang @returns {SearchDocument} */
function ofPlace(story, given, lang) {
  const place = withTexts(story, given);
  const variants = (place.variants ?? []).map(({ name = "" }) => name);
  return {
    kind: "place",
    id: place.id,
    name: inLanguage(place.name, lang) ?? place.id,
    names: [
      ...[place.name, place.modern].flatMap((text) => Object.values(text ?? {})),
      ...variants,
      inLanguage(place.title, lang) ?? "",
    ].filter(Boolean),
    texts: textsOfPlace(story, place, lang),
    days: daysOf(place),
    when: inLanguage(place.when, lang),
  };
}

/** @param {Story} story @param {Place} place @param {string} lang */
function textsOfPlace(story, place, lang) {
  const { lead, quote, quoteBy, section, chapter, people, peopleNote, figure, figureNote } = place;
  const said = people === undefined ? word(lang, "people") : (inLanguage(peopleNote, lang) ?? word(lang, "people"));
  const texts = [
    inLanguage(lead, lang),
    ...paragraphs(inLanguage(textOf(story, place), lang)),
    ...paragraphs(inLanguage(doubtOf(story, place), lang)),
    inLanguage(quote, lang),
    inLanguage(quoteBy, lang),
    people === undefined ? "" : `${wholeNumber(lang, people)} ${said}`,
    figure === undefined ? "" : `${wholeNumber(lang, figure)} ${inLanguage(figureNote, lang) ?? ""}`,
    inLanguage(place.when, lang),
    inLanguage(chapter, lang),
    inLanguage(section, lang),
  ];
  return texts.flatMap((text) => text || []);
}

/** A leg of which something is told. @param {Leg} leg @param {Map<string, Place>} places @param {string} lang @returns {SearchDocument[]} */
function ofLeg(leg, places, lang) {
  const { people, peopleNote } = leg;
  const counted =
    people !== undefined && peopleNote ? `${wholeNumber(lang, people)} ${inLanguage(peopleNote, lang)}` : "";
  const texts = [...paragraphs(inLanguage(leg.text, lang)), counted].filter(Boolean);
  if (!texts.length) return [];
  const [from, to] = [leg.from, leg.to].map((id) => inLanguage(places.get(id)?.name, lang) ?? id);
  const name = word(lang, "leg", { from: from ?? "", to: to ?? "" });
  return [{ kind: "leg", id: leg.to, name, names: [], texts, days: daysOf(leg), when: inLanguage(leg.when, lang) }];
}

/** @param {EntryData} entry @param {string} lang @returns {SearchDocument} */
function ofEntry(entry, lang) {
  const texts = [inLanguage(entry.meaning, lang), inLanguage(entry.years, lang)].flatMap((text) => text || []);
  const name = inLanguage(entry.name, lang) ?? "";
  return { kind: "entry", id: entry.id, name, names: Object.values(entry.name), texts, days: null, entry };
}

/** @param {FigureData} figure @param {string} lang @returns {SearchDocument} */
function ofFigure({ title, chosen, spread, why }, lang) {
  const texts = [chosen, spread, why].flatMap((text) => inLanguage(text, lang) || []);
  const name = inLanguage(title, lang) ?? "";
  return { kind: "figure", id: "", name, names: Object.values(title), texts, days: null };
}

/** @param {{start?: StoryDate, end?: StoryDate}} dated @returns {[number, number] | null} */
function daysOf({ start, end }) {
  const [from, to] = [start ?? end, end ?? start];
  return from && to ? [dayNumber(from.first), dayNumber(to.last)] : null;
}

/** Paragraphs without what marks them. @param {RichText | undefined} text */
function paragraphs(text) {
  return (text ?? []).map((spans) => spans.map(plainText).join(""));
}

/** @param {Span} span @returns {string} */
function plainText(span) {
  if (typeof span === "string") return span;
  const [kind, ...rest] = span;
  const inside = ["a", "t", "m"].includes(kind) ? rest.slice(1) : rest;
  return inside.map(plainText).join("");
}
