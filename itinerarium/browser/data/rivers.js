// @ts-check
/** Which rivers a zoom shows: what itinerarium/basemap/waters.py chose. Pure. */

import { lineFromText } from "./coast.js";

/** From which zoom on rivers come, and those that are drawn near the places alone. */
const RIVERS_FROM = 2.8;
const STREAMS_FROM = 5.8;
/** Nearer than this the map is larger than they are exact. */
const LAST_ZOOM = 10.6;
/** How much stronger they become from zoom to zoom. */
const GROWTH = 1.5;

/** @typedef {import("./coast.js").GridLine} GridLine */

/** @type {WeakMap<string[], GridLine[]>} */
const unpacked = new WeakMap();

/**
 * Rivers and streams, unpacked where a zoom shows them first.
 * @param {{rivers?: string[], streams?: string[]}} coast
 * @param {number} zoom
 * @returns {{lines: GridLine[], strength: number}[]} strength 0 to 1, those with none left out
 */
export function riversAt({ rivers = [], streams = [] }, zoom) {
  const kinds = /** @type {const} */ ([
    [rivers, RIVERS_FROM],
    [streams, STREAMS_FROM],
  ]);
  return kinds.flatMap(([texts, from]) => {
    const strength = Math.min(1, (zoom - from) * GROWTH, (LAST_ZOOM - zoom) * GROWTH);
    return strength > 0 && texts.length ? [{ lines: linesOf(texts), strength }] : [];
  });
}

/** @param {string[]} texts */
function linesOf(texts) {
  const lines = unpacked.get(texts) ?? texts.map(lineFromText);
  unpacked.set(texts, lines);
  return lines;
}
