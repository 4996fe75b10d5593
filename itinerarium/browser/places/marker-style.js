// @ts-check
/** How large a place's marker is at each zoom, and how it stands against the others. */

const FAR_ZOOM = 3;
const NEAR_ZOOM = 6.5;
/** Sides in pixels for rank 1 to 4, far off and near by. */
const FAR_SIZES = [20, 11, 8, 6];
const NEAR_SIZES = [32, 25, 21, 16];
/** A marker smaller than this has no room for a symbol and is a plain dot. */
const SMALLEST_WITH_SYMBOL = 15;
const MOST_RANKS = 4;

/**
 * The side of a marker in pixels.
 * @param {number} rank 1 to 4
 * @param {number} zoom
 */
export function markerSizeAt(rank, zoom) {
  const index = Math.min(MOST_RANKS, Math.max(1, rank)) - 1;
  const part = Math.min(1, Math.max(0, (zoom - FAR_ZOOM) / (NEAR_ZOOM - FAR_ZOOM)));
  const far = FAR_SIZES[index] ?? 6;
  const near = NEAR_SIZES[index] ?? 16;
  return Math.round(far + (near - far) * part);
}

/** @param {number} size */
export function hasSymbol(size) {
  return size >= SMALLEST_WITH_SYMBOL;
}

/**
 * The places in the order of the Tab key: stops in the story's order, then by rank, then from north to south.
 * @param {Place[]} places
 * @returns {Place[]}
 */
export function inTabOrder(places) {
  const last = Number.MAX_SAFE_INTEGER;
  return [...places].sort(
    (one, other) =>
      (one.stop ?? last) - (other.stop ?? last) || one.rank - other.rank || other.lat - one.lat || one.lon - other.lon,
  );
}
