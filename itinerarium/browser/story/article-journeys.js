// @ts-check
/** The journeys in the Read view's article, as templates/article.html makes them for the first language. */
import { inLanguage, kilometres, word } from "../data/words.js";
import { element, richText } from "../dom/dom.js";

/**
 * @param {Pick<Story, "journeys" | "sources">} story
 * @param {Map<string, Place>} places by id
 * @param {string} lang
 * @returns {HTMLElement[]} nothing for a story without journeys
 */
export function journeysSection(story, places, lang) {
  if (!story.journeys) return [];
  const sections = story.journeys.map((journey) => journeySection(journey, story, places, lang));
  const heading = element("h2", {}, word(lang, "journeys"));
  return [element("section", { class: "read-journeys", id: "read-journeys" }, heading, ...sections)];
}

/**
 * @param {JourneyData} journey
 * @param {Pick<Story, "sources">} story
 * @param {Map<string, Place>} places
 * @param {string} lang
 */
function journeySection(journey, { sources }, places, lang) {
  const length = kilometres(lang, journey.km);
  const works = (journey.sources ?? []).flatMap((key) => sources[key]?.text ?? []);
  return element(
    "section",
    { class: "read-journey" },
    element("h3", {}, inLanguage(journey.title, lang)),
    element("p", { class: "read-length" }, [length, inLanguage(journey.when, lang)].filter(Boolean).join(", ")),
    ...richText(inLanguage(journey.text, lang)),
    element("ol", {}, ...journey.stages.map((id) => element("li", {}, inLanguage(places.get(id)?.name, lang) ?? id))),
    works.length > 0 && element("p", { class: "read-works" }, `${word(lang, "sources")}: ${works.join("; ")}`),
  );
}
