// @ts-check
/** Where annotations stand: off their places, in what names, markers and controls leave free; pure, all in pixels. */

import { BoxIndex, boxAround, grown, LineRaster } from "../geo/boxes.js";
import { chiefFirst } from "./naming.js";
import { placeLabels, wayTo } from "./placement.js";

/** @typedef {import("../geo/boxes.js").Box} Box */
/** @typedef {{width: number, height: number}} Size of a text as it may be set */
/** @typedef {{id: string, x: number, y: number, size: number, shapes: Size[]}} Annotation its place's marker, and its text */
/** @typedef {{dx: number, dy: number, shape: number}} Spot the middle of the text, off its place, and how it is set */
/**
 * @typedef {object} FreeGround
 * @property {BoxIndex} taken   names and markers: what is placed is added
 * @property {Box} window       no annotation reaches out of it
 * @property {Box[]} covers     what lies over the map
 * @property {import("../geo/boxes.js").Line[]} lines are not crossed
 * @property {Map<string, Spot>} [before] where annotations stood
 */

/** How far from the marker's edge a text may stand. */
const DISTANCES = [14, 22, 32, 44, 58, 74, 94];
const DIRECTIONS = 48;
/** A text is at a marker's side sooner than its direction says. */
const SIDEWAYS = 1.6;
const EDGE = 10;
const ROOM = 2;
/** A line is broad: the road of a journey reaches so far to each side. */
const BROAD = 6;
/** What lies across a line can be read no more: at most a corner of a text does. */
const MOST_CROSSED = 4;
const STEP = 5;
const COSTS = { distance: 0.1, line: 2, below: 1, shape: 3, keeping: 5 };

/**
 * A spot for each annotation that finds room, the first ones first.
 * @param {Annotation[]} annotations
 * @param {FreeGround} ground
 * @returns {Map<string, Spot>}
 */
export function placeAnnotations(annotations, { taken, window, covers, lines, before }) {
  if (!annotations.length) return new Map();
  const raster = new LineRaster(window, lines);
  const covered = new BoxIndex(covers);
  /** @type {Map<string, Spot>} */
  const placed = new Map();
  for (const annotation of annotations) {
    const isFree = (/** @type {Box} */ box) => !taken.meets(box) && !covered.meets(box);
    const spots = spotsOf(annotation)
      .filter((spot) => fits(annotation, spot, window, isFree))
      .filter((spot) => raster.crossed(boxAt(annotation, spot)) <= MOST_CROSSED)
      .map((spot) => ({ ...spot, cost: costOf(annotation, spot, raster, before?.get(annotation.id)) }))
      .sort((one, other) => one.cost - other.cost);
    const [best] = spots;
    if (!best) continue;
    placed.set(annotation.id, { dx: best.dx, dy: best.dy, shape: best.shape });
    taken.add(boxAt(annotation, best));
    for (const dot of leaderDots(annotation, best)) taken.add(dot);
  }
  return placed;
}

/** @param {Annotation} annotation @returns {Spot[]} */
function spotsOf({ size, shapes }) {
  return shapes.flatMap((text, shape) =>
    DISTANCES.flatMap((distance) =>
      Array.from({ length: DIRECTIONS }, (_, number) => {
        const turn = (number * 2 * Math.PI) / DIRECTIONS;
        return { ...offsetOf(turn, size / 2 + distance, text), shape };
      }),
    ),
  );
}

/** Where the middle of a text stands so many pixels off in a direction. @param {number} turn @param {number} off @param {Size} text */
function offsetOf(turn, off, { width, height }) {
  const [x, y] = [Math.cos(turn), Math.sin(turn)];
  const aside = (/** @type {number} */ part) => Math.max(-1, Math.min(1, SIDEWAYS * part));
  return { dx: Math.round(x * off + (aside(x) * width) / 2), dy: Math.round(y * off + (aside(y) * height) / 2) };
}

/**
 * @param {Annotation} annotation
 * @param {Spot} spot
 * @param {Box} window
 * @param {(box: Box) => boolean} isFree
 */
function fits(annotation, spot, window, isFree) {
  const { left, top, right, bottom } = boxAt(annotation, spot);
  const isInside =
    left >= window.left + EDGE &&
    top >= window.top + EDGE &&
    right <= window.right - EDGE &&
    bottom <= window.bottom - EDGE;
  return isInside && isFree(grown(boxAt(annotation, spot), ROOM)) && leaderDots(annotation, spot).every(isFree);
}

/**
 * @param {Annotation} annotation
 * @param {Spot} spot
 * @param {LineRaster} raster
 * @param {Spot} [before]
 */
function costOf(annotation, spot, raster, before) {
  const { x, y } = wayTo(labelOf(annotation, spot), { ...spot, cost: 0 });
  const keeps = before && before.dx === spot.dx && before.dy === spot.dy && before.shape === spot.shape;
  return (
    COSTS.distance * Math.hypot(x, y) +
    COSTS.line * raster.crossed(grown(boxAt(annotation, spot), BROAD)) +
    (spot.dy > 0 ? COSTS.below : 0) +
    COSTS.shape * spot.shape -
    (keeps ? COSTS.keeping : 0)
  );
}

/** @param {Annotation} annotation @param {Spot} spot @returns {Box} */
export function boxAt({ x, y, shapes }, { dx, dy, shape }) {
  const { width, height } = shapes[shape] ?? { width: 0, height: 0 };
  return boxAround(x + dx, y + dy, width, height);
}

/** Small boxes along the line from the marker's edge to the text. @param {Annotation} annotation @param {Spot} spot @returns {Box[]} */
function leaderDots(annotation, spot) {
  const way = leaderOf(annotation, spot);
  const steps = Math.floor(Math.hypot(way.toX - way.fromX, way.toY - way.fromY) / STEP);
  const own = annotation.size / 2 + 1; // the marker's box, which is square
  return Array.from({ length: Math.max(0, steps - 1) }, (_, step) => (step + 1) / steps)
    .map((part) => [way.fromX + (way.toX - way.fromX) * part, way.fromY + (way.toY - way.fromY) * part])
    .filter(([x = 0, y = 0]) => Math.max(Math.abs(x), Math.abs(y)) > own)
    .map(([x = 0, y = 0]) => boxAround(annotation.x + x, annotation.y + y, 2, 2));
}

/** The line from the edge of a marker to its text, off the marker's middle. @param {Annotation} annotation @param {Spot} spot */
export function leaderOf(annotation, spot) {
  const { x, y } = wayTo(labelOf(annotation, spot), { ...spot, cost: 0 });
  const length = Math.hypot(x, y) || 1;
  const edge = Math.min(length, annotation.size / 2 + 2) / length;
  return { fromX: x * edge, fromY: y * edge, toX: x, toY: y };
}

/** @param {Annotation} annotation @param {Spot} spot @returns {import("./placement.js").Label} */
function labelOf({ id, x, y, shapes }, { shape }) {
  const { width, height } = shapes[shape] ?? { width: 0, height: 0 };
  return { id, x, y, width, height, priority: 0, candidates: [] };
}

/**
 * Where names stand; annotations come between the chief ones and the others.
 * @param {import("./placement.js").Label[]} labels
 * @param {import("./placement.js").Ground} ground
 * @param {boolean} hasAnnotations
 * @param {() => void} annotate
 */
export function placeAround(labels, ground, hasAnnotations, annotate) {
  const [first, others] = hasAnnotations ? chiefFirst(labels) : [labels, []];
  const chief = placeLabels(first, ground);
  annotate();
  return new Map([...chief, ...(others.length ? placeLabels(others, ground) : [])]);
}
