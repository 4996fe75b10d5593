// @ts-check
/** The story as the page holds it, in full words: pure. In the file dates and the overlays' lines are short. */
import { ringFromText } from "./coast.js";
import { dayNumber, isoDay } from "./dates.js";
import { once } from "./once.js";

const EDTF = /^(-?\d{2,}X{0,2})(?:-(\d\d)(?:-(\d\d))?)?(?:-XX)*([~?%]?)$/;
/** The first month of spring, summer, autumn and winter, which EDTF counts from 21. */
const SEASONS = [3, 6, 9, 12];

/**
 * An EDTF date with the days that it may mean.
 * @param {string} edtf
 * @returns {StoryDate}
 */
export function storyDate(edtf) {
  const [, year, month, day, sign] = EDTF.exec(edtf) ?? [];
  const [first, last] = daysOf(year, month, day);
  return sign === "~" || sign === "%" ? { edtf, first, last, about: true } : { edtf, first, last };
}

/**
 * The first and the last day of a date, of which the last digits of the year may not be known.
 * @param {string} year @param {string | undefined} month @param {string | undefined} day
 */
function daysOf(year, month, day) {
  const years = [..."09"].map((digit) => year.replace(/X/g, digit)).sort((one, other) => Number(one) - Number(other));
  if (!month) return [`${years[0]}-01-01`, `${years[1]}-12-31`];
  const season = SEASONS[Number(month) - 21];
  if (season) return [dayOf(year, season), lastOfMonth(season === 12 ? following(year) : year, (season + 2) % 12)];
  const first = `${year}-${month}-${day ?? "01"}`;
  return [first, day ? first : lastOfMonth(year, Number(month))];
}

/** The first day of a month. @param {string} year @param {number} month */
function dayOf(year, month) {
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

/** The year after one. @param {string} year */
function following(year) {
  return isoDay(dayNumber(`${year}-12-31`) + 1).slice(0, -"-01-01".length);
}

/** @param {string} year @param {number} month */
function lastOfMonth(year, month) {
  if (month === 12) return `${year}-12-31`;
  return isoDay(dayNumber(dayOf(year, month + 1)) - 1);
}

/**
 * The story with each date as a StoryDate, each line of an overlay as [lat, lon] points.
 * The given value is changed, not copied: a large story is held once.
 * @param {StoryData} data
 * @returns {Story} without the colours of its routes, which data.js paints
 */
export function unpackStory(data) {
  /** @type {any} each date and line of it changes its type here */
  const story = data;
  const dated = [
    ...story.places,
    ...(story.ownStops ?? []),
    ...story.labels,
    ...story.routes.flatMap((/** @type {RouteData} */ route) => route.legs),
    ...story.overlays.flatMap((/** @type {OverlayData} */ overlay) => overlay.shapes),
  ];
  for (const thing of dated) {
    if (thing.start) thing.start = storyDate(thing.start);
    if (thing.end) thing.end = storyDate(thing.end);
  }
  const curves = [
    story.strength,
    ...(story.counters ?? []).map((/** @type {CounterData} */ counter) => counter.points),
  ];
  for (const point of curves.flat()) point.date = storyDate(point.date);
  for (const shape of story.overlays.flatMap((/** @type {OverlayData} */ overlay) => overlay.shapes))
    unpackLater(shape);
  return story;
}

/** Most lines are shown late or never: they are unpacked when first asked for. @param {ShapeData} shape */
function unpackLater(shape) {
  const { parts, decimals } = shape;
  Object.defineProperty(shape, "parts", { enumerable: true, get: once(() => shapeLines({ parts, decimals })) });
}

/**
 * The lines of an overlay's shape as the page holds it.
 * @param {{parts: string[], decimals: number}} shape
 * @returns {[number, number][][]} lat and lon in degrees
 */
export function shapeLines({ parts, decimals }) {
  return parts.map((part) => {
    const numbers = Array.from(ringFromText(part), (steps) => steps / 10 ** decimals);
    return numbers.flatMap((lat, index) =>
      index % 2 ? [] : [/** @type {[number, number]} */ ([lat, numbers[index + 1] ?? 0])],
    );
  });
}
