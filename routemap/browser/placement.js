// @ts-check
/**
 * Where each name on the map goes so that none covers another or a marker: pure arithmetic.
 * All lengths are pixels; a box is {left, top, right, bottom}.
 */
import { BoxIndex, LineRaster, boxAround } from "./boxes.js";

/** @typedef {import("./boxes.js").Box} Box */

/**
 * A position of a name's middle, off its anchor; the smaller the cost the better it reads.
 * @typedef {object} Candidate
 * @property {number} dx
 * @property {number} dy
 * @property {number} cost
 * @property {boolean} [far] whether the name stands so far off that a line must lead to it
 */

/**
 * @typedef {object} Label
 * @property {string} id
 * @property {number} x        the anchor
 * @property {number} y
 * @property {number} width    of the box it needs, turned if the name is
 * @property {number} height
 * @property {number} priority smaller goes first
 * @property {boolean} [must]  whether others must make room for it
 * @property {Candidate[]} candidates
 */

/**
 * @typedef {object} Ground
 * @property {Box} frame             no name may reach out of it
 * @property {Box} [window]          names had better not reach out of it
 * @property {Box[]} [covers]        what lies over the map, reached under only by names that must be shown: controls
 * @property {Box[]} [obstacles]     never covered: markers
 * @property {number[][][]} [lines]  lines of [x, y] points, better not covered: routes
 * @property {Map<string, Candidate>} [before] where names stood, which they had better keep if no line runs through them
 */

const LINE_COST = 0.5;
const WINDOW_COST = 6;
const KEEPING = -1.5;
/** Names that must be shown and are searched for together; more would take too long. */
const MOST_TOGETHER = 12;
const MOST_TRIALS = 6000;

/**
 * The candidate for each name that finds room. Names that must be shown are placed together, so that
 * none of them takes the only room of another; the rest go by priority.
 * @param {Label[]} labels
 * @param {Ground} ground
 * @returns {Map<string, Candidate>}
 */
export function placeLabels(labels, ground) {
  const taken = new BoxIndex(ground.obstacles ?? []);
  const raster = new LineRaster(ground.frame, ground.lines ?? []);
  const ordered = [...labels].sort((one, other) => one.priority - other.priority);
  const options = new Map(ordered.map((label) => [label, choices(label, ground, raster, taken)]));
  const together = ordered.filter((label) => label.must).slice(0, MOST_TOGETHER);
  /** @type {Map<string, Candidate>} */
  const placed = placeTogether(together, options, taken);
  for (const label of ordered) {
    if (together.includes(label)) continue;
    const choice = (options.get(label) ?? []).find((candidate) => !taken.meets(boxOf(label, candidate)));
    if (!choice) continue;
    taken.add(boxOf(label, choice));
    placed.set(label.id, choice);
  }
  return placed;
}

/**
 * The box that a name takes in this position.
 * @param {Label} label
 * @param {Candidate} candidate
 * @returns {Box}
 */
export function boxOf(label, candidate) {
  return boxAround(label.x + candidate.dx, label.y + candidate.dy, label.width, label.height);
}

/** The candidates with room among the obstacles, best first. */
function choices(/** @type {Label} */ label, /** @type {Ground} */ ground, /** @type {LineRaster} */ raster, /** @type {BoxIndex} */ taken) {
  const kept = ground.before?.get(label.id);
  const covers = new BoxIndex(ground.covers ?? []);
  return label.candidates
    .map((candidate) => ({ candidate, box: boxOf(label, candidate) }))
    .filter(({ box }) => inside(box, ground.frame) && !taken.meets(box) && (label.must || !covers.meets(box)))
    .map(({ candidate, box }) => {
      const unseen = ground.window && !inside(box, ground.window) || covers.meets(box);
      const outside = unseen ? WINDOW_COST : 0;
      const crossed = raster.crossed(box);
      const keeps = !crossed && kept && kept.dx === candidate.dx && kept.dy === candidate.dy;
      return { candidate, cost: candidate.cost + outside + (keeps ? KEEPING : LINE_COST * crossed) };
    })
    .sort((one, other) => one.cost - other.cost)
    .map(({ candidate }) => candidate);
}

/** @param {Box} box @param {Box} frame */
function inside(box, frame) {
  return box.left >= frame.left && box.top >= frame.top && box.right <= frame.right && box.bottom <= frame.bottom;
}

/**
 * As many of the names as can stand together; tries with none left out first, then with one, ...
 * @param {Label[]} labels
 * @param {Map<Label, Candidate[]>} options
 * @param {BoxIndex} taken
 */
function placeTogether(labels, options, taken) {
  const scarce = [...labels].sort((one, other) => (options.get(one)?.length ?? 0) - (options.get(other)?.length ?? 0));
  const homeless = scarce.filter((label) => !options.get(label)?.length).length;
  for (let left = homeless; left <= scarce.length; left++) {
    /** @type {Map<string, Candidate>} */
    const placed = new Map();
    const trials = { left: MOST_TRIALS };
    if (searched(scarce, 0, left, { options, taken, placed, trials })) return placed;
  }
  return new Map();
}

/**
 * Whether the names from this one on find room with so many left out; then they are placed.
 * @param {Label[]} labels
 * @param {number} index
 * @param {number} mayLeave
 * @param {{options: Map<Label, Candidate[]>, taken: BoxIndex, placed: Map<string, Candidate>, trials: {left: number}}} search
 * @returns {boolean}
 */
function searched(labels, index, mayLeave, search) {
  const label = labels[index];
  if (!label) return true;
  for (const candidate of search.options.get(label) ?? []) {
    if (search.trials.left-- <= 0) return false;
    const box = boxOf(label, candidate);
    if (search.taken.meets(box)) continue;
    search.taken.add(box);
    search.placed.set(label.id, candidate);
    if (searched(labels, index + 1, mayLeave, search)) return true;
    search.taken.remove(box);
    search.placed.delete(label.id);
  }
  return mayLeave > 0 && searched(labels, index + 1, mayLeave - 1, search);
}

/** Right of the marker first, as in every atlas; then above right, below right, left, above, below, ... */
const DIRECTIONS = [[1, 0], [0.7, -0.7], [0.7, 0.7], [-1, 0], [0, -1], [0, 1], [-0.7, -0.7], [-0.7, 0.7]];
const RING = 8;
const FAR_RING = 2;

/**
 * The eight places around a marker, and the same further off.
 * @param {number} width of the name
 * @param {number} height
 * @param {number} radius of the marker
 * @param {number} rings how many distances to try
 * @returns {Candidate[]}
 */
export function candidatesAround(width, height, radius, rings = 1) {
  /** @type {Candidate[]} */
  const all = [];
  for (let ring = 0; ring < rings; ring++) {
    const off = radius + 3 + ring * RING;
    DIRECTIONS.forEach(([x = 0, y = 0], order) => {
      const dx = x * off + Math.sign(x) * (width / 2);
      const dy = y * off + Math.sign(y) * (height / 2 - 2);
      const cost = order * 0.55 + ring * 5;
      const far = ring >= FAR_RING ? { far: true } : {};
      all.push({ dx, dy, cost, ...far });
      // Further off, a name may also lean over the marker's column.
      if (ring && !x) all.push(...[-0.35, 0.35].map((lean) => ({ dx: lean * width, dy, cost: cost + 0.4, ...far })));
    });
  }
  return all;
}

/**
 * The places for the name of a sea or a country: over its anchor, or a little off along and across it.
 * @param {number} width of the text
 * @param {number} height
 * @param {number} angle degrees
 * @returns {Candidate[]}
 */
export function candidatesOver(width, height, angle) {
  const sine = Math.sin((angle * Math.PI) / 180);
  const cosine = Math.cos((angle * Math.PI) / 180);
  const all = [];
  for (const down of [0, -0.6, 0.6, -1.2, 1.2]) {
    for (const along of [0, -0.12, 0.12, -0.24, 0.24]) {
      const [x, y] = [along * width, down * height];
      all.push({ dx: x * cosine - y * sine, dy: x * sine + y * cosine, cost: Math.abs(down) + 6 * Math.abs(along) });
    }
  }
  return all.sort((one, other) => one.cost - other.cost);
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
