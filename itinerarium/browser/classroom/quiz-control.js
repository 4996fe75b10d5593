// @ts-check
/**
 * The quiz: find places on a map without names, choose answers, put stops in order. Points are kept while it is open, and
 * nowhere else.
 */

import { isStopOf, placesById } from "../data/places-by-id.js";
import { decimal, inLanguage, wholeNumber, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, iconButton, renameButton } from "../dom/icons.js";
import { shareHeight } from "../dom/shared-height.js";
import { haversineKm } from "../geo/framing.js";
import { pixelsOfKilometres } from "../geo/mercator.js";
import { INITIAL_STATE } from "../state/state.js";
import { QuizMap } from "./quiz-map.js";
import { choiceParts, clockTime, resultParts } from "./quiz-parts.js";
import {
  extentKm,
  isWrong,
  kmAround,
  MOST_POINTS,
  movedBy,
  orderOf,
  pointsForDistance,
  pointsForOrder,
} from "./quiz-score.js";
import { tasksOf } from "./quiz-tasks.js";

/**
 * @typedef {import("./quiz-tasks.js").Task} Task
 * @typedef {{task: Task, points: number, given?: string[], chosen?: number, km?: number, at?: L.LatLng}} Answer
 */

export class QuizControl extends L.Control {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "topright", ...options }));
    this.story = story;
    this.places = placesById(story);
    /** @type {L.Map} */
    this.map;
    this.state = INITIAL_STATE;
    /** @type {Task[]} */
    this.tasks = [];
    /** @type {string[]} the stops as the player has put them */
    this.order = [];
    /** @type {Answer[]} */
    this.answers = [];
    this.index = 0;
    this.began = 0;
    this.seconds = 0;
    this.extent = extentKm(story.stops.length ? story.places.filter(isStopOf(story)) : story.places);
    this.count = element("p", { class: "card-count" });
    this.heading = element("h2", { class: "card-name quiz-heading", id: "quiz-name", tabindex: -1 });
    this.close = iconButton("close", "", () => this.ask({ quiz: 0 }));
    this.body = element("div", {
      class: "card-body quiz-body",
      tabindex: 0,
      role: "group",
      "aria-labelledby": "quiz-name",
    });
    this.next = element("button", { type: "button", class: "step card-next" });
    this.next.addEventListener("click", () => this.goOn());
    this.card = element(
      "section",
      { class: "card quiz", "data-covers": true, "aria-labelledby": "quiz-name" },
      element(
        "header",
        { class: "card-head" },
        element("div", { class: "card-titles" }, this.count, this.heading),
        element("div", { class: "card-tools" }, this.close),
      ),
      this.body,
      element("footer", { class: "card-steps quiz-steps" }, this.next),
    );
    this.status = element("p", { role: "status", class: "spoken-only" });
    this.root = element("div", { class: "quiz-place" }, this.status);
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    this.watch = new ResizeObserver(() => this.shareHeight());
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    this.marks = new QuizMap(map, { onAnswer: (at) => this.find(at), onMove: (at) => this.tellCross(at) });
    map.on("itinerarium:change", this.hear, this);
    this.watch.observe(this.card);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    this.marks?.close();
    map.off("itinerarium:change", this.hear, this);
    this.watch.disconnect();
    document.documentElement.removeAttribute("data-quiz");
    map._controlContainer.style.removeProperty("--quiz-height");
  }

  shareHeight() {
    shareHeight(this.map, "--quiz-height", this.card.offsetHeight);
  }

  /** @param {Partial<import("../state/state.js").State>} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    document.documentElement.toggleAttribute("data-quiz", state.quiz > 0);
    if (state.quiz !== previous.quiz) this.begin(state.quiz, previous.quiz > 0);
    else if (state.quiz && state.lang !== previous.lang) this.tell();
  }

  /** @param {number} round 0 to end @param {boolean} wasOpen */
  begin(round, wasOpen) {
    if (round) this.root.prepend(this.card);
    else this.card.remove();
    this.status.textContent = "";
    if (round) return this.start(tasksOf(this.story, round));
    this.marks?.close();
    if (wasOpen) this.map.fire("itinerarium:storyclosed");
    if (wasOpen) this.map.fire("itinerarium:overview");
  }

  /** @param {Task[]} tasks */
  start(tasks) {
    this.tasks = tasks;
    this.answers = [];
    this.index = 0;
    this.began = performance.now();
    this.pose();
  }

  task() {
    return this.tasks[this.index];
  }

  /** The next task, or what was reached, with the whole road. */
  pose() {
    const task = this.task();
    const isFinding = task?.kind === "find";
    if (task?.kind === "order") this.order = task.stops;
    if (!task) this.seconds = (performance.now() - this.began) / 1000;
    this.marks?.open(isFinding);
    this.marks?.reveal(!task);
    this.tell();
    requestAnimationFrame(() => this.map.fire("itinerarium:overview"));
    (isFinding ? this.map.getContainer() : this.heading).focus({ preventScroll: true });
  }

  goOn() {
    if (this.index >= this.tasks.length) return this.ask({ quiz: this.state.quiz + 1 });
    if (this.answer()) {
      this.index += 1;
      return this.pose();
    }
    const task = this.task();
    if (task?.kind === "find") this.find(this.map.getCenter());
    if (task?.kind === "order")
      this.settle({ task, given: this.order, points: pointsForOrder(this.order, orderOf(this.story)) });
  }

  /** What was answered to the task that is shown. */
  answer() {
    return this.answers[this.index];
  }

  /** @param {L.LatLng} at where the player thinks that the place is */
  find(at) {
    const task = this.task();
    const place = task?.kind === "find" ? this.places.get(task.id) : undefined;
    if (!task || !place || this.answer()) return;
    const km = haversineKm([at.lat, at.lng], [place.lat, place.lon]);
    const pixel = this.story.ground ? 0 : 1 / pixelsOfKilometres(1, place.lat, this.map.getZoom());
    this.settle({ task, km, points: pointsForDistance(km, this.extent, place.accuracyKm, pixel), at });
  }

  /** @param {number} chosen the number of an answer; the first is right */
  choose(chosen) {
    const task = this.task();
    if (task && !this.answer()) this.settle({ task, chosen, points: chosen === 0 ? MOST_POINTS : 0 });
  }

  /** Where the cross is, for those who do not see it. @param {L.LatLng} at */
  tellCross(at) {
    if (this.answer() || this.story.ground) return;
    const { lat, lng } = at.wrap();
    const [down, across] = [lat, lng].map((angle) => decimal(this.state.lang, Math.abs(angle)));
    const place = `${down}° ${lat < 0 ? "S" : "N"}, ${across}° ${lng < 0 ? "W" : "E"}`;
    this.status.textContent = word(this.state.lang, "quizCross", { place });
  }

  /** @param {Answer} answer */
  settle(answer) {
    this.answers.push(answer);
    this.tell();
    this.next.focus({ preventScroll: true });
    if (!answer.at) return;
    this.marks?.reveal(true);
    this.marks?.frame(kmAround(this.extent));
  }

  points() {
    return this.answers.reduce((sum, { points }) => sum + points, 0);
  }

  tell() {
    const { lang } = this.state;
    const { count, heading, body, next, close } = this;
    const task = this.task();
    const answer = this.answer();
    const points = word(lang, "quizPoints", { number: this.points(), most: this.tasks.length * MOST_POINTS });
    count.textContent = task ? `${this.index + 1} / ${this.tasks.length} · ${points}` : word(lang, "quiz");
    heading.textContent = task ? this.nameOfTask(task) : points;
    this.card.classList.toggle("has-order", task?.kind !== "find");
    body.replaceChildren(...this.partsOf(task, answer));
    // To choose is to answer.
    this.card.classList.toggle("is-choosing", task?.kind === "choose" && !answer);
    next.replaceChildren(element("span", { class: "step-name" }, word(lang, labelOf(task, answer))), icon("next"));
    renameButton(close, word(lang, "quizClose"));
    if (answer?.at && task?.kind === "find")
      this.marks?.show(answer.at, /** @type {Place} */ (this.places.get(task.id)), this.nameOf(task.id));
    const asked = task?.kind === "find" ? word(lang, "quizFindHint") : task ? this.described(task) : "";
    const hint = answer ? `${this.verdict(answer)} ${this.rightAnswer(task)}` : task ? asked : this.reached();
    this.status.textContent = `${heading.textContent} ${hint}`;
  }

  /** For those who do not see which one is marked. @param {Task | undefined} task */
  rightAnswer(task) {
    if (task?.kind !== "choose") return "";
    const { lang } = this.state;
    return `${inLanguage(task.question.answers[0], lang) ?? ""}: ${word(lang, "quizRight")}`;
  }

  /** What was reached in per cent, and in what time. */
  reached() {
    const { lang } = this.state;
    const share = (100 * this.points()) / (this.tasks.length * MOST_POINTS || 1);
    return word(lang, "quizTime", { percent: wholeNumber(lang, share), time: clockTime(this.seconds) });
  }

  /** @param {Task | undefined} task @param {Answer | undefined} answer @returns {Node[]} */
  partsOf(task, answer) {
    if (!task) return this.result();
    if (task.kind === "find") return this.finding(task.id, answer);
    if (task.kind === "order") return this.ordering(answer);
    const choices = choiceParts(task, answer?.chosen ?? -1, this.state.lang, (chosen) => this.choose(chosen));
    const about = this.described(task);
    return [
      ...(about ? [element("p", {}, about)] : []),
      ...(answer ? [element("p", { class: "quiz-verdict" }, this.verdict(answer))] : []),
      choices,
    ];
  }

  /** Who is asked for, which is too long for a heading. @param {Task} task */
  described(task) {
    const isWho = task.kind === "choose" && task.question.key === "quizWho";
    return isWho ? (inLanguage(task.question.about, this.state.lang) ?? "") : "";
  }

  /** @param {Task} task */
  nameOfTask(task) {
    const { lang } = this.state;
    if (task.kind === "find") return word(lang, "quizFind", { name: this.nameOf(task.id) });
    if (task.kind === "order") return word(lang, "quizOrder");
    const about = inLanguage(task.question.about, lang) ?? "";
    return task.question.key ? word(lang, task.question.key, { name: about }) : about;
  }

  /** @param {string} id */
  nameOf(id) {
    return inLanguage(this.places.get(id)?.name, this.state.lang) ?? id;
  }

  /** @param {Answer} answer */
  verdict({ task, km = 0, points }) {
    const { lang } = this.state;
    const earned = word(lang, "quizPoints", { number: points, most: MOST_POINTS });
    return task.kind === "find" && !this.story.ground
      ? `${word(lang, "quizOff", { km: `${wholeNumber(lang, km)} km` })} ${earned}`
      : earned;
  }

  /** @param {string} id @param {Answer | undefined} answer @returns {Node[]} */
  finding(id, answer) {
    const { lang } = this.state;
    if (!answer) return [element("p", {}, word(lang, "quizFindHint"))];
    const lead = inLanguage(this.places.get(id)?.lead, lang);
    return [element("p", { class: "quiz-verdict" }, this.verdict(answer)), ...(lead ? [element("p", {}, lead)] : [])];
  }

  /** @param {Answer | undefined} answer @returns {Node[]} */
  ordering(answer) {
    if (!answer) return [element("ol", { class: "quiz-order" }, ...this.order.map((id) => this.movable(id)))];
    const { stops } = this.story;
    const given = answer.given ?? [];
    const right = [...given].sort((one, other) => stops.indexOf(one) - stops.indexOf(other));
    return [
      element("p", { class: "quiz-verdict" }, this.verdict(answer)),
      element("ol", { class: "quiz-order" }, ...right.map((id, index) => this.placed(id, given.indexOf(id), index))),
    ];
  }

  /** @param {string} id */
  movable(id) {
    const buttons = /** @type {const} */ ([
      ["up", -1],
      ["down", 1],
    ]).map(([way, steps]) => {
      const button = iconButton(
        way,
        `${word(this.state.lang, way === "up" ? "quizUp" : "quizDown")}: ${this.nameOf(id)}`,
        () => this.move(id, steps),
      );
      button.dataset.move = `${id} ${steps}`;
      return button;
    });
    return element("li", {}, element("span", { class: "quiz-name" }, this.nameOf(id)), ...buttons);
  }

  /** @param {string} id @param {number} steps */
  move(id, steps) {
    this.order = movedBy(this.order, id, steps);
    this.body.replaceChildren(...this.ordering(undefined));
    /** @type {HTMLElement | null} */
    const button = this.body.querySelector(`[data-move="${CSS.escape(`${id} ${steps}`)}"]`);
    button?.focus({ preventScroll: true });
    const values = { name: this.nameOf(id), number: this.order.indexOf(id) + 1, total: this.order.length };
    this.status.textContent = word(this.state.lang, "stopOf", values);
  }

  /**
   * A stop at its right place, and where the player had it.
   * @param {string} id
   * @param {number} given
   * @param {number} index
   */
  placed(id, given, index) {
    const { lang } = this.state;
    const note = given === index ? word(lang, "quizRight") : word(lang, "quizYours", { number: given + 1 });
    return element(
      "li",
      given === index ? { class: "is-right" } : {},
      element("span", { class: "quiz-name" }, this.nameOf(id)),
      element(
        "span",
        { class: "quiz-note" },
        [inLanguage(this.places.get(id)?.when, lang), note].filter(Boolean).join(" · "),
      ),
    );
  }

  /** @returns {Node[]} */
  result() {
    const rows = this.answers.map((answer) => ({ name: this.nameInResult(answer.task), note: this.verdict(answer) }));
    const wrong = this.answers.filter(isWrong).map(({ task }) => task);
    const again = wrong.length ? () => this.start(wrong) : null;
    return resultParts({ reached: this.reached(), rows, again }, this.state.lang);
  }

  /** @param {Task} task */
  nameInResult(task) {
    if (task.kind === "find") return this.nameOf(task.id);
    return this.described(task) || this.nameOfTask(task);
  }
}

/** What the button does. @param {Task | undefined} task @param {Answer | undefined} answer */
function labelOf(task, answer) {
  if (!task) return "quizAgain";
  if (answer) return "next";
  return task.kind === "find" ? "quizHere" : "quizCheck";
}
