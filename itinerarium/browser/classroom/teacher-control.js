// @ts-check
/** The teacher's window: notes, question and answer of this stop, the next one, the clock and the plan. */

import { clockText, lessonOf, planOf } from "../data/lesson.js";
import { atLevel } from "../data/levels.js";
import { textOf, withTexts } from "../data/place-texts.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, listName, word } from "../data/words.js";
import { element, richText } from "../dom/dom.js";
import { dates } from "../places/place-details.js";
import { lessonButtons } from "./lesson-choice.js";
import { fitText } from "./lesson-control.js";

export class TeacherControl {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { ...options };
    this.story = story;
    this.places = placesById(story);
    /** @type {L.Map} */
    this.map;
    /** @type {import("../state/state.js").State} */
    this.state;
    this.timer = 0;
    this.used = 0;
    this.last = 0;
    this.isRunning = false;
    /** @type {Map<string, number>} seconds spent at each stop */
    this.spent = new Map();
    this.parts = partsOf(this);
    const { bar, now, side } = this.parts;
    this.root = element("section", { class: "teacher" }, element("div", { class: "teacher-sheet" }, bar, now, side));
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    return this;
  }

  remove() {
    clearInterval(this.timer);
    this.root.remove();
    this.map.off("itinerarium:change", this.hear, this);
    return this;
  }

  /** @param {string} command */
  press(command) {
    this.map.fire("itinerarium:press", { command });
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.state = state;
    document.documentElement.toggleAttribute("data-teacher", state.teacher);
    if (!state.teacher) return;
    if (!this.root.isConnected) this.open();
    if (state.stop && !this.isRunning && !this.used) this.run(true);
    this.tell(state);
    this.tick();
  }

  open() {
    this.map.getContainer().closest(".plate")?.setAttribute("inert", "");
    document.body.prepend(this.root);
    this.timer = setInterval(() => this.tick(), 500);
  }

  /** @param {boolean} isRunning */
  run(isRunning) {
    this.isRunning = isRunning;
    this.last = performance.now();
    this.tick();
  }

  startOver() {
    this.used = 0;
    this.spent.clear();
    this.run(true);
  }

  /** The clock, the time used, and how far it is from the plan. */
  tick() {
    const { lang, stop, lesson } = this.state;
    const now = performance.now();
    const seconds = this.isRunning ? (now - this.last) / 1000 : 0;
    this.last = now;
    this.used += seconds;
    if (stop) this.spent.set(stop, (this.spent.get(stop) ?? 0) + seconds);
    const { clock, used, ahead, pause, link } = this.parts;
    const alone = window.opener && !window.opener.closed ? "" : word(lang, "windowAlone");
    if (link.textContent !== alone) link.textContent = alone;
    clock.textContent = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit" }).format(new Date());
    used.textContent = `${clockText(this.used)} / ${lessonOf(lesson).length}:00`;
    pause.textContent = word(lang, this.isRunning ? "timerPause" : "timerGo");
    const planned = planOf(this.story, lesson).find(({ id }) => id === stop);
    const left = planned ? (planned.from + planned.minutes) * 60 - this.used : 0;
    ahead.textContent = planned
      ? word(lang, left < 0 ? "behindPlan" : "withinPlan", { time: clockText(Math.abs(left)) })
      : "";
    ahead.classList.toggle("is-over", left < 0);
    for (const node of this.parts.plan.querySelectorAll("[data-spent]")) {
      const seconds = this.spent.get(node.getAttribute("data-spent") ?? "");
      node.textContent = seconds ? clockText(seconds) : "";
    }
  }

  /** @param {import("../state/state.js").State} state */
  tell(state) {
    const { lang, stop, end, lesson } = state;
    const plan = planOf(this.story, lesson);
    const at = end ? plan.length : plan.findIndex(({ id }) => id === stop);
    const place = this.places.get(stop);
    const { heading, fits, next } = this.parts;
    this.root.setAttribute("aria-label", word(lang, "command_teacher"));
    heading.replaceChildren(
      place ? element("span", {}, `${at + 1} / ${plan.length}`) : "",
      ` ${inLanguage(place?.name, lang) ?? word(lang, end ? "end" : "overview")}`,
    );
    const after = this.places.get(plan[at + 1]?.id);
    const afterAll = end ? "\u2014" : word(lang, "end");
    next.textContent = after
      ? `${inLanguage(after.name, lang)} \u2013 ${inLanguage(after.title, lang) ?? ""}`
      : afterAll;
    fits.textContent = fitText(this.story, lesson, lang);
    this.tellPlace(place && atLevel(withTexts(this.story, place), state.level, lang), lang);
    this.nameButtons(state, place);
    this.listPlan(plan, stop, lang);
    this.offerLessons(state);
  }

  /** @param {Place | undefined} place of this stop, undefined at the overview @param {string} lang */
  tellPlace(place, lang) {
    const { notes, question, answer, text } = this.parts;
    notes.textContent = inLanguage(place?.notes, lang) ?? "\u2014";
    question.textContent = inLanguage(place?.question, lang) ?? "\u2014";
    answer.textContent = inLanguage(place?.answer, lang) ?? "\u2014";
    text.replaceChildren(
      ...(place
        ? [
            dates(place, lang) ?? "",
            element("p", { class: "told-lead" }, inLanguage(place.lead, lang)),
            ...richText(inLanguage(textOf(this.story, place), lang)),
          ]
        : []),
    );
  }

  /** @param {import("../state/state.js").State} state @param {Place | undefined} place */
  nameButtons({ lang, question, answer, black: isBlack }, place) {
    const { names, previousButton, nextButton, black, ask, again } = this.parts;
    for (const [key, node] of Object.entries(names)) node.textContent = word(lang, key);
    previousButton.textContent = word(lang, "previous");
    nextButton.textContent = word(lang, question && !answer && place?.question ? "showAnswer" : "next");
    black.textContent = word(lang, "command_black");
    black.setAttribute("aria-pressed", String(isBlack));
    ask.textContent = word(lang, "command_question");
    ask.setAttribute("aria-pressed", String(question));
    again.textContent = word(lang, "timerAgain");
  }

  /** @param {import("../state/state.js").State} state */
  offerLessons(state) {
    const { lessons, lessonsName } = this.parts;
    const hadFocus = lessons.contains(document.activeElement);
    lessonsName.textContent = word(state.lang, "lessonReady");
    lessons.replaceChildren(
      ...lessonButtons(this.story, state, (lesson) => this.map.fire("itinerarium:ask", { patch: { lesson } })),
    );
    lessonsName.hidden = !lessons.childElementCount;
    const chosen = lessons.querySelector("[aria-pressed=true]");
    if (hadFocus && chosen instanceof HTMLElement) chosen.focus();
  }

  /** @param {import("../data/lesson.js").Planned[]} plan @param {string} stop @param {string} lang */
  listPlan(plan, stop, lang) {
    this.parts.plan.replaceChildren(
      ...plan.map(({ id, minutes }, index) => {
        const button = element(
          "button",
          { type: "button", "aria-current": id === stop ? "step" : undefined },
          element("span", { class: "plan-number" }, String(index + 1)),
          element("span", { class: "plan-name" }, listName(/** @type {Place} */ (this.places.get(id)), lang)),
          element("span", { class: "plan-spent", "data-spent": id }),
          element("span", { class: "plan-minutes" }, `${minutes} min`),
        );
        button.addEventListener("click", () => this.map.fire("itinerarium:ask", { patch: { stop: id } }));
        return element("li", {}, button);
      }),
    );
    const { plan: list } = this.parts;
    const here = /** @type {HTMLElement | null} */ (list.querySelector("[aria-current]"));
    // Not scrollIntoView: on a telephone the whole window scrolls, and must not leave the notes.
    if (here && list.scrollHeight > list.clientHeight) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  }
}

/** @param {TeacherControl} control */
function partsOf(control) {
  const button = (/** @type {string} */ name, /** @type {() => void} */ onPress) => {
    const node = element("button", { type: "button", class: `plain-button ${name}` });
    node.addEventListener("click", onPress);
    return node;
  };
  /** @type {Record<string, HTMLElement>} */
  const names = Object.fromEntries(
    ["notes", "question", "answer", "nextStop", "plan"].map((key) => [key, element("h2", {})]),
  );
  const parts = {
    names,
    heading: element("h1"),
    clock: element("p", { class: "teacher-clock" }),
    used: element("p", { class: "teacher-used" }),
    ahead: element("p", { class: "teacher-ahead" }),
    fits: element("p", { class: "teacher-fits" }),
    link: element("p", { class: "teacher-alone", role: "status" }),
    notes: element("p", { class: "teacher-notes" }),
    question: element("p"),
    answer: element("p"),
    next: element("p"),
    text: element("div", { class: "teacher-text" }),
    plan: element("ol", { class: "teacher-plan" }),
    lessonsName: element("h2"),
    lessons: element("div", { class: "lesson-choice" }),
    previousButton: button("teacher-previous", () => control.press("previous")),
    nextButton: button("teacher-next", () => control.press("next")),
    black: button("teacher-black", () => control.press("black")),
    ask: button("teacher-ask", () => control.press("question")),
    pause: button("teacher-pause", () => control.run(!control.isRunning)),
    again: button("teacher-again", () => control.startOver()),
  };
  return {
    ...parts,
    bar: element(
      "header",
      { class: "teacher-bar" },
      parts.clock,
      parts.used,
      parts.ahead,
      parts.pause,
      parts.again,
      element("span", { class: "teacher-steps" }, parts.ask, parts.black, parts.previousButton, parts.nextButton),
    ),
    now: element(
      "div",
      { class: "teacher-now", tabindex: 0 },
      parts.link,
      parts.heading,
      names.notes,
      parts.notes,
      names.question,
      parts.question,
      names.answer,
      parts.answer,
      parts.text,
    ),
    side: element(
      "aside",
      { class: "teacher-side" },
      names.nextStop,
      parts.next,
      names.plan,
      parts.fits,
      parts.plan,
      parts.lessonsName,
      parts.lessons,
    ),
  };
}
