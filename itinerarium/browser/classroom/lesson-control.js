// @ts-check
/** A lesson planned from the story: its stops, their minutes, and the link that carries both. */

import { LESSON_MINUTES, lessonOf, minutesIn, planOf, stopsOf, textOfLesson } from "../data/lesson.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, listName, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { DialogControl } from "../panels/dialog-control.js";
import { lessonButtons } from "./lesson-choice.js";

export class LessonControl extends DialogControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "lesson");
    this.lesson = "";
    this.note = element("p", { class: "lesson-note" });
    this.ready = element("div", { class: "lesson-choice", role: "group" });
    this.length = numberField(() => this.change());
    this.lengthName = element("span");
    this.sum = element("p", { class: "lesson-sum", role: "status" });
    this.whole = element("button", { type: "button", class: "plain-button" });
    this.whole.addEventListener("click", () => this.ask({ lesson: "" }));
    this.stops = element("div", { class: "lesson-stops" });
    this.link = /** @type {HTMLInputElement} */ (element("input", { class: "field", readonly: true }));
    this.link.addEventListener("focus", () => this.link.select());
    this.linkName = element("span");
    this.body.append(
      this.note,
      this.ready,
      element(
        "div",
        { class: "lesson-head" },
        element("label", { class: "setting" }, this.lengthName, this.length),
        this.sum,
        this.whole,
      ),
      this.stops,
      element("label", { class: "lesson-link" }, this.linkName, this.link),
    );
    /** @type {Map<string, {box: HTMLInputElement, minutes: HTMLInputElement}>} */
    this.rows = new Map();
  }

  /** @param {import("../state/state.js").State} state @param {import("../state/state.js").State} previous */
  fill(state, previous) {
    const { lang, lesson } = state;
    if (previous.dialog !== "lesson" || previous.lang !== lang) this.build(lang);
    this.lesson = lesson;
    this.offerReady(state);
    const chosen = new Set(stopsOf(this.story, lesson));
    const minutes = new Map(planOf(this.story, lesson).map((stop) => [stop.id, stop.minutes]));
    for (const [id, row] of this.rows) {
      row.box.checked = chosen.has(id);
      if (document.activeElement !== row.minutes && minutes.has(id)) row.minutes.value = String(minutes.get(id));
    }
    if (document.activeElement !== this.length) this.length.value = String(lessonOf(lesson).length);
    this.sum.textContent = fitText(this.story, lesson, lang);
    this.sum.classList.toggle("is-over", minutesIn(planOf(this.story, lesson)) > lessonOf(lesson).length);
    this.whole.hidden = !lesson;
    // The conductor writes the address after it has published the change.
    setTimeout(() => {
      this.link.value = location.href;
    });
  }

  /** The lessons of the story; the chosen one keeps the focus. @param {import("../state/state.js").State} state */
  offerReady(state) {
    const hadFocus = this.ready.contains(document.activeElement);
    this.ready.setAttribute("aria-label", word(state.lang, "lessonReady"));
    this.ready.replaceChildren(...lessonButtons(this.story, state, (lesson) => this.ask({ lesson })));
    this.ready.hidden = !this.ready.childElementCount;
    const chosen = this.ready.querySelector("[aria-pressed=true]");
    if (hadFocus && chosen instanceof HTMLElement) chosen.focus();
  }

  /** @param {string} lang */
  build(lang) {
    this.note.textContent = word(lang, "lessonNote");
    this.lengthName.textContent = word(lang, "lessonLength");
    this.whole.textContent = word(lang, "lessonWhole");
    this.linkName.textContent = word(lang, "lessonLink");
    this.rows.clear();
    const places = placesById(this.story);
    let chapter = "";
    let list = element("ol");
    this.stops.replaceChildren(list);
    for (const [index, { id, minutes }] of planOf(this.story, "").entries()) {
      const place = /** @type {Place} */ (places.get(id));
      const name = inLanguage(place.chapter, lang) ?? "";
      if (name && name !== chapter) {
        list = element("ol");
        this.stops.append(element("h3", {}, name), list);
      }
      chapter = name || chapter;
      list.append(this.row(id, `${index + 1}. ${listName(place, lang)}`, minutes, lang));
    }
  }

  /** @param {string} id @param {string} name @param {number} planned @param {string} lang */
  row(id, name, planned, lang) {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
    box.addEventListener("change", () => this.change());
    const minutes = numberField(() => this.change());
    minutes.value = String(planned);
    minutes.setAttribute("aria-label", word(lang, "minutesOf", { name }));
    this.rows.set(id, { box, minutes });
    return element("li", {}, element("label", { class: "setting" }, box, element("span", {}, name)), minutes);
  }

  /** What the fields say, as a lesson: minutes only where they are not the story's own. */
  change() {
    const own = new Map(planOf(this.story, "").map((stop) => [stop.id, stop.minutes]));
    /** @type {Map<string, number | null>} */
    const minutes = new Map();
    for (const [id, row] of this.rows) {
      const value = row.minutes.valueAsNumber || 0;
      if (row.box.checked)
        minutes.set(id, value > 0 && value !== own.get(id) ? Math.min(600, Math.round(value)) : null);
    }
    const length = Math.min(600, Math.max(1, Math.round(this.length.valueAsNumber || LESSON_MINUTES)));
    const isWhole =
      minutes.size === this.rows.size && length === LESSON_MINUTES && [...minutes.values()].every((value) => !value);
    this.ask({ lesson: isWhole ? "" : textOfLesson({ minutes, length }, this.story.stops) });
  }
}

/**
 * Whether the stops fit into the time there is, in words.
 * @param {Story} story
 * @param {string} lesson
 * @param {string} lang
 */
export function fitText(story, lesson, lang) {
  const used = minutesIn(planOf(story, lesson));
  const { length } = lessonOf(lesson);
  const more = used > length ? "lessonOver" : "lessonFits";
  return word(lang, more, { used, length, more: Math.abs(used - length) });
}

/** @param {() => void} onChange */
function numberField(onChange) {
  const field = /** @type {HTMLInputElement} */ (
    element("input", { type: "number", min: 1, max: 600, class: "field number-field" })
  );
  field.addEventListener("input", onChange);
  return field;
}
