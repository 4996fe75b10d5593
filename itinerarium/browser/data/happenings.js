// @ts-check
/** What happened when: the headlines of stops and chief places in the order of their days. Pure. */
import { dayNumber } from "./dates.js";
import { toldIn } from "./places-by-id.js";

/** @typedef {{day: number, place: Place}} Happening */

/** Places beneath this rank have nothing to say for the whole story. */
const LAST_RANK = 2;

/**
 * Stops, and chief places with a headline, by the day on which they begin; those whose month is all that is known begin
 * with it.
 * @param {import("./places-by-id.js").Told} story
 * @returns {Happening[]}
 */
export function happeningsOf(story) {
  return toldIn(story)
    .filter(({ start, stop, rank, title }) => start && (stop !== undefined || (rank <= LAST_RANK && title)))
    .map((place) => ({ day: dayNumber(place.start?.first ?? ""), place }))
    .filter(({ day }) => Number.isFinite(day))
    .sort((one, other) => one.day - other.day || isStop(one) - isStop(other));
}

/** Of one day the stop is told last, and so it stands. @param {Happening} happening */
function isStop({ place }) {
  return Number(place.stop !== undefined);
}

/**
 * What has happened last, if it is no longer ago than so many days.
 * @param {Happening[]} happenings
 * @param {number} day
 * @param {number} recent in days
 * @returns {Place | undefined}
 */
export function lastHappening(happenings, day, recent) {
  const [last] = happenings.filter((one) => one.day <= day).slice(-1);
  return last && day - last.day <= recent ? last.place : undefined;
}
