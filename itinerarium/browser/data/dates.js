// @ts-check
/** Days as whole numbers, the same in every time zone, and what is valid on a day: pure. */

import { placesById, toldIn } from "./places-by-id.js";

/** @typedef {{start?: {first: string}, end?: {last: string}}} Dated */

const ISO_DAY = /^(-?\d{4,})-(\d\d)-(\d\d)$/;
const DAYS_IN_400_YEARS = 146097;
/** From 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_1970 = 719468;

/**
 * How many days an ISO 8601 day lies after 1 January 1970, negative before; NaN when it is no day.
 *
 * The year begins in March here, so that the leap day is its last; proleptic Gregorian calendar.
 * @param {string} iso such as "1942-03-24" or "-0218-11-01"
 */
export function dayNumber(iso) {
  const found = ISO_DAY.exec(iso);
  if (!found) return NaN;
  const [year, month, day] = found.slice(1).map(Number);
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const number = era * DAYS_IN_400_YEARS + dayOfEra - DAYS_TO_1970;
  return isoDay(number) === iso ? number : NaN;
}

/**
 * The ISO 8601 day that lies so many days after 1 January 1970.
 * @param {number} number
 */
export function isoDay(number) {
  const shifted = number + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month < 3 ? 1 : 0);
  const sign = year < 0 ? "-" : "";
  return `${sign}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** @param {number} number @param {number} width */
function padded(number, width) {
  return String(number).padStart(width, "0");
}

/**
 * Whether a dated thing is, or may be, in force on a day; what has no dates always is.
 * @param {Dated} dated
 * @param {string} day ISO 8601
 */
export function isValidOn(dated, day) {
  if (!dated.start && !dated.end) return true;
  const number = dayNumber(day);
  if (dated.start && number < dayNumber(dated.start.first)) return false;
  return !(dated.end && number > dayNumber(dated.end.last));
}

/**
 * Whether two dated things have, or may have, a day in common; what has no dates touches all.
 * @param {{start?: StoryDate, end?: StoryDate}} one
 * @param {{start?: StoryDate, end?: StoryDate}} other
 */
export function touchesDates(one, other) {
  const [from, to] = daysOf(one);
  const [begin, end] = daysOf(other);
  return !(from > end || begin > to);
}

/**
 * Whether one thing surely begins before another one may have begun.
 * @param {{start?: StoryDate}} one
 * @param {{start?: StoryDate}} other
 */
export function beginsBefore(one, other) {
  return dayNumber(one.start?.last ?? "") < dayNumber(other.start?.first ?? "");
}

/** The first and the last day; one date alone is both. @param {{start?: StoryDate, end?: StoryDate}} dated */
function daysOf({ start, end }) {
  return [dayNumber((start ?? end)?.first ?? ""), dayNumber((end ?? start)?.last ?? "")];
}

/**
 * The day that a story's stop begins on, "" at the overview and where a stop has no date.
 * @param {import("./places-by-id.js").Told} story
 * @param {string} stop
 * @returns {string}
 */
export function dayOfStop(story, stop) {
  return placesById(story).get(stop)?.start?.first ?? "";
}

/**
 * The earliest day that a stop of the story begins on, "" when none has a date.
 * @param {import("./places-by-id.js").Told & {stops: string[]}} story
 * @returns {string}
 */
export function firstDay(story) {
  const days = story.stops.map((stop) => dayOfStop(story, stop)).filter(Boolean);
  return days.sort((one, other) => dayNumber(one) - dayNumber(other))[0] ?? "";
}

/**
 * "1939–1946": in which years the stops begin, or all places where no stop has a date; "" without dates.
 * @param {import("./places-by-id.js").Told} story
 */
export function yearsOf(story) {
  const stops = toldIn(story).filter((place) => place.stop !== undefined && place.start);
  const dated = stops.length ? stops : story.places.filter((place) => place.start);
  if (!dated.length) return "";
  const firsts = dated.map(({ start }) => yearOf(start?.first ?? ""));
  const lasts = dated.map(({ start }) => yearOf(start?.last ?? ""));
  const [first, last] = [Math.min(...firsts), Math.max(...lasts)];
  return first === last ? String(first) : `${first}–${last}`;
}

/** The year of an ISO day, also before our era ("-0218-11-01"). @param {string} day */
export function yearOf(day) {
  return Number(day.slice(0, day.lastIndexOf("-", day.lastIndexOf("-") - 1)));
}
