// @ts-check
/** Coasts at the edges of the square world, where a ring is cut and no shore runs. */

/**
 * The real shores of a closed ring: lines, without its steps along the edges of the world.
 * @param {ArrayLike<number>} ring
 * @param {number} world
 * @returns {number[][]}
 */
export function shoresOf(ring, world) {
  /** @type {number[][]} */
  const lines = [];
  /** @type {number[] | undefined} */
  let line;
  for (let index = 0; index < ring.length; index += 2) {
    const next = (index + 2) % ring.length;
    const x = ring[index] ?? 0;
    const y = ring[index + 1] ?? 0;
    const toX = ring[next] ?? 0;
    const toY = ring[next + 1] ?? 0;
    if (isEdge(x, toX, world) || (y >= world && toY >= world)) {
      line = undefined;
      continue;
    }
    if (!line) {
      line = [x, y];
      lines.push(line);
    }
    line.push(toX, toY);
  }
  return lines;
}

/** Whether a step runs along the antimeridian. @param {number} x @param {number} toX @param {number} world */
function isEdge(x, toX, world) {
  return x === toX && (x === 0 || x === world);
}
