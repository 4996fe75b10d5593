// @ts-check
/** What the card tells after the last stop: the story in a few figures, and what it is drawn from. */

import { yearsOf } from "../data/dates.js";
import { inLanguage, kilometres, wholeNumber, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { sourcesOf } from "../places/place-details.js";

/**
 * The years, what the story is about, and its figures.
 * @param {Story} story
 * @param {string} lang
 * @returns {Node[]}
 */
export function endParts(story, lang) {
  const subtitle = inLanguage(story.subtitle, lang);
  return [
    element("p", { class: "told-when" }, yearsOf(story)),
    ...(subtitle ? [element("p", { class: "told-lead" }, subtitle)] : []),
    ...endFigures(story, lang).map(([number, name]) =>
      element("p", { class: "told-figure" }, element("strong", {}, number), element("span", {}, name)),
    ),
  ];
}

/**
 * What was counted last of each counter, and the length of the first journey or of the only route: the lines of several
 * together are no way that anybody went.
 * @param {Pick<Story, "counters" | "routes" | "journeys">} story
 * @param {string} lang
 * @returns {[number: string, name: string][]}
 */
export function endFigures({ counters = [], routes, journeys = [] }, lang) {
  const counted = counters.flatMap(({ title, points }) => {
    const last = points[points.length - 1];
    const name = inLanguage(title, lang) ?? word(lang, "people");
    return last ? [/** @type {[string, string]} */ ([wholeNumber(lang, last.people), name])] : [];
  });
  const [road] = journeys;
  const [only, ...others] = routes;
  if ((road ?? only)?.km < 0) return counted;
  if (road) return [...counted, [kilometres(lang, road.km), inLanguage(road.title, lang) ?? ""]];
  return only && !others.length ? [...counted, [kilometres(lang, only.km), word(lang, "inAll")]] : counted;
}

/** All works that the story names, to be opened. @param {Story} story @param {string} lang @returns {Node[]} */
export function allSources(story, lang) {
  const list = sourcesOf(story, { sources: Object.keys(story.sources ?? {}) }, lang);
  return list ? [list] : [];
}
