// @ts-check
/** The legend's journeys and strands as buttons: the one pressed is the one that the map brings out. */
import { journeyShown, NO_JOURNEY } from "../data/journeys.js";
import { lessonOf, textOfLesson } from "../data/lesson.js";
import { inLanguage, kilometres, word } from "../data/words.js";
import { element, richText } from "../dom/dom.js";

/** @typedef {import("../state/state.js").State} State */
/** @typedef {(patch: Partial<State>) => void} Ask */

/**
 * @param {Story} story
 * @param {string} lang
 * @param {Ask} ask
 * @returns {HTMLElement[]} an item for each journey
 */
export function journeyItems(story, lang, ask) {
  return (story.journeys ?? []).map((journey) => {
    const choice = button({ "data-journey-choice": journey.id });
    choice.append(
      element("span", { class: "legend-road", "aria-hidden": "true" }),
      element("span", { class: "legend-title" }, inLanguage(journey.title, lang) ?? journey.id),
      element("span", { class: "legend-km" }, kilometres(lang, journey.km)),
    );
    choice.addEventListener("click", () => {
      const isPressed = choice.getAttribute("aria-pressed") === "true";
      ask({ journey: isPressed ? NO_JOURNEY : journey.id, strand: "", stop: "" });
    });
    return element("li", {}, choice, storyOf(story, journey, lang, ask));
  });
}

/**
 * What a journey is, who says so, and a button that walks its stops alone.
 * @param {Story} story
 * @param {JourneyData} journey
 * @param {string} lang
 * @param {Ask} ask
 */
function storyOf(story, journey, lang, ask) {
  const works = (journey.sources ?? []).flatMap((key) => story.sources[key]?.text ?? []);
  return element(
    "div",
    { class: "legend-story", hidden: true },
    element("p", { class: "legend-when" }, inLanguage(journey.when, lang) ?? ""),
    ...richText(inLanguage(journey.text, lang)),
    journey.stops.length > 1 && walkButton(story, journey, lang, ask),
    works.length > 0 && element("p", { class: "legend-works" }, `${word(lang, "sources")}: ${works.join("; ")}`),
  );
}

/** @param {Story} story @param {JourneyData} journey @param {string} lang @param {Ask} ask */
function walkButton(story, { stops }, lang, ask) {
  const lesson = textOfLesson(lessonOf(stops.join(",")), story.stops);
  const walk = element("button", { type: "button", class: "legend-more legend-walk" });
  walk.textContent = word(lang, "walkStops", { number: stops.length });
  walk.addEventListener("click", () => ask({ lesson, stop: story.stops.find((id) => stops.includes(id)) ?? "" }));
  return element("p", {}, walk);
}

/**
 * A strand's item, as a button where a journey keeps the strands faint.
 * @param {string} id of the strand
 * @param {HTMLElement} item
 * @param {Ask} ask
 */
export function strandItem(id, item, ask) {
  const choice = button({ "data-strand-choice": id });
  choice.append(...item.childNodes);
  choice.addEventListener("click", () =>
    ask({ strand: choice.getAttribute("aria-pressed") === "true" ? "" : id, stop: "" }),
  );
  item.append(choice);
  return item;
}

/**
 * Press the buttons of what is shown.
 * @param {HTMLElement} root
 * @param {Story} story
 * @param {State} state
 */
export function pressChoices(root, story, state) {
  const journey = state.strand ? undefined : journeyShown(story, state.journey)?.id;
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".legend-choice"))) {
    const { journeyChoice, strandChoice } = node.dataset;
    const isPressed = journeyChoice ? journeyChoice === journey : strandChoice === state.strand;
    node.setAttribute("aria-pressed", String(isPressed));
    node.parentElement?.classList.toggle("is-pressed", isPressed);
    const about = /** @type {HTMLElement | null} */ (node.nextElementSibling);
    if (about) unfold(about, isPressed && Boolean(state.journey));
  }
}

/** Show what a journey is about, or hide it. @param {HTMLElement} about @param {boolean} wanted */
function unfold(about, wanted) {
  if (about.hidden !== wanted) return;
  about.hidden = !wanted;
  const body = about.closest(".legend-body");
  // The legend alone scrolls, never the page: the choice comes to its top.
  if (wanted && body)
    body.scrollTop += (about.parentElement?.getBoundingClientRect().top ?? 0) - body.getBoundingClientRect().top;
}

/** @param {Record<string, string>} names */
function button(names) {
  return element("button", { type: "button", class: "legend-choice", "aria-pressed": "false", ...names });
}
