// @ts-check
/** The story's card: the stop's text beside the map, with the way to the next and the one before. */

import { beginsBefore } from "../data/dates.js";
import { isAsked, stopsOf } from "../data/lesson.js";
import { atLevel, hasEasy } from "../data/levels.js";
import { withTexts } from "../data/place-texts.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, iconButton, renameButton } from "../dom/icons.js";
import { shareHeight } from "../dom/shared-height.js";
import { onSwipe } from "../dom/swipes.js";
import { atRest } from "../geo/frame.js";
import { LevelSwitch } from "../places/level-switch.js";
import { mediaStrip } from "../places/media-parts.js";
import { dates, detailsOf, otherNames, told } from "../places/place-details.js";
import { INITIAL_STATE, patchForSteps } from "../state/state.js";
import { allSources, endParts } from "./story-end.js";

/** Changes of these draw the card anew. */
const CARD_DEPENDS_ON = /** @type {const} */ ([
  "stop",
  "end",
  "lang",
  "mode",
  "question",
  "answer",
  "lesson",
  "level",
  "autoplay",
]);

/** The card is a sheet in a map narrower than this, in rem, as its styles have it. */
const SHEET_BELOW = 48;

/** Text that does not fit the wall is set smaller in such steps, but not smaller than this. */
const FIT_STEP = 0.04;
const LEAST_FIT = 0.4;

export class StoryControl extends L.Control {
  /** @param {Story} story @param {object} [options] `quiz`: whether the last stop offers the quiz */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "topright", quiz: true, ...options }));
    const nameId = `card-name-${L.Util.stamp(this)}`;
    this.story = story;
    this.places = placesById(story);
    /** @type {L.Map} */
    this.map;
    this.state = INITIAL_STATE;
    this.count = element("p", { class: "card-count" });
    this.heading = element("h2", { class: "card-name", id: nameId });
    this.fold = iconButton("down", "", () => this.foldCard());
    this.close = iconButton("close", "", () => this.ask({ mode: "explore", stop: "" }));
    this.fold.classList.add("card-fold");
    this.pause = iconButton("pause", "", () => this.ask({ autoplay: false }));
    this.quiz = element("button", { type: "button", class: "step card-quiz" });
    this.quiz.addEventListener("click", () => this.ask({ quiz: 1 }));
    this.level = new LevelSwitch((level) => this.ask({ level }));
    this.bar = element("span");
    this.progress = element("div", { class: "card-progress", "aria-hidden": "true" }, this.bar);
    this.body = element("div", { class: "card-body", tabindex: 0, role: "group", "aria-labelledby": nameId });
    this.previous = this.stepButton("card-previous", -1);
    this.next = this.stepButton("card-next", 1);
    this.card = element(
      "section",
      { class: "card", "data-covers": true, "aria-labelledby": nameId, hidden: true },
      element(
        "header",
        { class: "card-head" },
        element("div", { class: "card-titles" }, this.count, this.heading),
        element("div", { class: "card-tools" }, this.pause, this.fold, this.close),
      ),
      this.progress,
      this.body,
      element("footer", { class: "card-steps" }, this.previous, this.next),
    );
    this.status = element("div", { role: "status", class: "spoken-only" });
    this.watch = new ResizeObserver(() => this.shareHeight());
    this.watchBody = new ResizeObserver(() => this.fitText());
    this.folded = false;
    this.isScrolled = false;
    this.body.addEventListener("scroll", () => (this.isScrolled = true), { passive: true });
    this.hadFocus = false;
    /** @type {import("../state/state.js").State | null} what the card shows before all else is told of it */
    this.drawn = null;
    onSwipe(this.card, (steps) => this.step(steps));
    this.root = element("div", { class: "card-place" }, this.card, this.status);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    map.on("itinerarium:step", this.hearStep, this);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:theme", this.fitText, this); // larger text too
    this.watch.observe(this.card);
    this.watchBody.observe(this.body);
    map.fire("itinerarium:came");
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:step", this.hearStep, this);
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:theme", this.fitText, this);
    this.watch.disconnect();
    this.watchBody.disconnect();
    map._controlContainer.style.removeProperty("--card-height");
    document.documentElement.removeAttribute("data-asked");
  }

  /**
   * On the wall a text that does not fit is set smaller: whoever holds a clicker cannot scroll it.
   */
  fitText() {
    const { style } = this.card;
    style.removeProperty("--fit");
    if (this.state.mode !== "present") return;
    const isCut = () => this.body.scrollHeight > this.body.clientHeight + 1;
    atRest(() => {
      for (let fit = 1 - FIT_STEP; fit > LEAST_FIT && isCut(); fit -= FIT_STEP)
        style.setProperty("--fit", fit.toFixed(2));
    });
  }

  /** Back to the first line; to set it where it is already would make the browser lay out the page at once. */
  toTop() {
    if (this.isScrolled) this.body.scrollTop = 0;
    this.isScrolled = false;
  }

  /** In a narrow map the card is a sheet, on which the corners stand: they must know its height. */
  shareHeight() {
    if (this.card.hidden) return shareHeight(this.map, "--card-height", 0); // nothing is measured for that
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const isSheet = this.map.getSize().x < SHEET_BELOW * rem;
    shareHeight(this.map, "--card-height", isSheet ? this.card.offsetHeight : 0);
  }

  /** @param {string} name @param {number} steps */
  stepButton(name, steps) {
    const button = element("button", { type: "button", class: `step ${name}` });
    button.addEventListener("click", () => this.step(steps));
    return button;
  }

  /** On or back; a question is answered first. @param {number} steps */
  step(steps) {
    const place = this.places.get(this.state.stop);
    this.ask(steps > 0 && isAsked(this.state, place) ? { answer: true } : this.patchFor(steps));
  }

  stops() {
    return stopsOf(this.story, this.state.lesson);
  }

  /** What leads on or back; past the end the whole map comes again. @param {number} steps */
  patchFor(steps) {
    return steps > 0 && this.state.end ? { stop: "" } : patchForSteps(this.stops(), this.state, steps);
  }

  /** @param {Partial<import("../state/state.js").State>} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  /** The card is seen before all else is told of the step. @param {import("../events.js").PageEvents["itinerarium:step"]} event */
  hearStep(event) {
    this.draw(event);
    this.drawn = event.state;
  }

  /** @param {import("../events.js").PageEvents["itinerarium:change"]} event */
  hear({ state, previous }) {
    if (this.drawn !== state) this.draw({ state, previous });
    this.drawn = null;
    if (isSameCard(state, previous)) return;
    this.shareHeight(); // the camera frames what the card leaves, before the card's watch has told it
    this.moveFocus(this.hadFocus, !this.card.hidden, previous);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  draw({ state, previous }) {
    this.state = state;
    if (isSameCard(state, previous)) return;
    const place = withTexts(this.story, this.places.get(state.stop));
    this.hadFocus = this.card.contains(document.activeElement);
    this.card.hidden = !place && !state.end;
    this.card.classList.toggle("is-end", state.end);
    this.level.show(state, hasEasy(place, state.lang));
    if (place) this.tell(atLevel(place, state.level, state.lang), state);
    else if (state.end) this.tellEnd(state);
    else this.tellOverview(previous);
    this.fitText();
  }

  /** @param {Place} place @param {import("../state/state.js").State} state */
  tell(place, state) {
    const { lang } = state;
    const stops = this.stops().includes(place.id) ? this.stops() : this.story.stops;
    const number = stops.indexOf(place.id) + 1;
    const total = stops.length;
    const asked = isAsked(state, place);
    document.documentElement.toggleAttribute("data-asked", asked);
    this.card.dataset.card = place.id;
    this.count.replaceChildren(element("strong", {}, String(number)), ` / ${total}`, ...this.chapter(place, lang));
    this.heading.textContent = asked ? word(lang, "question") : (inLanguage(place.name, lang) ?? "");
    const isChoosing = this.level.root.contains(document.activeElement);
    this.body.replaceChildren(this.level.root, ...this.parts(place, state).filter((part) => part !== null));
    if (isChoosing) this.level.takeFocus();
    this.pause.hidden = !state.autoplay;
    this.toTop();
    this.bar.style.width = `${(100 * number) / total}%`;
    this.nameButtons(lang);
    if (asked) this.status.textContent = `${word(lang, "question")}: ${inLanguage(place.question, lang)}`;
    else if (!state.read) this.announce(place, number, total, lang);
  }

  /**
   * What the card tells: the question alone, the few words for the wall, or everything.
   * @param {Place} place
   * @param {import("../state/state.js").State} state
   * @returns {(Node | null)[]}
   */
  parts(place, state) {
    const { lang, mode } = state;
    if (isAsked(state, place))
      return [element("p", { class: "told-lead told-question" }, ...told(place, "question", lang))];
    const answer =
      state.question && place.answer
        ? element(
            "div",
            { class: "told-answer" },
            element("h3", {}, word(lang, "answer")),
            element("p", {}, ...told(place, "answer", lang)),
          )
        : null;
    const when = dates(place, lang, this.isEarlier(place) ? earlierMark(lang) : null);
    if (mode !== "present")
      return [otherNames(place, lang), when, answer, ...detailsOf(this.story, place, lang, state.level)];
    return [
      when,
      answer ??
        element(
          "p",
          { class: "told-lead" },
          ...(place.lead ? told(place, "lead", lang) : [inLanguage(place.title, lang) ?? ""]),
        ),
      answer ? null : mediaStrip(this.story, place, lang),
    ];
  }

  /** Whether the story goes back in time for this stop. @param {Place} place */
  isEarlier(place) {
    const stops = this.stops();
    const before = this.places.get(stops[stops.indexOf(place.id) - 1] ?? "");
    return before !== undefined && beginsBefore(place, before);
  }

  /** @param {Place} place @param {string} lang */
  chapter(place, lang) {
    const section = inLanguage(place.chapter ?? place.section, lang);
    return section ? [element("span", { class: "card-chapter" }, section)] : [];
  }

  /** @param {string} lang */
  nameButtons(lang) {
    renameButton(this.close, word(lang, "closeStory"));
    this.quiz.textContent = word(lang, "command_quiz");
    renameButton(this.pause, word(lang, "pause"));
    renameButton(this.fold, word(lang, this.folded ? "unfold" : "fold"));
    this.fold.setAttribute("aria-expanded", String(!this.folded));
    this.nameStep(this.previous, lang, -1);
    this.nameStep(this.next, lang, 1);
  }

  /** @param {HTMLElement} button @param {string} lang @param {number} steps */
  nameStep(button, lang, steps) {
    const { stop, end } = this.patchFor(steps);
    const place = this.places.get(stop);
    const asked = isAsked(this.state, this.places.get(this.state.stop));
    const way = word(lang, steps > 0 ? "next" : "previous");
    const name = place ? inLanguage(place.name, lang) : word(lang, end ? "end" : "overview");
    const label = asked
      ? element("span", { class: "step-name" }, steps > 0 ? word(lang, "showAnswer") : way)
      : element("span", { class: "step-name" }, element("span", { class: "spoken-only" }, `${way}: `), name);
    button.replaceChildren(...(steps > 0 ? [label, icon("next")] : [icon("previous"), label]));
  }

  /** @param {Place} place @param {number} number @param {number} total @param {string} lang */
  announce(place, number, total, lang) {
    const name = inLanguage(place.name, lang) ?? "";
    const when = inLanguage(place.when, lang);
    this.status.textContent = [
      word(lang, "stopOf", { number, total, name }),
      when && this.isEarlier(place) ? `${word(lang, "earlier")}: ${when}` : when,
      inLanguage(place.lead, lang),
    ]
      .filter(Boolean)
      .join(". ");
  }

  /** The story looked back on: what it was, what it counts, the quiz and what all is drawn from. @param {import("../state/state.js").State} state */
  tellEnd({ lang, autoplay }) {
    const title = inLanguage(this.story.title, lang) ?? "";
    document.documentElement.removeAttribute("data-asked");
    this.card.dataset.card = "";
    this.count.replaceChildren(word(lang, "end"));
    this.heading.textContent = title;
    const { quiz } = /** @type {L.ControlOptions & {quiz: boolean}} */ (this.options);
    this.body.replaceChildren(
      ...endParts(this.story, lang),
      ...(quiz ? [this.quiz] : []),
      ...allSources(this.story, lang),
    );
    this.pause.hidden = !autoplay;
    this.toTop();
    this.bar.style.width = "100%";
    this.nameButtons(lang);
    this.status.textContent = `${word(lang, "end")}: ${title}`;
  }

  /** @param {import("../state/state.js").State} previous */
  tellOverview(previous) {
    this.card.removeAttribute("data-card");
    document.documentElement.removeAttribute("data-asked");
    this.status.textContent = previous.stop ? word(this.state.lang, "overview") : "";
  }

  /**
   * Keep the focus where one can see it: a button that went away hands it on.
   * @param {boolean} hadFocus whether it was in the card
   * @param {boolean} open
   * @param {import("../state/state.js").State} previous
   */
  moveFocus(hadFocus, open, previous) {
    const active = document.activeElement;
    const isLost = active instanceof HTMLElement && active !== document.body && !active.offsetParent;
    if (open && !previous.stop && !previous.end && isLost) this.next.focus({ preventScroll: true });
    if (!open && hadFocus) this.map.fire("itinerarium:storyclosed");
  }

  /** On phones the sheet is pulled down to its heading and up again. */
  foldCard() {
    this.folded = !this.folded;
    this.card.classList.toggle("is-folded", this.folded);
    this.nameButtons(this.state.lang);
    this.fold.replaceChild(icon(this.folded ? "up" : "down"), /** @type {Node} */ (this.fold.firstChild));
  }
}

/** @param {import("../state/state.js").State} state @param {import("../state/state.js").State} previous */
function isSameCard(state, previous) {
  return CARD_DEPENDS_ON.every((key) => state[key] === previous[key]);
}

/** Stands before the dates where the story has gone back in time. @param {string} lang */
function earlierMark(lang) {
  return element("span", { class: "told-earlier" }, icon("return"), `${word(lang, "earlier")}: `);
}
