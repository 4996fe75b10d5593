// @ts-check
/** What the search found as rows of a list: the name, the time, the passage with the words marked. */

import { placesById } from "../data/places-by-id.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { besideName } from "./entry.js";
import { passageOf, pieces } from "./search-passages.js";

/** @typedef {import("./search.js").Hit} Hit */
/**
 * @typedef {object} Row
 * @property {Story} story
 * @property {string} lang
 * @property {(place: Place) => Record<string, string>} linkTo what makes a link to a place
 * @property {(place: Place) => string} numberOf a stop's number
 */

/**
 * A hit as an item of the list.
 * @param {Hit} hit
 * @param {Row} row
 */
export function foundRow(hit, row) {
  const { document } = hit;
  const place = placesById(row.story).get(document.id);
  const inside = [...headOf(hit, row, place), passage(hit, row.lang)];
  if (document.kind === "entry") return element("li", {}, element("a", linkToEntry(document.id), ...inside));
  if (place) return element("li", {}, element("a", row.linkTo(place), ...inside));
  return element("li", {}, element("a", { href: "#read", "data-figures": true }, ...inside));
}

/** It opens the same note as the term in a text. @param {string} id */
function linkToEntry(id) {
  return { class: "term found-entry", href: `#${id}`, "aria-haspopup": "dialog" };
}

/** @param {Hit} hit @param {Row} row @param {Place | undefined} place */
function headOf(hit, { lang, numberOf }, place) {
  const { document, isDate } = hit;
  const isPlace = document.kind === "place" && place !== undefined;
  const when = document.when && (isDate ? element("mark", {}, document.when) : document.when);
  const beside = [...(document.entry ? besideName(document.entry, lang) : []), ...(when ? [when] : [])];
  return [
    element("span", { class: "entry-number" }, isPlace ? numberOf(place) : ""),
    element("span", { class: "entry-name" }, ...marked(pieces(document.name, hit.wanted))),
    isPlace && when && element("span", { class: "entry-when" }, when),
    !isPlace &&
      element("span", { class: "entry-when" }, kindOf(document, lang), ...beside.flatMap((one) => [" · ", one])),
  ];
}

/** @param {import("./search.js").SearchDocument} document @param {string} lang */
function kindOf({ kind, id }, lang) {
  if (kind === "leg") return word(lang, "foundLeg");
  if (kind === "figure") return word(lang, "foundFigure");
  return id.startsWith("person") ? word(lang, "foundPerson") : word(lang, "foundTerm");
}

/** @param {Hit} hit @param {string} lang */
function passage(hit, lang) {
  const found = passageOf(hit, lang);
  return found && element("span", { class: "entry-passage" }, ...marked(found));
}

/** @param {import("./search-passages.js").Piece[]} found */
function marked(found) {
  return found.map(({ text, isFound }) => (isFound ? element("mark", {}, text) : text));
}
