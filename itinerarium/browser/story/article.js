// @ts-check
/** The Read view's article in a language chosen later: the same as templates/article.html makes for the first. */

import { citation } from "../data/citation.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, kilometres, wholeNumber, word } from "../data/words.js";
import { element, richText } from "../dom/dom.js";
import { mediaFigures } from "../places/media-parts.js";
import { dates, detailsOf, otherNames } from "../places/place-details.js";
import { kindName } from "../places/place-marker.js";
import { chaptersOf, contentsOf } from "./article-contents.js";
import { journeysSection } from "./article-journeys.js";
import { entryLists } from "./entry.js";

/** More places or legs than this are counted, not listed; so it is in article.py. */
const MOST_IN_ALL = 2000;
/** More places than this are listed only when asked for. */
const MOST_LISTED = 400;

/**
 * Everything that stands in the article.
 * @param {Story} story
 * @param {string} lang
 * @param {string} [level] how easy to read
 * @returns {Node[]}
 */
export function articleParts(story, lang, level = "") {
  const places = placesById(story);
  const isStop = new Set(story.stops);
  const others = story.places.filter((/** @type {Place} */ place) => !isStop.has(place.id));
  const subtitle = inLanguage(story.subtitle, lang);
  const credit = inLanguage(story.credit, lang);
  return [
    element(
      "header",
      { class: "read-head" },
      element("h1", {}, inLanguage(story.title, lang)),
      subtitle && element("p", { class: "read-subtitle" }, subtitle),
      credit && element("p", { class: "read-credit" }, credit),
    ),
    ...contentsOf(story, others, places, lang),
    ...chapterSections(story, places, lang, level),
    ...othersSection(story, others, lang, level),
    ...unplacedSection(story, lang, level),
    ...journeysSection(story, places, lang),
    ...routesSection(story, places, lang),
    ...entryLists(story, story.entries ?? [], lang, true).map(({ kind, name, list }) =>
      element("section", { class: "read-entries", id: `read-${kind}` }, element("h2", {}, name), list),
    ),
    ...sourcesSection(story, lang),
  ];
}

/** @param {Story} story @param {Map<string, Place>} places @param {string} lang @param {string} level */
function chapterSections(story, places, lang, level) {
  const chapters = chaptersOf(story, places, lang);
  const heading = chapters[0]?.name ? "h3" : "h2";
  return chapters.map(({ name, stops }) =>
    element(
      "section",
      { class: "read-chapter" },
      name && element("h2", {}, name),
      ...stops.map((place) => placeSection(story, place, lang, { heading, level })),
    ),
  );
}

/** @param {Story} story @param {Place} place @param {string} lang @param {{heading: string, level: string}} as */
function placeSection(story, place, lang, { heading, level }) {
  const isStop = place.stop !== undefined;
  const address = `${isStop ? "stop" : "place"}=${place.id}`;
  const name = inLanguage(place.name, lang);
  return element(
    "section",
    { class: "read-place", id: address },
    element(heading, {}, isStop && element("span", { class: "read-number" }, String(place.stop)), isStop && " ", name),
    otherNames(place, lang),
    dates(place, lang),
    ...detailsOf(story, place, lang, level, true),
    element(
      "p",
      { class: "read-go" },
      element(
        "a",
        { href: `#${address}`, "data-go": place.id },
        word(lang, "showOnMap"),
        element("span", { class: "spoken-only" }, `: ${name}`),
      ),
    ),
  );
}

/** @param {Story} story @param {Place[]} others @param {string} lang @param {string} level */
function othersSection(story, others, lang, level) {
  if (!others.length) return [];
  const heading = element("h2", {}, word(lang, story.stops.length ? "otherPlaces" : "places"));
  const section = element("section", { class: "read-others", id: "read-others" }, heading);
  if (others.length > MOST_IN_ALL)
    section.append(element("p", {}, word(lang, "placesOnMap", { number: wholeNumber(lang, others.length) })));
  else if (others.length > MOST_LISTED) section.append(element("div", { "data-all-places": true }));
  else section.append(...kindSections(story, others, lang, level));
  return [section];
}

/** The places without coordinates. @param {Story} story @param {string} lang @param {string} level */
function unplacedSection(story, lang, level) {
  if (!story.unplaced) return [];
  const told = /** @type {any[]} */ (story.unplaced).map((place) =>
    element(
      "section",
      { class: "read-place" },
      element("h3", {}, inLanguage(place.name, lang)),
      otherNames(place, lang),
      dates(place, lang),
      ...detailsOf(story, place, lang, level, true),
    ),
  );
  return [element("section", { class: "read-others" }, element("h2", {}, word(lang, "unplaced")), ...told)];
}

/** @param {Story} story @param {Place[]} others @param {string} lang @param {string} level @returns {Node[]} */
function kindSections(story, others, lang, level) {
  const kinds = [...new Set(others.map(({ kind }) => kind))].sort();
  return kinds.flatMap((kind) => {
    const name = kind ? kindName(kind, lang) : "";
    const heading = name ? [element("h3", { class: "read-kind" }, name.charAt(0).toUpperCase() + name.slice(1))] : [];
    return [
      ...heading,
      ...others
        .filter((place) => place.kind === kind)
        .map((place) => placeSection(story, place, lang, { heading: kind ? "h4" : "h3", level })),
    ];
  });
}

/** @param {Story} story @param {Map<string, Place>} places @param {string} lang */
function routesSection(story, places, lang) {
  if (!story.routes.length) return [];
  const hasLegs = story.routes.reduce((sum, { legs }) => sum + legs.length, 0) <= MOST_IN_ALL;
  return [
    element(
      "section",
      { class: "read-routes", id: "read-routes" },
      element("h2", {}, word(lang, "routes")),
      ...story.routes.map((/** @type {Route} */ route) =>
        element(
          "section",
          { class: "read-route" },
          element("h3", {}, inLanguage(route.title, lang)),
          route.km >= 0 &&
            element("p", { class: "read-length" }, word(lang, "total", { km: kilometres(lang, route.km) })),
          hasLegs && legList(story, route, places, lang),
        ),
      ),
    ),
  ];
}

/** @param {Story} story @param {Route} route @param {Map<string, Place>} places @param {string} lang */
export function legList(story, { legs }, places, lang) {
  return element("ol", {}, ...legs.map((/** @type {Leg} */ leg) => legItem(story, leg, places, lang)));
}

/** @param {Story} story @param {Leg} leg @param {Map<string, Place>} places @param {string} lang */
function legItem(story, leg, places, lang) {
  const name = (/** @type {string} */ id) => inLanguage(places.get(id)?.name, lang) ?? "";
  const details = [inLanguage(leg.when, lang), word(lang, `mode_${leg.mode}`), kilometres(lang, leg.km)]
    .filter(Boolean)
    .join(", ");
  const note = inLanguage(leg.peopleNote, lang);
  return element(
    "li",
    {},
    word(lang, "leg", { from: name(leg.from), to: name(leg.to) }),
    " ",
    element("span", { class: "read-leg" }, details),
    leg.people !== undefined && note && element("p", {}, `${wholeNumber(lang, leg.people)} ${note}`),
    ...richText(inLanguage(leg.text, lang)),
    ...mediaFigures(story, leg, lang),
  );
}

/** @param {Story} story @param {string} lang */
function sourcesSection(story, lang) {
  const works = Object.entries(story.sources ?? {});
  if (!works.length) return [];
  const kinds = [...new Set(works.map(([, { kind = "" }]) => kind))];
  return [
    element(
      "section",
      { class: "read-sources", id: "read-sources" },
      element("h2", {}, word(lang, "sources")),
      ...kinds.flatMap((kind) => worksOfKind(works, kind, lang)),
    ),
  ];
}

/** @param {[string, SourceData][]} works in their order @param {string} kind @param {string} lang */
function worksOfKind(works, kind, lang) {
  const numbered = works.map(([key, work], index) => ({ key, work, number: index + 1 }));
  const found = numbered.filter(({ work }) => (work.kind ?? "") === kind);
  const items = found.map(({ key, work }) =>
    element(
      "li",
      { id: `source-${key}` },
      work.url ? element("a", { href: work.url, rel: "noopener noreferrer" }, citation(work)) : citation(work),
    ),
  );
  const list = element("ol", { start: found[0]?.number }, ...items);
  return kind ? [element("h4", {}, word(lang, `sources_${kind}`)), list] : [list];
}
