// @ts-check
/** Days along a line: positions, the ticks of months and years, which names fit, how fast time runs. Pure. */
import { addMonths, FEW_DAYS, monthStart } from "../data/calendar.js";
import { isoDay } from "../data/dates.js";

/** @typedef {{first: number, last: number}} Span */

/** So many seconds the whole story takes at the plain speed. */
const SECONDS = 75;
const DAYS_IN_A_MONTH = 30.4;
/** From how many pixels a month on the months have ticks of their own. */
const LEAST_MONTH = 7;

/**
 * Where a day lies between the first and the last: 0 to 1.
 * @param {Span} span
 * @param {number} day
 */
export function partOf({ first, last }, day) {
  return last > first ? Math.min(1, Math.max(0, (day - first) / (last - first))) : 0;
}

/**
 * The day at a part of the span.
 * @param {Span} span
 * @param {number} part
 */
export function dayAt({ first, last }, part) {
  return first + Math.round(Math.min(1, Math.max(0, part)) * (last - first));
}

/** The nearest day within the span. @param {Span} span @param {number} day */
export function within({ first, last }, day) {
  return Math.min(last, Math.max(first, day));
}

/**
 * The beginnings of the years, or of every second, fifth, tenth, ... year where they would stand too close.
 * @param {Span} span
 * @param {number} most how many may stand
 * @returns {{day: number, year: number}[]}
 */
export function yearTicks(span, most) {
  const from = yearOf(span.first);
  const until = yearOf(span.last);
  const step = roundStep((until - from + 1) / Math.max(1, most));
  const ticks = [];
  for (let year = Math.ceil(from / step) * step; year <= until; year += step) {
    const day = startOfYear(year, span.first);
    if (day >= span.first) ticks.push({ day, year });
  }
  return ticks;
}

/** @param {number} year @param {number} near any day */
function startOfYear(year, near) {
  const month = Number(isoDay(near).slice(-5, -3));
  return addMonths(monthStart(near), (year - yearOf(near)) * 12 - month + 1);
}

/** The least of 1, 2, 5, 10, 20, 50, ... that is not less. @param {number} least */
function roundStep(least) {
  for (let power = 1; ; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) if (step >= least) return step;
  }
}

/**
 * The beginnings of the months, none where they would stand too close.
 * @param {Span} span
 * @param {number} width in pixels
 * @returns {number[]}
 */
export function monthTicks(span, width) {
  if ((width * DAYS_IN_A_MONTH) / (span.last - span.first) < LEAST_MONTH) return [];
  const ticks = [];
  for (let day = monthStart(span.first); day <= span.last; day = addMonths(day, 1))
    if (day >= span.first) ticks.push(day);
  return ticks;
}

/**
 * Days that have a name on the line of a story of few days; the first one, then as many as fit.
 * @param {Span} span
 * @param {number} most how many fit
 * @param {number} free how many of them the first one's name takes
 * @returns {number[]}
 */
export function dayTicks({ first, last }, most, free) {
  const step = Math.ceil((last - first + 1) / Math.max(1, most));
  const ticks = [first];
  for (let day = first + step * free; day <= last; day += step) ticks.push(day);
  return ticks;
}

/** @param {number} day */
export function yearOf(day) {
  return Number(isoDay(day).slice(0, -6));
}

/**
 * How many days pass in a second.
 * @param {Span} span
 * @param {number} speed 1, 2, 4
 */
export function daysASecond({ first, last }, speed) {
  return ((last - first) / SECONDS) * speed;
}

/**
 * The first day of the next month, in a story of few days the next day; or the last day of the story.
 * @param {Span} span
 * @param {number} day
 */
export function nextMonth(span, day) {
  const next = span.last - span.first < FEW_DAYS ? day + 1 : addMonths(monthStart(day), 1);
  return Math.min(span.last, next);
}

/**
 * Which names fit beside each other, those with the least `order` first; each stands over its point or is
 * moved inwards at the ends.
 * @param {{id: string, x: number, width: number, order: number}[]} names
 * @param {number} length of the line
 * @param {number} gap the least room between two
 * @returns {Map<string, number>} where the middle of each name stands that fits
 */
export function fittingNames(names, length, gap) {
  /** @type {Map<string, number>} */
  const places = new Map();
  /** @type {[number, number][]} */
  const taken = [];
  for (const { id, x, width } of [...names].sort((one, other) => one.order - other.order)) {
    const middle = Math.min(length - width / 2, Math.max(width / 2, x));
    const [left, right] = [middle - width / 2 - gap, middle + width / 2 + gap];
    if (taken.some(([from, until]) => left < until && right > from)) continue;
    taken.push([middle - width / 2, middle + width / 2]);
    places.set(id, middle);
  }
  return places;
}
