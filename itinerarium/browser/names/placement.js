// @ts-check
/**
 * Where each name on the map goes so that none covers another or a marker: pure arithmetic.
 * All lengths are pixels; a box is {left, top, right, bottom}.
 */
import { BoxIndex, boxAround, boxesMeet, LineRaster } from "../geo/boxes.js";

/** @typedef {import("../geo/boxes.js").Box} Box */

/**
 * A position of a name's middle, off its anchor; the smaller the cost the better it reads.
 * @typedef {object} Candidate
 * @property {number} dx
 * @property {number} dy
 * @property {number} cost
 * @property {boolean} [far] whether the name stands so far off that a line must lead to it
 * @property {number} [spread] the space between its letters; `width` and `height` are the box's then
 * @property {number} [width]
 * @property {number} [height]
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
 * @property {boolean} [isPlace] whether it stands beside its anchor and is not seen without it
 * @property {number} [dot]    the side of the dot on its anchor, which is there only with the name
 * @property {string} [sea]    what a sea is called; large ones have names in several parts, which stand far apart
 * @property {Candidate[]} candidates
 */

/**
 * @typedef {object} Ground
 * @property {Box} frame             no name may reach out of it
 * @property {Box} [window]          only names that must be shown are cut by it, where there is no other way
 * @property {Box[]} [covers]        what lies over the map, reached under by none but these: controls
 * @property {Box[] | BoxIndex} [obstacles] never covered: markers; an index takes in what is placed
 * @property {BoxIndex} [firm]       those obstacles that not even a name that must be shown may cover rather than be cut
 * @property {import("../geo/boxes.js").Line[]} [lines] covered only by names that must be shown: routes
 * @property {Map<string, Candidate>} [before] where names stood, which they had better keep if no line runs through them
 */

const LINE_COST = 0.5;
/** A candidate's grades: it is free, it lies on a line, it is cut by the window or a control. */
const FREE = 0;
const ON_LINE = 1;
const CUT = 2;
const GRADE_COST = 1000;
const KEEPING = -1.5;
/** Names that must be shown and are searched for together; more would take too long. */
const MOST_TOGETHER = 12;
const MOST_ROUNDS = 600;
/** So many rounds without a better find end the search: few when nothing is wrong, many while something is. */
const FEW_IDLE = 30;
const MOST_IDLE = 400;
const LEFT_OUT_COST = 1e6;
/**
 * Lines from markers to names should not run through names or each other, nor under another marker of the first rank.
 */
const TANGLED_COST = 500;
const HIDDEN_COST = 60;
const STATION = 20;
/** How far apart two names of one sea stand. */
const SAME_SEA = 600;
const LEADER_STEP = 5;
/** A mark of which the window's edge leaves little more than half needs no name that is cut there too; pixels. */
const HALF_SEEN = 16;

/**
 * The candidate for each name that finds room. Names that must be shown are placed together, so that
 * none of them takes the only room of another; the rest go by priority.
 * @param {Label[]} labels
 * @param {Ground} ground
 * @returns {Map<string, Candidate>}
 */
export function placeLabels(labels, ground) {
  const { obstacles = [] } = ground;
  const taken = obstacles instanceof BoxIndex ? obstacles : new BoxIndex(obstacles);
  const graded = grader(ground);
  const ordered = [...labels].sort((one, other) => one.priority - other.priority);
  const { frame, window = frame } = ground;
  const isSeen = (/** @type {Label} */ { x, y }) => inside(boxAround(x, y, HALF_SEEN, HALF_SEEN), window);
  const together = ordered.filter((label) => label.must && isSeen(label)).slice(0, MOST_TOGETHER);
  const stations = together.map(({ x, y }) => boxAround(x, y, STATION, STATION));
  const choicesOf = (/** @type {Label} */ label) => choicesUncut(label, graded, taken, ground.firm, stations);
  const placed = placeTogether(new Map(together.map((label) => [label, choicesOf(label)])), taken);
  for (const label of ordered) {
    if (together.includes(label) || ordered.some((other) => placed.has(other.id) && isSameSea(label, other))) continue;
    const choice =
      label.must && isSeen(label)
        ? choices(label, graded, taken)[0]?.candidate
        : firstFree(label, graded, taken, ground.before?.get(label.id));
    if (!choice) continue;
    taken.add(boxOf(label, choice));
    if (label.dot) taken.add(boxAround(label.x, label.y, label.dot, label.dot));
    placed.set(label.id, choice);
  }
  return placed;
}

/** Whether two names are of one sea, and so near that one of them is enough. @param {Label} one @param {Label} other */
function isSameSea(one, other) {
  return one.sea !== undefined && one.sea === other.sea && Math.hypot(one.x - other.x, one.y - other.y) < SAME_SEA;
}

/**
 * The box that a name takes in this position.
 * @param {Label} label
 * @param {Candidate} candidate
 * @returns {Box}
 */
export function boxOf(label, candidate) {
  return boxAround(
    label.x + candidate.dx,
    label.y + candidate.dy,
    candidate.width ?? label.width,
    candidate.height ?? label.height,
  );
}

/** From a label's anchor to the nearest point of its name. @param {Label} label @param {Candidate} candidate */
export function wayTo(label, candidate) {
  const { left, top, right, bottom } = boxOf(label, candidate);
  return {
    x: Math.max(left, Math.min(label.x, right)) - label.x,
    y: Math.max(top, Math.min(label.y, bottom)) - label.y,
  };
}

/**
 * How a candidate fares on the ground, or null where it would reach out of the frame.
 * @typedef {(label: Label, candidate: Candidate, box: Box) => Graded | null} Grader
 */

/** @param {Ground} ground @returns {Grader} */
function grader({ frame, window = frame, lines = [], covers = [], before }) {
  const raster = new LineRaster(frame, lines);
  const covered = new BoxIndex(covers);
  return (label, candidate, box) => {
    if (!inside(box, frame)) return null;
    const crossed = raster.crossed(box);
    const isCut =
      (boxesMeet(box, window) && !inside(label.isPlace ? reaching(box, label) : box, window)) || covered.meets(box);
    const grade = isCut ? CUT : crossed ? ON_LINE : FREE;
    const keeps = !grade && isSame(before?.get(label.id), candidate);
    return { candidate, grade, cost: candidate.cost + grade * GRADE_COST + (keeps ? KEEPING : LINE_COST * crossed) };
  };
}

/** @param {Candidate | undefined} one @param {Candidate} other */
function isSame(one, other) {
  return one?.dx === other.dx && one.dy === other.dy && one.spread === other.spread;
}

/**
 * A name's choices; where all of them are cut, those too that lie on lesser marks.
 * @param {Label} label
 * @param {Grader} graded
 * @param {BoxIndex} taken
 * @param {BoxIndex | undefined} firm
 * @param {Box[]} stations
 */
function choicesUncut(label, graded, taken, firm, stations) {
  const whole = choices(label, graded, taken, stations);
  return firm && (whole[0]?.grade ?? CUT) === CUT ? choices(label, graded, firm, stations) : whole;
}

/**
 * All candidates with room among the obstacles, best first; a line to a name had better not run under another's marker.
 * @param {Label} label
 * @param {Grader} graded
 * @param {BoxIndex} taken
 * @param {Box[]} [stations]
 */
function choices(label, graded, taken, stations = []) {
  const others = new BoxIndex(stations.filter((box) => !inside(boxAround(label.x, label.y, 0, 0), box)));
  return label.candidates
    .flatMap((candidate) => {
      const box = boxOf(label, candidate);
      const option = taken.meets(box) ? null : graded(label, candidate, box);
      if (!option) return [];
      const leader = leaderOf(label, candidate);
      const isHidden = leader.some((box) => others.meets(box));
      return [{ ...option, cost: option.cost + (isHidden ? HIDDEN_COST : 0), box, leader }];
    })
    .sort((one, other) => one.cost - other.cost);
}

/**
 * Small boxes along the line that leads from a marker to a name far off.
 * @param {Label} label
 * @param {Candidate} candidate
 * @returns {Box[]}
 */
function leaderOf(label, candidate) {
  if (!candidate.far) return [];
  const { x, y } = wayTo(label, candidate);
  const steps = Math.floor(Math.hypot(x, y) / LEADER_STEP);
  return Array.from({ length: Math.max(0, steps - 1) }, (_, step) => (step + 1) / steps).map((part) =>
    boxAround(label.x + x * part, label.y + y * part, 2, 2),
  );
}

/**
 * The best free candidate, or the one where the name stood if that is hardly worse.
 * @param {Label} label
 * @param {Grader} graded
 * @param {BoxIndex} taken
 * @param {Candidate} [before]
 */
function firstFree(label, graded, taken, before) {
  if (label.dot && taken.meets(boxAround(label.x, label.y, label.dot, label.dot))) return undefined;
  const isFree = (/** @type {Candidate} */ candidate) => {
    const box = boxOf(label, candidate);
    return !taken.meets(box) && graded(label, candidate, box)?.grade === FREE;
  };
  const best = label.candidates.find(isFree);
  const same = best && before && label.candidates.find((candidate) => isSame(before, candidate));
  return same && same.cost + KEEPING < best.cost && isFree(same) ? same : best;
}

/** The box and the point. @param {Box} box @param {{x: number, y: number}} point @returns {Box} */
function reaching({ left, top, right, bottom }, { x, y }) {
  return { left: Math.min(left, x), top: Math.min(top, y), right: Math.max(right, x), bottom: Math.max(bottom, y) };
}

/** @param {Box} box @param {Box} frame */
function inside(box, frame) {
  return box.left >= frame.left && box.top >= frame.top && box.right <= frame.right && box.bottom <= frame.bottom;
}

/** @typedef {{candidate: Candidate, grade: number, cost: number}} Graded */
/** @typedef {Graded & {box: Box, leader: Box[]}} Option `leader`: what the line to its marker takes */

/**
 * As many of the names as can stand together, as well as they can: one after the other, again and
 * again, and each time those go earlier that have fared badly ("squeaky wheel", Joslin and Clements 1999).
 * @param {Map<Label, Option[]>} options
 * @param {BoxIndex} taken what is placed is added
 * @returns {Map<string, Candidate>}
 */
function placeTogether(options, taken) {
  const blame = new Map([...options].map(([label, { length }]) => [label, 1 / (1 + length)]));
  /** @type {{placed: Map<Label, Option>, regret: number}} */
  let best = { placed: new Map(), regret: Infinity };
  for (
    let round = 0, idle = 0;
    round < MOST_ROUNDS && idle < (best.regret < TANGLED_COST ? FEW_IDLE : MOST_IDLE) && best.regret > 0;
    round++, idle++
  ) {
    const order = [...options.keys()].sort((one, other) => (blame.get(other) ?? 0) - (blame.get(one) ?? 0));
    const placed = placedInTurn(order, options);
    let sum = 0;
    for (const label of order) {
      const regret = (placed.get(label)?.cost ?? LEFT_OUT_COST) - (options.get(label)?.[0]?.cost ?? LEFT_OUT_COST);
      blame.set(label, (blame.get(label) ?? 0) + regret);
      sum += regret;
    }
    if (sum >= best.regret) continue;
    best = { placed, regret: sum };
    idle = 0;
  }
  for (const [label, { candidate }] of best.placed) taken.add(boxOf(label, candidate));
  return new Map([...best.placed].map(([{ id }, { candidate }]) => [id, candidate]));
}

/** Each name's best option beside those before it. @param {Label[]} order @param {Map<Label, Option[]>} options */
function placedInTurn(order, options) {
  /** @type {Map<Label, Option>} */
  const placed = new Map();
  for (const label of order) {
    const option = bestBeside([...placed.values()], options.get(label) ?? []);
    if (option) placed.set(label, option);
  }
  return placed;
}

/**
 * The best option that meets none of those placed, nor is tangled with them unless all others are far worse.
 * @param {Option[]} placed
 * @param {Option[]} options
 */
function bestBeside(placed, options) {
  /** @type {Option | undefined} */
  let tangled;
  for (const option of options) {
    if (tangled && option.cost > tangled.cost) break;
    if (placed.some(({ box }) => boxesMeet(option.box, box))) continue;
    if (!placed.some((other) => areTangled(option, other))) return option;
    tangled ??= { ...option, cost: option.cost + TANGLED_COST };
  }
  return tangled;
}

/** Whether a line to a name runs through the other name or the line to it. @param {Option} one @param {Option} other */
function areTangled(one, other) {
  return (
    one.leader.some((dot) => boxesMeet(dot, other.box) || other.leader.some((dot2) => boxesMeet(dot, dot2))) ||
    other.leader.some((dot) => boxesMeet(dot, one.box))
  );
}
