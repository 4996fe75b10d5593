// @ts-check
/** The story's journeys: which one is shown, along which points, how much of it is done. Pure. */

/** In the address: no journey, all routes alike. */
export const NO_JOURNEY = "none";

/**
 * The journey that a state shows: the one chosen, else the story's first.
 * @param {Pick<Story, "journeys">} story
 * @param {string} chosen its id, "" for the first, "none" for none
 * @returns {JourneyData | undefined}
 */
export function journeyShown({ journeys = [] }, chosen) {
  if (chosen === NO_JOURNEY) return undefined;
  return journeys.find(({ id }) => id === chosen) ?? journeys[0];
}

/**
 * Whether the whole journey is what the map is about now: at the overview, outside time.
 * @param {{stop: string, day: string, strand: string}} state
 */
export function isJourneyInView({ stop, day, strand }) {
  return !stop && !day && !strand;
}

/**
 * The numbers of a journey's stages by the ids of their places.
 * @param {JourneyData | undefined} journey
 * @returns {Map<string, number>}
 */
function stageNumbers(journey) {
  return new Map((journey?.stages ?? []).map((id, index) => [id, index + 1]));
}

/**
 * The numbers of the stages while the journey is in view; none at a stop, on a day, with a strand chosen.
 * @param {Pick<Story, "journeys">} story
 * @param {{journey: string, stop: string, day: string, strand: string}} state
 */
export function stagesInView(story, state) {
  return stageNumbers(isJourneyInView(state) ? journeyShown(story, state.journey) : undefined);
}

/**
 * The lines of a way, one leg after the other, each as long as the journey takes it.
 * @param {Pick<Story, "places" | "routes">} story
 * @param {WayData} way
 * @returns {LatLon[][]} parts of [lat, lon]: those of legs that meet are one
 */
export function linesOfWay({ places, routes }, { legs }) {
  /** @type {Map<string, Leg>} */
  const byKey = new Map(
    routes.flatMap((/** @type {Route} */ { id, legs: own }) => own.map((leg) => [`${id}/${leg.n}`, leg])),
  );
  const parts = legs.flatMap(([from, to, key]) => {
    const leg = byKey.get(key);
    if (!leg) return [];
    if (leg.from === from && leg.to === to) return leg.line;
    const ends = [from, to].map((id) => places.find((/** @type {Place} */ place) => place.id === id));
    return ends[0] && ends[1] ? [between(leg.line.flat(), ends[0], ends[1])] : leg.line;
  });
  return joined(parts);
}

/**
 * The part of a line between two places that it passes.
 * @param {LatLon[]} line
 * @param {{lat: number, lon: number}} from
 * @param {{lat: number, lon: number}} to
 */
function between(line, from, to) {
  const first = nearest(line, from, 0);
  return line.slice(first, nearest(line, to, first) + 1);
}

/** @param {LatLon[]} line @param {{lat: number, lon: number}} place @param {number} first where to begin */
function nearest(line, { lat, lon }, first) {
  let [best, least] = [first, Infinity];
  for (let index = first; index < line.length; index++) {
    const [y, x] = /** @type {LatLon} */ (line[index]);
    const off = (y - lat) ** 2 + (x - lon) ** 2;
    if (off < least) [best, least] = [index, off];
  }
  return best;
}

/** Parts of which one begins where the last one ended, as one. @param {LatLon[][]} parts */
function joined(parts) {
  /** @type {LatLon[][]} */
  const whole = [];
  for (const part of parts) {
    const last = whole[whole.length - 1];
    const [end, begin] = [last?.[last.length - 1], part[0]];
    if (last && end && begin && end[0] === begin[0] && end[1] === begin[1]) last.push(...part.slice(1));
    else whole.push([...part]);
  }
  return whole;
}

/**
 * How many kilometres of a journey are done.
 * @param {Pick<Story, "routes">} story
 * @param {JourneyData} journey
 * @param {Float32Array} fractions how much of each leg of the story is done: 0 to 1
 */
export function kmDone({ routes }, journey, fractions) {
  const keys = routes.flatMap((/** @type {Route} */ { id, legs }) => legs.map(({ n }) => `${id}/${n}`));
  const done = new Map(keys.map((key, index) => [key, fractions[index] ?? 0]));
  const sum = (/** @type {(key: string) => number} */ partOf) =>
    journey.legs.reduce((all, [, , key, km]) => all + km * partOf(key), 0);
  // The legs' lengths are rounded, the journey's is not their sum: done whole, it is as long as was measured.
  return (journey.km * sum((key) => done.get(key) ?? 0)) / (sum(() => 1) || 1);
}
