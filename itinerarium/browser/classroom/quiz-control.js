// @ts-check
/**
 * The quiz: find places on a map without names, put stops in order. Points are kept while it is open, and nowhere else.
 */

import { isStopOf, placesById } from "../data/places-by-id.js";
import { inLanguage, wholeNumber, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, iconButton, renameButton } from "../dom/icons.js";
import { shareHeight } from "../dom/shared-height.js";
import { haversineKm } from "../geo/framing.js";
import { INITIAL_STATE } from "../state/state.js";
import { QuizMap } from "./quiz-map.js";
import { extentKm, MOST_POINTS, movedBy, orderOf, pointsForDistance, pointsForOrder, roundOf } from "./quiz-score.js";

/**
 * @typedef {{id: string, given: string[], km: number, points: number, at: {lat: number, lng: number} | null}} Answer `id`: the place, "" for the order
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
    /** @type {string[]} ids of the places to find, last "" for the order */
    this.tasks = [];
    /** @type {string[]} the stops as the player has put them */
    this.order = [];
    /** @type {Answer[]} */
    this.answers = [];
    this.index = 0;
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
    this.marks = new QuizMap(map, (at) => this.find(at));
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
    const { find, order } = round ? roundOf(this.story, round) : { find: [], order: [] };
    if (round) this.root.prepend(this.card);
    else this.card.remove();
    this.status.textContent = "";
    this.tasks = [...find, ...(order.length ? [""] : [])];
    this.order = order;
    this.answers = [];
    this.index = 0;
    if (round) return this.pose();
    this.marks?.close();
    if (wasOpen) this.map.fire("itinerarium:storyclosed");
    if (wasOpen) this.map.fire("itinerarium:overview");
  }

  /** The next task, or what was reached. */
  pose() {
    const isFinding = Boolean(this.tasks[this.index]);
    this.marks?.open(isFinding);
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
    if (this.tasks[this.index]) this.find(this.map.getCenter());
    else
      this.settle({
        id: "",
        given: this.order,
        km: 0,
        points: pointsForOrder(this.order, orderOf(this.story)),
        at: null,
      });
  }

  /** What was answered to the task that is shown. */
  answer() {
    return this.answers[this.index];
  }

  /** @param {{lat: number, lng: number}} at where the player thinks that the place is */
  find(at) {
    const id = this.tasks[this.index];
    const place = this.places.get(id);
    if (!id || !place || this.answer()) return;
    const km = haversineKm([at.lat, at.lng], [place.lat, place.lon]);
    this.settle({ id, given: [], km, points: pointsForDistance(km, this.extent, place.accuracyKm), at });
  }

  /** @param {Answer} answer */
  settle(answer) {
    this.answers.push(answer);
    this.tell();
    this.next.focus({ preventScroll: true });
    if (answer.at) this.marks?.frame();
  }

  points() {
    return this.answers.reduce((sum, { points }) => sum + points, 0);
  }

  tell() {
    const { lang } = this.state;
    const { count, heading, body, next, close } = this;
    const isOver = this.index >= this.tasks.length;
    const answer = this.answer();
    const id = this.tasks[this.index];
    const name = id ? this.nameOf(id) : "";
    const points = word(lang, "quizPoints", { number: this.points(), most: this.tasks.length * MOST_POINTS });
    count.textContent = isOver ? word(lang, "quiz") : `${this.index + 1} / ${this.tasks.length} · ${points}`;
    heading.textContent = isOver ? points : id ? word(lang, "quizFind", { name }) : word(lang, "quizOrder");
    this.card.classList.toggle("has-order", isOver || !id);
    body.replaceChildren(...(isOver ? this.result() : id ? this.finding(answer) : this.ordering(answer)));
    const label = isOver ? "quizAgain" : answer ? "next" : id ? "quizHere" : "quizCheck";
    next.replaceChildren(element("span", { class: "step-name" }, word(lang, label)), icon("next"));
    renameButton(close, word(lang, "quizClose"));
    if (answer?.at) this.marks?.show(answer.at, /** @type {Place} */ (this.places.get(answer.id)), name);
    this.status.textContent = `${heading.textContent} ${answer ? this.verdict(answer) : id ? word(lang, "quizFindHint") : ""}`;
  }

  /** @param {string} id */
  nameOf(id) {
    return inLanguage(this.places.get(id)?.name, this.state.lang) ?? id;
  }

  /** @param {Answer} answer */
  verdict({ id, km, points }) {
    const { lang } = this.state;
    const earned = word(lang, "quizPoints", { number: points, most: MOST_POINTS });
    return id && !this.story.ground
      ? `${word(lang, "quizOff", { km: `${wholeNumber(lang, km)} km` })} ${earned}`
      : earned;
  }

  /** @param {Answer | undefined} answer @returns {Node[]} */
  finding(answer) {
    const { lang } = this.state;
    if (!answer) return [element("p", {}, word(lang, "quizFindHint"))];
    const lead = inLanguage(this.places.get(answer.id)?.lead, lang);
    return [element("p", { class: "quiz-verdict" }, this.verdict(answer)), ...(lead ? [element("p", {}, lead)] : [])];
  }

  /** @param {Answer | undefined} answer @returns {Node[]} */
  ordering(answer) {
    if (!answer) return [element("ol", { class: "quiz-order" }, ...this.order.map((id) => this.movable(id)))];
    const { stops } = this.story;
    const right = [...answer.given].sort((one, other) => stops.indexOf(one) - stops.indexOf(other));
    return [
      element("p", { class: "quiz-verdict" }, this.verdict(answer)),
      element(
        "ol",
        { class: "quiz-order" },
        ...right.map((id, index) => this.placed(id, answer.given.indexOf(id), index)),
      ),
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
    const rows = this.answers.map((answer) =>
      element(
        "li",
        {},
        element(
          "span",
          { class: "quiz-name" },
          answer.id ? this.nameOf(answer.id) : word(this.state.lang, "quizOrder"),
        ),
        element("span", { class: "quiz-note" }, this.verdict(answer)),
      ),
    );
    return [element("ul", { class: "quiz-order" }, ...rows)];
  }
}
