// @ts-check
/** Reference names as the page holds them: what itinerarium/basemap/names.py packed. Pure. */
import { ringFromText } from "../data/coast.js";
import { latOfPart, lonOfPart } from "../geo/mercator.js";

/** The overlays whose names they are, see itinerarium/compose/reference.py. */
const OVERLAYS = new Map([["town", "towns"]]);
const SEPARATOR = "|";

/** @typedef {import("./naming.js").MapName} MapName */

/**
 * Every reference name of a page, in the order of their kinds and ranks.
 * @param {NamesData} data
 * @returns {MapName[]}
 */
export function unpackNames({ grid, kinds }) {
  return kinds.flatMap((kind) => namesOfKind(kind, grid));
}

/** @param {NameKindData} data @param {number} grid @returns {MapName[]} */
function namesOfKind({ kind, at, ranks, names, angles, km }, grid) {
  const points = ringFromText(at);
  const texts = Object.entries(names).map(
    ([language, text]) => /** @type {const} */ ([language, text.split(SEPARATOR)]),
  );
  return Array.from(ranks, (rank, order) => {
    const x = (points[2 * order] ?? 0) / grid;
    const y = (points[2 * order + 1] ?? 0) / grid;
    return {
      id: `reference/${kind}/${order}`,
      kind,
      overlay: OVERLAYS.get(kind),
      name: Object.fromEntries(texts.flatMap(([language, all]) => (all[order] ? [[language, all[order]]] : []))),
      lat: latOfPart(y),
      lon: lonOfPart(x),
      x: 256 * x,
      y: 256 * y,
      rank: Number(rank),
      order,
      stop: false,
      angle: angles[order] || undefined,
      km: km[order] || undefined,
    };
  });
}
