// @ts-check
/** The lessons that a story brings along, and the whole story: one of them is chosen with one click. */

import { minutesIn, planOf } from "../data/lesson.js";
import { lessonFrom } from "../data/lesson-names.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";

/**
 * @param {Story} story
 * @param {import("../state/state.js").State} state
 * @param {(lesson: string) => void} onChoose
 * @returns {HTMLElement[]} nothing for a story without lessons
 */
export function lessonButtons(story, { lang, lesson }, onChoose) {
  const ready = (story.lessons ?? []).map(({ id, title }) => ({
    text: lessonFrom(id, story.stops, story.lessons),
    name: inLanguage(title, lang) ?? id,
  }));
  if (!ready.length) return [];
  return [{ text: "", name: word(lang, "lessonAll") }, ...ready].map(({ text, name }) => {
    const plan = planOf(story, text);
    const size = word(lang, "lessonSize", { stops: plan.length, minutes: minutesIn(plan) });
    const button = element(
      "button",
      { type: "button", class: "lesson-ready", "aria-pressed": String(text === lesson) },
      element("span", { class: "lesson-name" }, name),
      " ",
      element("span", { class: "lesson-size" }, size),
    );
    button.addEventListener("click", () => onChoose(text));
    return button;
  });
}
