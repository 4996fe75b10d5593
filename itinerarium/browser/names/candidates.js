// @ts-check
/** Where a name may stand: around its marker, or over what it names; pure arithmetic, all in pixels. */

/** @typedef {import("./placement.js").Candidate} Candidate */

/** Names this many rings off need a line to their markers. */
const FAR_RING = 2;
/** Right of the marker first, as in every atlas; then above right, below right, left, above, below, ... */
const DIRECTIONS = [
  [1, 0],
  [0.7, -0.7],
  [0.7, 0.7],
  [-1, 0],
  [0, -1],
  [0, 1],
  [-0.7, -0.7],
  [-0.7, 0.7],
];
/** So far, in its widths, a name above or below may lean to a side. */
const LEANS = [-0.48, -0.36, -0.18, 0.18, 0.36, 0.48];
const RING = 8;

/**
 * The eight places around a marker, and the same further off.
 * @param {number} width of the name
 * @param {number} height
 * @param {number} radius of the marker
 * @param {number} rings how many distances to try
 * @returns {Candidate[]} best first
 */
export function candidatesAround(width, height, radius, rings = 1) {
  /** @type {Candidate[]} */
  const all = [];
  for (let ring = 0; ring < rings; ring++) {
    const off = radius + 3 + ring * RING;
    DIRECTIONS.forEach(([x = 0, y = 0], order) => {
      const dx = x * off + Math.sign(x) * (width / 2);
      const dy = y * off + Math.sign(y) * (height / 2 - 2);
      const cost = order * 0.55 + ring * (4 + ring);
      const far = ring >= FAR_RING ? { far: true } : {};
      all.push({ dx, dy, cost, ...far });
      if (!x) all.push(...LEANS.map((lean) => ({ dx: lean * width, dy, cost: cost + Math.abs(lean), ...far })));
    });
  }
  return all.sort((one, other) => one.cost - other.cost);
}

const DOWN = [0, -0.7, 0.7, -1.4, 1.4, -2.3, 2.3];
/** A word leaves the middle of what it names by at most this part of its length, or by so many lines. */
const MOST_ACROSS = 0.1;
const LEAST_DOWN = 0.7;
const ALONG = [0, -0.3, 0.3, -0.65, 0.65, -1, 1];

/**
 * The places for the name of a sea or a country: over its anchor, or off along and across it, its
 * letters as far apart as they may be, or nearer.
 * @param {{spread: number, width: number}[]} texts how it may be set, the best first
 * @param {number} height
 * @param {number} angle degrees
 * @param {number} room how long what it names is
 * @returns {Candidate[]} best first
 */
export function candidatesOver(texts, height, angle, room) {
  const mostDown = Math.max(LEAST_DOWN, (room * MOST_ACROSS) / height);
  const sine = Math.sin((angle * Math.PI) / 180);
  const cosine = Math.cos((angle * Math.PI) / 180);
  const sized = texts.map(({ spread, width }) => ({
    spread,
    reach: Math.max(0.24 * width, (room - width) / 2),
    size: turnedSize(width, height, angle),
  }));
  /** @type {Candidate[]} */
  const all = [];
  for (const { order, down, along, cost } of spotsOver(texts.length)) {
    const text = sized[order];
    if (!text || Math.abs(down) > mostDown) continue;
    const x = along * text.reach;
    const y = down * height;
    const dx = x * cosine - y * sine;
    const dy = x * sine + y * cosine;
    all.push({ dx, dy, cost, spread: text.spread, width: text.size.width, height: text.size.height });
  }
  return all;
}

/**
 * Where a text may stand over what it names, in parts of its reach and its height, the best first; the same for all names.
 * @typedef {{order: number, down: number, along: number, cost: number}} SpotOver `order`: which of the texts
 */
/** @type {SpotOver[][]} by the number of texts */
const spotsOfTexts = [];

/** @param {number} texts how many @returns {SpotOver[]} */
function spotsOver(texts) {
  spotsOfTexts[texts] ??= Array.from({ length: texts }, (_, order) => order)
    .flatMap((order) => DOWN.flatMap((down) => ALONG.map((along) => ({ order, down, along }))))
    .map((spot) => ({ ...spot, cost: Math.abs(spot.down) + 3 * Math.abs(spot.along) + 1.5 * spot.order }))
    .sort((one, other) => one.cost - other.cost);
  return spotsOfTexts[texts] ?? [];
}

/**
 * The upright box that a turned name needs.
 * @param {number} width
 * @param {number} height
 * @param {number} angle degrees
 */
export function turnedSize(width, height, angle) {
  const sine = Math.abs(Math.sin((angle * Math.PI) / 180));
  const cosine = Math.abs(Math.cos((angle * Math.PI) / 180));
  return { width: width * cosine + height * sine, height: width * sine + height * cosine };
}
