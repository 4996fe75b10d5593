// @ts-check
/** The months, years or longer periods on a line of time that a pupil fills in: pure. */

/** @typedef {{start?: Pick<StoryDate, "first">}} Dated */

/** A line has no more parts than have room to write in. */
const MOST = 16;
const MONTHS_A_YEAR = 12;
/** Lengths of a period in months. */
const LENGTHS = [1, 12, 60, 120, 300, 1200, 12_000];

/**
 * The periods from the first stop to the last, each with its name; none where fewer than two are dated.
 * @param {Dated[]} stops
 * @param {string} lang
 * @returns {string[]}
 */
export function periodsOf(stops, lang) {
  const months = stops.flatMap(({ start }) => (start ? [monthOf(start.first)] : []));
  if (months.length < 2) return [];
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const length = LENGTHS.find((one) => Math.floor(last / one) - Math.floor(first / one) < MOST);
  if (!length || first === last) return [];
  const begin = Math.floor(first / length);
  const count = Math.floor(last / length) - begin + 1;
  return Array.from({ length: count }, (_, number) => nameOf((begin + number) * length, length, lang));
}

/** Counted from the beginning of year 0. @param {string} day such as 1942-03-24 */
function monthOf(day) {
  const [, year, month] = /^(-?\d+)-(\d\d)/.exec(day) ?? ["", "0", "1"];
  return Number(year) * MONTHS_A_YEAR + Number(month) - 1;
}

/** @param {number} month @param {number} length @param {string} lang */
function nameOf(month, length, lang) {
  const year = Math.floor(month / MONTHS_A_YEAR);
  if (length >= MONTHS_A_YEAR) return String(year);
  const day = new Date(Date.UTC(2000, month - year * MONTHS_A_YEAR, 1));
  const name = day.toLocaleDateString(lang, { month: "short", timeZone: "UTC" });
  return `${name} ${year}`;
}
