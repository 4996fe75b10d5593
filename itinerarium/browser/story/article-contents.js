// @ts-check
/** The table of contents of the Read view's article, as templates/article.html makes it for the first language. */
import { inLanguage, listName, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { ENTRY_LISTS } from "./entry.js";

/** @typedef {{name: string, stops: Place[]}} Chapter */

/**
 * The stops in their order, each under its section; one without a section joins the last.
 * @param {Pick<Story, "stops">} story
 * @param {Map<string, Place>} places
 * @param {string} lang
 * @returns {Chapter[]}
 */
export function chaptersOf({ stops }, places, lang) {
  /** @type {Chapter[]} */
  const chapters = [];
  for (const id of stops) {
    const place = /** @type {Place} */ (places.get(id));
    const name = inLanguage(place.section, lang) ?? "";
    const last = chapters[chapters.length - 1];
    if (last && (!name || name === last.name)) last.stops.push(place);
    else chapters.push({ name, stops: [place] });
  }
  return chapters;
}

/**
 * @param {Story} story
 * @param {Place[]} others places that are no stops
 * @param {Map<string, Place>} places by id
 * @param {string} lang
 * @returns {HTMLElement[]} nothing for a story with less than two stops
 */
export function contentsOf(story, others, places, lang) {
  if (story.stops.length < 2) return [];
  const chapters = chaptersOf(story, places, lang);
  const entries = ENTRY_LISTS.map(({ kind, heading }) => [
    kind,
    heading,
    Boolean(story.entries?.some(({ id }) => id.startsWith(kind))),
  ]);
  const parts = /** @type {[string, string, boolean][]} */ ([
    ["others", "otherPlaces", others.length > 0],
    ["journeys", "journeys", Boolean(story.journeys)],
    ["routes", "routes", story.routes.length > 0],
    ...entries,
    ["sources", "sources", Object.keys(story.sources ?? {}).length > 0],
  ]).filter(([, , isThere]) => isThere);
  const list = element(
    "ul",
    {},
    ...chapters.map((chapter) => chapterItem(chapter, lang)),
    ...parts.map(([id, key]) => element("li", {}, link(`read-${id}`, word(lang, key)))),
  );
  const name = word(lang, "contents");
  const options = { class: "read-contents", id: "read-contents", "aria-label": name };
  return [element("nav", options, element("h2", {}, name), list)];
}

/** @param {Chapter} chapter @param {string} lang */
function chapterItem({ name, stops }, lang) {
  const items = stops.map((place) => {
    const number = element("span", { class: "read-number" }, String(place.stop));
    return element("li", {}, link(`stop=${place.id}`, number, " ", listName(place, lang)));
  });
  const heading = name && element("span", { class: "read-contents-name" }, name);
  return element("li", {}, heading, element("ul", {}, ...items));
}

/** @param {string} id @param {...(Node | string)} text */
function link(id, ...text) {
  return element("a", { href: `#${id}` }, ...text);
}
