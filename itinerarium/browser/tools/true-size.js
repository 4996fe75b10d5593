// @ts-check
/** An area moved over the globe without a change of its size: Mercator draws it larger towards the poles. Pure. */

/** @typedef {[lat: number, lon: number]} Point */

const RADIANS = Math.PI / 180;

/**
 * One ring out of an area's borders: each line is joined to the one that begins or ends nearest.
 * @param {Point[][]} lines
 * @returns {Point[]}
 */
export function ringOf(lines) {
  const [first = [], ...rest] = [...lines].sort((one, other) => other.length - one.length);
  const left = new Set(rest);
  const ring = [...first];
  while (left.size) {
    const end = /** @type {Point} */ (ring[ring.length - 1]);
    const next = nearestTo(end, [...left]);
    left.delete(next.line);
    ring.push(...(next.isTurned ? [...next.line].reverse() : next.line));
  }
  return ring;
}

/** @param {Point} end @param {Point[][]} lines */
function nearestTo(end, lines) {
  const ways = lines.flatMap((line) =>
    [false, true].map((isTurned) => {
      const start = /** @type {Point} */ (line[isTurned ? line.length - 1 : 0]);
      return { line, isTurned, far: Math.hypot(start[0] - end[0], (start[1] - end[1]) * Math.cos(end[0] * RADIANS)) };
    }),
  );
  return ways.reduce((best, way) => (way.far < best.far ? way : best));
}

/** The middle of a ring. @param {Point[]} ring @returns {Point} */
export function middleOfRing(ring) {
  const [south, north] = [Math.min, Math.max].map((choose) => choose(...ring.map(([lat]) => lat)));
  const [west, east] = [Math.min, Math.max].map((choose) => choose(...ring.map(([, lon]) => lon)));
  return [((south ?? 0) + (north ?? 0)) / 2, ((west ?? 0) + (east ?? 0)) / 2];
}

/**
 * The ring about another middle: every point as far from it, and in the same direction, as before.
 * @param {Point[]} ring
 * @param {Point} from its middle
 * @param {Point} to
 */
export function movedRing(ring, from, to) {
  return ring.map((point) => {
    const { angle, bearing } = polarOf(from, point);
    return pointAt(to, angle, bearing);
  });
}

/** @param {Point} from @param {Point} to */
function polarOf([lat1, lon1], [lat2, lon2]) {
  const [a, b, across] = [lat1 * RADIANS, lat2 * RADIANS, (lon2 - lon1) * RADIANS];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(across / 2) ** 2;
  const y = Math.sin(across) * Math.cos(b);
  const x = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(across);
  return { angle: 2 * Math.asin(Math.sqrt(Math.min(1, half))), bearing: Math.atan2(y, x) };
}

/** @param {Point} from @param {number} angle @param {number} bearing @returns {Point} */
function pointAt([lat, lon], angle, bearing) {
  const a = lat * RADIANS;
  const b = Math.asin(Math.sin(a) * Math.cos(angle) + Math.cos(a) * Math.sin(angle) * Math.cos(bearing));
  const y = Math.sin(bearing) * Math.sin(angle) * Math.cos(a);
  const x = Math.cos(angle) - Math.sin(a) * Math.sin(b);
  return [b / RADIANS, lon + Math.atan2(y, x) / RADIANS];
}

/** How many times as wide the map draws it there as where it comes from. @param {Point} from @param {Point} to */
export function stretchBetween(from, to) {
  return Math.cos(from[0] * RADIANS) / Math.cos(to[0] * RADIANS);
}

/**
 * The areas of the overlays: what a home's borders enclose, then the areas themselves, each name once.
 * @param {{title: TextByLanguage, shapes: {kind: string, closed: boolean, name?: TextByLanguage, parts: Point[][]}[]}[]} overlays
 * @returns {{name: TextByLanguage, rings: Point[][]}[]}
 */
export function areasOf(overlays) {
  const homes = overlays.flatMap(({ title, shapes }) => {
    const lines = shapes.filter(({ kind, closed }) => kind === "homeland" && !closed).flatMap(({ parts }) => parts);
    return lines.length ? [{ name: title, rings: [ringOf(lines)] }] : [];
  });
  const areas = overlays
    .flatMap(({ title, shapes }) => shapes.map((shape) => ({ ...shape, name: shape.name ?? title })))
    .filter(({ closed }) => closed)
    .map(({ name, parts }) => ({ name, rings: parts }));
  return [...new Map([...homes, ...areas].map((area) => [JSON.stringify(area.name), area])).values()];
}
