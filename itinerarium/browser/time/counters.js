// @ts-check
/** The figures beside the time line: the date, who is counted, kilometres by mode. */

import { dayNumber } from "../data/dates.js";
import { countOn } from "../data/day-view.js";
import { kmDone } from "../data/journeys.js";
import { inLanguage, kilometres, wholeNumber, word } from "../data/words.js";
import { element } from "../dom/dom.js";

export class Counters {
  /**
   * @param {Story} story
   * @param {string[]} modes in the order of a view's kilometres
   * @param {{isOneDay: boolean}} calendar all of one day is in all, at whatever stop
   */
  constructor(story, modes, { isOneDay }) {
    this.story = story;
    this.isOneDay = isOneDay;
    this.modes = modes;
    this.people = (story.counters ?? []).map((/** @type {Curve} */ counter) => ({ counter, ...figure() }));
    /** @type {JourneyData | undefined} the journey whose length is told */
    this.journey = story.journeys?.[0];
    this.strength = { counter: { points: story.strength ?? [] }, ...figure() };
    this.strength.root.classList.add("is-strength");
    this.km = figure();
    this.byMode = modes.map(() => figure());
    this.root = element(
      "div",
      { class: "counters" },
      element(
        "div",
        { class: "counters-chief" },
        ...(story.journeys ? [this.km.root] : []),
        ...this.people.map(({ root }) => root),
        ...(story.strength?.length ? [this.strength.root] : []),
        ...(story.journeys ? [] : [this.km.root]),
      ),
      // A journey has one length: how all routes go is not said beside it.
      story.journeys ? "" : element("div", { class: "counters-modes" }, ...this.byMode.map(({ root }) => root)),
    );
  }

  /**
   * @param {string} lang
   * @param {string} day ISO 8601, "" for the end of the story
   * @param {import("../data/day-view.js").DayView} view
   */
  show(lang, day, view) {
    for (const one of this.people)
      this.count(one, lang, day, inLanguage(one.counter.title, lang) ?? word(lang, "people"));
    this.count(
      this.strength,
      lang,
      day,
      inLanguage(lastTitle(this.story.strength ?? [], day), lang) ?? word(lang, "strength"),
    );
    this.showLength(lang, day, view);
    this.byMode.forEach((one, index) => {
      const km = view.kmByMode[index] ?? 0;
      write(one, kilometres(lang, km), word(lang, `mode_${this.modes[index]}`), km <= 0);
    });
  }

  /**
   * How long the journey is that is shown, or as much of it as is done; without one, all that was travelled.
   * @param {string} lang
   * @param {string} day
   * @param {import("../data/day-view.js").DayView} view
   */
  showLength(lang, day, view) {
    const { journey } = this;
    const done = journey ? kmDone(this.story, journey, view.fractions) : view.km;
    const km = journey && !day ? journey.km : done;
    const name = journey ? inLanguage(journey.title, lang) : word(lang, day && !this.isOneDay ? "soFar" : "inAll");
    write(this.km, kilometres(lang, km), name ?? "", km <= 0);
  }

  /**
   * @param {ReturnType<typeof figure> & {counter: {points: Count[]}}} one
   * @param {string} lang
   * @param {string} day
   * @param {string} name
   */
  count(one, lang, day, name) {
    const found = one === this.strength ? lastCount(one.counter.points, day) : countOn(one.counter.points, day);
    const number = found ? wholeNumber(lang, found.people) : "0";
    write(one, found?.about ? word(lang, "about", { number }) : number, name, !found || found.people === 0);
  }
}

/** Who was counted last, if the story says it. @param {Count[]} points @param {string} day */
function lastTitle(points, day) {
  const number = day === "" ? Infinity : dayNumber(day);
  return points.filter(({ date, title }) => title && dayNumber(date.first) <= number).pop()?.title;
}

/** The strength as it was counted last: it is known on its days only. @param {Count[]} points @param {string} day */
function lastCount(points, day) {
  const number = day === "" ? Infinity : dayNumber(day);
  const found = points.filter(({ date }) => dayNumber(date.first) <= number).pop();
  return found ? { people: found.people, about: Boolean(found.date.about) } : null;
}

function figure() {
  const number = element("strong", { class: "counter-number" });
  const name = element("span", { class: "counter-name" });
  return { number, name, root: element("p", { class: "counter" }, number, " ", name) };
}

/**
 * @param {{number: HTMLElement, name: HTMLElement, root: HTMLElement}} figure
 * @param {string} number
 * @param {string} name
 * @param {boolean} isNothing
 */
function write(figure, number, name, isNothing) {
  if (figure.number.textContent !== number) figure.number.textContent = number;
  if (figure.name.textContent !== name) figure.name.textContent = name;
  figure.root.classList.toggle("is-nothing", isNothing);
}
