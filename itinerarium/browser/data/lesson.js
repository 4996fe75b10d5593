// @ts-check
/** A lesson: which of the story's stops it has, in how many minutes each, and whether they fit. Pure. */

import { toldIn } from "./places-by-id.js";

/** @typedef {{stops: string[], places: Place[], ownStops?: Place[]}} StopsAndPlaces the story, or what a lesson needs of it */
/** @typedef {{id: string, minutes: number, from: number}} Planned a stop, its minutes, and the minute it begins in */

/** A school's lesson, in minutes. */
export const LESSON_MINUTES = 45;
/** A stop takes so long where its place does not say. */
const STOP_MINUTES = 1;
const MOST_MINUTES = 600;

/**
 * The lesson that a text such as `katyn,krasnovodsk:5/60` names: stops, their own minutes, the time there is.
 * @param {string} text
 * @returns {{minutes: Map<string, number | null>, length: number}}
 */
export function lessonOf(text) {
  const [list = "", length = ""] = text.split("/");
  const entries = list
    .split(",")
    .filter(Boolean)
    .map((entry) => {
      const [id = "", minutes = ""] = entry.split(":");
      return /** @type {[string, number | null]} */ ([id, minutesOf(minutes)]);
    });
  return { minutes: new Map(entries), length: minutesOf(length) ?? LESSON_MINUTES };
}

/** @param {string} text @returns {number | null} */
function minutesOf(text) {
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return minutes > 0 && minutes <= MOST_MINUTES ? minutes : null;
}

/**
 * The text of a lesson, stops in the story's order; "" when no stop is left.
 * @param {{minutes: Map<string, number | null>, length: number}} lesson
 * @param {Iterable<string>} stops the story's
 */
export function textOfLesson({ minutes, length }, stops) {
  const entries = [...stops]
    .filter((id) => minutes.has(id))
    .map((id) => (minutes.get(id) ? `${id}:${minutes.get(id)}` : id));
  if (!entries.length) return "";
  return entries.join(",") + (length === LESSON_MINUTES ? "" : `/${length}`);
}

/**
 * The stops of the lesson, or all of the story.
 * @param {{stops: string[]}} story
 * @param {string} lesson
 * @returns {string[]}
 */
export function stopsOf(story, lesson) {
  if (!lesson) return story.stops;
  const { minutes } = lessonOf(lesson);
  return story.stops.filter((id) => minutes.has(id));
}

/**
 * Each of these stops with its minutes.
 * @param {StopsAndPlaces} story
 * @param {string} lesson
 * @returns {Planned[]}
 */
export function planOf(story, lesson) {
  const { minutes } = lessonOf(lesson);
  const own = new Map(toldIn(story).map(({ id, minutes: planned }) => [id, planned ?? STOP_MINUTES]));
  let from = 0;
  return stopsOf(story, lesson).map((id) => {
    const planned = { id, minutes: minutes.get(id) ?? own.get(id) ?? STOP_MINUTES, from };
    from += planned.minutes;
    return planned;
  });
}

/** @param {Planned[]} plan @returns {number} the minutes of all stops */
export function minutesIn(plan) {
  const last = plan[plan.length - 1];
  return last ? last.from + last.minutes : 0;
}

/** Minutes and seconds as a clock shows them, "-1:05" when negative. @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.floor(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? "\u2212" : "";
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Whether this stop's question stands and its answer is hidden.
 * @param {{question: boolean, answer: boolean}} state
 * @param {Place | undefined} place the current stop, if any
 */
export function isAsked(state, place) {
  return state.question && !state.answer && Boolean(place?.question);
}
