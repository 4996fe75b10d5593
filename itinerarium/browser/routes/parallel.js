// @ts-check
/** Strands that share a way run side by side, like the lines of a railway plan. */

/** @typedef {[number, number]} Point latitude and longitude in degrees */

/** Ends of stretches nearer than a step of a degree are one. */
const STEPS = 1000;
const WIDER_THAN_THE_WORLD = 1e6;
const BROADER_THAN_ANY = 1e3;

/**
 * Where each stretch of each leg runs beside the others on the same way.
 * @typedef {object} Lanes
 * @property {number[][]} offsets for each part of the leg's line, one number a stretch: how many
 *   lanes to the right of the way's middle, seen in the leg's own direction
 * @property {boolean[][]} owned for each part, whether this leg is the broadest of its strand in
 *   that lane, or the first of these: only that one is drawn there, and a guess only among guesses
 */

/**
 * The lanes of all legs by `<route>/<n>`. A lane belongs to a strand and a direction.
 * @param {Pick<Route, "id" | "legs">[]} routes
 * @param {(leg: Leg) => number} [breadthOf] how many lanes a leg's line is broad
 * @returns {Map<string, Lanes>}
 */
export function lanesOf(routes, breadthOf = () => 1) {
  const ways = waysOf(routes, breadthOf);
  const lanes = new Map();
  for (const route of routes) {
    for (const leg of route.legs) lanes.set(`${route.id}/${leg.n}`, lanesOfLeg(route.id, leg, ways));
  }
  return lanes;
}

/**
 * Every stretch with the strands on it.
 * @param {Pick<Route, "id" | "legs">[]} routes
 * @param {(leg: Leg) => number} breadthOf
 */
function waysOf(routes, breadthOf) {
  /** @type {Map<string, {forward: boolean, lanes: Map<string, {owner: string, rank: number, breadth: number}>}>} */
  const ways = new Map();
  for (const { id, legs } of routes) {
    for (const leg of legs) {
      for (const [key, forward] of leg.line.flatMap(stretches)) {
        const way = ways.get(key) ?? { forward, lanes: new Map() };
        const name = laneOf(id, forward === way.forward);
        const breadth = breadthOf(leg);
        const rank = leg.certainty === "guess" ? breadth - BROADER_THAN_ANY : breadth;
        const lane = way.lanes.get(name) ?? { owner: "", rank: -BROADER_THAN_ANY, breadth: 0 };
        if (rank > lane.rank) Object.assign(lane, { owner: `${id}/${leg.n}`, rank });
        way.lanes.set(name, { ...lane, breadth: Math.max(lane.breadth, breadth) });
        ways.set(key, way);
      }
    }
  }
  return ways;
}

/** @param {string} route @param {boolean} forward */
function laneOf(route, forward) {
  return `${forward ? ">" : "<"}${route}`;
}

/** The stretches of a line, each the same in both directions. @param {Point[]} line @returns {[string, boolean][]} */
function stretches(line) {
  const spots = line.map(([lat, lon]) => Math.round(lat * STEPS) * WIDER_THAN_THE_WORLD + Math.round(lon * STEPS));
  return spots.slice(1).map((to, index) => {
    const from = spots[index] ?? 0;
    return from <= to ? [`${from} ${to}`, true] : [`${to} ${from}`, false];
  });
}

/**
 * @param {string} route
 * @param {{n: number, line: Point[][]}} leg
 * @param {ReturnType<typeof waysOf>} ways
 * @returns {Lanes}
 */
function lanesOfLeg(route, leg, ways) {
  const parts = leg.line.map((line) =>
    stretches(line).map(([key, forward]) => {
      const way = ways.get(key);
      if (!way) return { offset: 0, owned: true };
      const along = forward === way.forward;
      const lane = laneOf(route, along);
      const offset = middleOf(way.lanes, lane);
      return { offset: along ? offset : -offset, owned: way.lanes.get(lane)?.owner === `${route}/${leg.n}` };
    }),
  );
  return {
    offsets: parts.map((part) => part.map(({ offset }) => offset)),
    owned: parts.map((part) => part.map(({ owned }) => owned)),
  };
}

/**
 * How far a lane's middle lies from the middle of all.
 * @param {Map<string, {breadth: number}>} lanes
 * @param {string} name
 */
function middleOf(lanes, name) {
  let before = 0;
  let found = 0;
  for (const [lane, { breadth }] of lanes) {
    if (lane === name) found = before + breadth / 2;
    before += breadth;
  }
  return found - before / 2;
}

/**
 * The runs of a line that a leg owns.
 * @template T
 * @param {T[]} line
 * @param {boolean[]} owned one a stretch
 * @returns {T[][]}
 */
export function ownedRuns(line, owned) {
  /** @type {T[][]} */
  const runs = [];
  owned.forEach((isOwned, index) => {
    const to = /** @type {T} */ (line[index + 1]);
    if (!isOwned) return;
    if (index && owned[index - 1]) runs[runs.length - 1]?.push(to);
    else runs.push([/** @type {T} */ (line[index]), to]);
  });
  return runs;
}
