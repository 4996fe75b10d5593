// @ts-check
/** The ways into and out of a place, gathered by the place they lead to. */

/**
 * @typedef {object} WayGroup
 * @property {"previous" | "next"} direction
 * @property {string} place  id of the neighbour
 * @property {{route: any, leg: any, km: number}[]} ways
 */

/**
 * First where people came from, then where they went, each neighbour once with all its strands.
 * @param {any} story
 * @param {any} place
 * @returns {WayGroup[]}
 */
export function waysByNeighbour(story, place) {
  /** @type {Map<string, WayGroup>} */
  const groups = new Map();
  for (const way of place.ways ?? []) {
    const route = story.routes.find((/** @type {any} */ one) => one.id === way.route);
    const leg = route?.legs.find((/** @type {any} */ one) => one.n === way.leg);
    if (!leg) continue;
    const key = `${way.direction} ${way.place}`;
    /** @type {WayGroup} */
    const group = groups.get(key) ?? { direction: way.direction, place: way.place, ways: [] };
    group.ways.push({ route, leg, km: way.km ?? leg.km });
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ direction }) => direction === "previous"), ...all.filter(({ direction }) => direction === "next")];
}
