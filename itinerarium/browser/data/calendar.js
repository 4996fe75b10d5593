// @ts-check
/**
 * The days of a story: from when to when it runs, and which stop belongs to which day. Pure.
 *
 * A stop's day is the first on which it may begin. The stop of a day is the one that began last at or before
 * it: the story's order may step back in time, the order of days never does. Of stops that begin on one day
 * the current one stays; else it is the first in the story.
 */
import { dayNumber, isoDay } from "./dates.js";
import { placesById } from "./places-by-id.js";

/** @typedef {{start?: StoryDate, end?: StoryDate}} Dates */
/** @typedef {{id: string, day: number, last: number, about: boolean}} DatedStop */
/**
 * @typedef {object} Calendar
 * @property {number} first  number of the first day: of the month in which anything begins, if it is a long story
 * @property {number} last   number of the last day: the month in which the last leg ends or the last stop begins
 * @property {boolean} isOneDay  nothing begins or ends on another day: there is no time to run through
 * @property {DatedStop[]} stops  those with a date, in the order of their days, then in the story's order
 * @property {Map<string, number>} days the number of each stop's day; one without a date has that of the stop before it
 */

/** A story of fewer days is told by days: its line begins with the first and ends with the last. */
export const FEW_DAYS = 60;

/** @type {WeakMap<object, Calendar | null>} */
const calendars = new WeakMap();

/**
 * @param {Story} story which does not change: its calendar is made once for all who ask
 * @returns {Calendar | null} null where no stop, leg or figure has a date
 */
export function calendarOf(story) {
  const known = calendars.get(story);
  if (known !== undefined) return known;
  const calendar = newCalendar(story);
  calendars.set(story, calendar);
  return calendar;
}

/** @param {Story} story @returns {Calendar | null} */
function newCalendar(story) {
  const days = [...new Set([...begins(story), ...ends(story)])].map(dayNumber).filter(Number.isFinite);
  if (!days.length) return null;
  const [low, high] = days.reduce(
    ([least, most], day) => [Math.min(least, day), Math.max(most, day)],
    [Infinity, -Infinity],
  );
  const isShort = high - low < FEW_DAYS;
  return {
    first: isShort ? low : monthStart(low),
    last: isShort ? Math.max(high, low + 1) : addMonths(monthStart(high), 1) - 1,
    isOneDay: high === low,
    stops: datedStops(story),
    days: daysOfStops(story),
  };
}

/** @param {Story} story @returns {string[]} ISO days */
function begins(story) {
  return dated(story).map(({ start, end }) => (start ?? end)?.first ?? "");
}

/**
 * A stop may last for decades after the story, so that only its beginning counts.
 * @param {Story} story
 * @returns {string[]}
 */
function ends(story) {
  return [
    ...datedLegs(story).map(({ start, end }) => end ?? start),
    ...stopsOrPlaces(story).map(({ start }) => start),
    ...figures(story),
  ].map((date) => date?.last ?? "");
}

/** @param {Story} story @returns {Dates[]} */
function dated(story) {
  return [...stopsOrPlaces(story).filter(hasDate), ...datedLegs(story), ...figures(story).map((start) => ({ start }))];
}

/** @param {Story} story @returns {Dates[]} */
function datedLegs(story) {
  return story.routes.flatMap((/** @type {Route} */ route) => route.legs.filter(hasDate));
}

/** @param {Dates} thing */
function hasDate({ start, end }) {
  return Boolean(start ?? end);
}

/** The stops, or all places of a story without stops. @param {Story} story @returns {Place[]} */
function stopsOrPlaces(story) {
  return story.stops.length ? stopsOf(story) : story.places;
}

/** @param {Story} story @returns {StoryDate[]} */
function figures(story) {
  const counted = (story.counters ?? []).flatMap((/** @type {Curve} */ counter) => counter.points);
  return [...(story.strength ?? []), ...counted].map((point) => point.date);
}

/** @param {Story} story @returns {Place[]} */
function stopsOf(story) {
  const places = placesById(story);
  return story.stops.flatMap((id) => places.get(id) ?? []);
}

/** @param {Story} story @returns {DatedStop[]} */
function datedStops(story) {
  return stopsOf(story)
    .flatMap(({ id, start }) =>
      start ? [{ id, day: dayNumber(start.first), last: dayNumber(start.last), about: Boolean(start.about) }] : [],
    )
    .sort((one, other) => one.day - other.day);
}

/** @param {Story} story @returns {Map<string, number>} */
function daysOfStops(story) {
  let day = NaN;
  return new Map(
    stopsOf(story).flatMap(({ id, start }) => {
      if (start) day = dayNumber(start.first);
      return Number.isNaN(day) ? [] : [/** @type {const} */ ([id, day])];
    }),
  );
}

/**
 * The day of a stop, "" where none is known.
 * @param {Calendar | null} calendar
 * @param {string} stop
 */
export function dayOf(calendar, stop) {
  const number = calendar?.days.get(stop);
  return number === undefined ? "" : isoDay(number);
}

/**
 * The stop of a day, "" before the first and where no day is chosen.
 * @param {Calendar | null} calendar
 * @param {string} day ISO 8601
 * @param {string} [current]
 * @param {(stop: string) => boolean} [isIncluded] a lesson may leave stops out
 */
export function stopOn(calendar, day, current = "", isIncluded = () => true) {
  const number = dayNumber(day);
  let found = { id: "", day: -Infinity };
  for (const stop of calendar?.stops ?? []) {
    if (stop.day > number || Number.isNaN(number)) break;
    if (!isIncluded(stop.id)) continue;
    if (stop.day > found.day || (stop.day === found.day && stop.id === current)) found = stop;
  }
  return found.id;
}

/** Whether a day lies within the story. @param {Calendar | null} calendar @param {string} day */
export function isInStory(calendar, day) {
  const number = dayNumber(day);
  return (
    Boolean(calendar) &&
    number >= /** @type {Calendar} */ (calendar).first &&
    number <= /** @type {Calendar} */ (calendar).last
  );
}

/** The first day of the month of a day. @param {number} day */
export function monthStart(day) {
  return dayNumber(isoDay(day).replace(/\d\d$/, "01"));
}

/**
 * The same day so many months later, or the month's last where it is shorter.
 * @param {number} day
 * @param {number} months
 */
export function addMonths(day, months) {
  const [, year = "", month = "", date = ""] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(isoDay(day)) ?? [];
  const start = monthNumber(Number(year) * 12 + Number(month) - 1 + months);
  const length = monthNumber(Number(year) * 12 + Number(month) + months) - start;
  return start + Math.min(Number(date), length) - 1;
}

/** The first day of a month that is counted from January of the year 0. @param {number} month */
function monthNumber(month) {
  const year = Math.floor(month / 12);
  const sign = year < 0 ? "-" : "";
  return dayNumber(
    `${sign}${String(Math.abs(year)).padStart(4, "0")}-${String(month - year * 12 + 1).padStart(2, "0")}-01`,
  );
}
