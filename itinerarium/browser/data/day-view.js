// @ts-check
/** What of a story there is on a day: how far each leg is, which places are reached, how much is counted. Pure. */
import { dayNumber } from "./dates.js";
import { placesById } from "./places-by-id.js";

/**
 * A story's times, laid out once so that a day can be looked up sixty times a second.
 * @typedef {object} StoryTimes
 * @property {Float64Array} begins   the day each leg begins on, -Infinity when none is known
 * @property {Float64Array} ends     the day each leg is over
 * @property {Float64Array} km
 * @property {number} first       the day on which the first leg begins
 * @property {Uint8Array} modes      index into `modeNames`
 * @property {string[]} modeNames
 * @property {Float64Array} reached  the day each place is reached, in the order of the story's places
 */

/**
 * What there is on a day; the arrays are written anew for each day.
 * @typedef {object} DayView
 * @property {number} day
 * @property {Float32Array} fractions how much of each leg is done: 0 to 1
 * @property {Uint8Array} reached     1 for each place that is reached
 * @property {Float64Array} kmByMode  kilometres so far, in the order of `modeNames`
 * @property {number} km
 */

/** @typedef {{first: string, last: string}} When */

/**
 * @param {Story} story
 * @returns {StoryTimes}
 */
export function timesOf(story) {
  const legs = timedLegs(story);
  const modeNames = [...new Set(legs.map(({ leg }) => leg.mode))];
  return {
    first: legs.reduce((least, { begin }) => Math.min(least, begin), Infinity),
    begins: Float64Array.from(legs, ({ begin }) => begin),
    ends: Float64Array.from(legs, ({ end }) => end),
    km: measuredLengths(story, legs),
    modes: Uint8Array.from(legs, ({ leg }) => modeNames.indexOf(leg.mode)),
    modeNames,
    reached: reachedDays(story.places, legs),
  };
}

/**
 * The lengths of the legs, which the story has rounded, so that all legs of a mode are together as long as was
 * measured.
 * @param {Story} story
 * @param {{leg: Leg}[]} legs
 */
function measuredLengths({ kmByMode = {} }, legs) {
  /** @type {Record<string, number>} */
  const rounded = {};
  for (const { leg } of legs) rounded[leg.mode] = (rounded[leg.mode] ?? 0) + leg.km;
  return Float64Array.from(legs, ({ leg }) => leg.km * ((kmByMode[leg.mode] ?? NaN) / (rounded[leg.mode] || 1) || 1));
}

/**
 * Each leg with its days. One without dates takes those of the places it joins, else those of the leg before.
 * @param {Story} story
 * @returns {{leg: Leg, begin: number, end: number}[]}
 */
function timedLegs(story) {
  const places = placesById(story);
  return story.routes.flatMap((/** @type {Route} */ route) => {
    let before = -Infinity;
    return route.legs.map((/** @type {Leg} */ leg) => {
      const [begin, end] = daysOfLeg(leg, places, before);
      before = end;
      return { leg, begin, end };
    });
  });
}

/** @param {Leg} leg @param {Map<string, Place>} places @param {number} before @returns {[number, number]} */
function daysOfLeg(leg, places, before) {
  const begin = dayNumber((leg.start ?? leg.end)?.first ?? "");
  const end = dayNumber((leg.end ?? leg.start)?.last ?? "");
  if (!Number.isNaN(begin)) return [begin, Math.max(begin, end)];
  const from = dayNumber(places.get(leg.from)?.start?.first ?? "");
  const to = dayNumber(places.get(leg.to)?.start?.first ?? "");
  if (Number.isNaN(from) && Number.isNaN(to)) return [before, before];
  const arrival = Number.isNaN(to) ? from : to;
  return [Math.min(arrival, Number.isNaN(from) ? arrival : from), arrival];
}

/** @param {Place[]} places @param {{leg: Leg, begin: number, end: number}[]} legs */
function reachedDays(places, legs) {
  /** @type {Map<string, number>} */
  const days = new Map();
  const note = (/** @type {string} */ id, /** @type {number} */ day) =>
    days.set(id, Math.min(day, days.get(id) ?? Infinity));
  for (const { leg, begin, end } of legs) {
    note(leg.from, begin);
    note(leg.to, end);
  }
  return Float64Array.from(places, ({ id, start }) => (start ? dayNumber(start.first) : (days.get(id) ?? -Infinity)));
}

/** A view for `lookAt` to write into. @param {StoryTimes} times @returns {DayView} */
export function emptyView({ begins, reached, modeNames }) {
  return {
    day: NaN,
    km: 0,
    fractions: new Float32Array(begins.length),
    reached: new Uint8Array(reached.length),
    kmByMode: new Float64Array(modeNames.length),
  };
}

/**
 * Write what there is at the end of a day into a view, without making anything new. On the story's first day
 * nobody has gone yet, but for a way of that day alone.
 * @param {StoryTimes} times
 * @param {number} day
 * @param {DayView} view
 * @returns {DayView} the same view
 */
export function lookAt(times, day, view) {
  const { first, begins, ends, km, modes, reached } = times;
  view.day = day;
  view.km = 0;
  view.kmByMode.fill(0);
  for (let index = 0; index < begins.length; index++) {
    const end = ends[index] ?? 0;
    const part = day === first && end > day ? 0 : partDone(begins[index] ?? 0, end, day);
    const length = part * (km[index] ?? 0);
    const mode = modes[index] ?? 0;
    view.fractions[index] = part;
    view.km += length;
    view.kmByMode[mode] = (view.kmByMode[mode] ?? 0) + length;
  }
  for (let index = 0; index < reached.length; index++) view.reached[index] = (reached[index] ?? 0) <= day ? 1 : 0;
  return view;
}

/**
 * How much of a way is done at the end of a day: all of it on its last day, something on its first.
 * @param {number} begin
 * @param {number} end
 * @param {number} day
 */
export function partDone(begin, end, day) {
  if (day < begin) return 0;
  if (day >= end) return 1;
  return (day - begin + 1) / (end - begin + 1);
}

/**
 * The strength as curves: a point with a title begins one of its own, for others are counted from there on.
 * @template {{title?: TextByLanguage}} T
 * @param {T[]} points
 * @returns {{title: TextByLanguage | undefined, points: T[]}[]}
 */
export function strengthCurves(points) {
  /** @type {{title: TextByLanguage | undefined, points: T[]}[]} */
  const curves = [];
  for (const point of points) {
    if (point.title || !curves.length) curves.push({ title: point.title, points: [] });
    curves[curves.length - 1]?.points.push(point);
  }
  return curves;
}

/**
 * A counted number on a day: as it was counted last, or between two counts about in proportion.
 * @param {{date: When, people: number}[]} points in the order of their days
 * @param {string} day ISO 8601, "" for the last count
 * @returns {{people: number, about: boolean} | null} null before the first count
 */
export function countOn(points, day) {
  const number = day === "" ? Infinity : dayNumber(day);
  const later = points.findIndex(({ date }) => dayNumber(date.first) > number);
  const before = points[(later < 0 ? points.length : later) - 1];
  if (!before) return null;
  const after = points[later];
  const from = dayNumber(before.date.last);
  if (!after || after.people === before.people || number <= from) return { people: before.people, about: false };
  const part = (number - from) / (dayNumber(after.date.first) - from);
  return { people: roundly(before.people + part * (after.people - before.people), after.people), about: true };
}

/**
 * To two digits fewer than the count has: a number between two counts is not known better.
 * @param {number} people
 * @param {number} count
 */
function roundly(people, count) {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(1, count))) - 2));
  return Math.round(people / step) * step;
}
