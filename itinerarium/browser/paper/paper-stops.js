// @ts-check
/** The stops' numbers on a printed plate, side by side where they crowd, each tied to its point. */
import { stopsOf } from "../data/lesson.js";
import { placesById } from "../data/places-by-id.js";
import { element, svgElement } from "../dom/dom.js";
import { spread } from "../places/spread.js";

/** @typedef {{x: number, y: number, size: number, weight: number}} Disc */

const SIZES = { chief: 19, other: 16 };
/** How far a number may stand off its point, in pixels. */
const FARTHEST = 34;
const DOT = 7;
/** A number nearer than this covers its point and needs no line to it. */
const COVERS_POINT = 5;

export class PaperStops {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
    /** @type {{place: Place, number: number}[]} those with a mark */
    this.stops = [];
    this.lines = svgElement("svg", { class: "paper-leaders", "aria-hidden": "true" });
    this.numbers = element("div", { class: "paper-numbers" });
  }

  /** @param {L.Map} map @param {string} lesson */
  draw(map, lesson) {
    this.stops = numberedPlaces(this.story, lesson)
      .map((place, index) => ({ place, number: index + 1 }))
      .filter(({ place }) => !place.bounds);
    const pane = map.getPane("paper") ?? map.createPane("paper");
    pane.style.zIndex = "var(--z-sheet-stops)";
    pane.style.pointerEvents = "none";
    const discs = this.stops.map(({ place }) => discOf(map, place));
    const moves = spread(discs, FARTHEST);
    this.lines.replaceChildren(...discs.flatMap((disc, index) => leader(disc, moves[index])));
    this.numbers.replaceChildren(
      ...this.stops.map(({ place, number }, index) => numberNode(place, discs[index], moves[index], number)),
    );
    pane.append(this.lines, this.numbers);
    map.fire("itinerarium:markers", { markers: [...this.markersOf(discs, moves), ...this.dots()] });
  }

  clear() {
    this.lines.remove();
    this.numbers.remove();
  }

  /** @param {Disc[]} discs @param {{dx: number, dy: number}[]} moves */
  markersOf(discs, moves) {
    return this.stops.map(({ place }, index) => ({
      id: place.at ?? place.id,
      size: discs[index].size + 2,
      ...moves[index],
    }));
  }

  /** The other places, as the style sheet shows them on paper. */
  dots() {
    const numbered = new Set(this.stops.map(({ place }) => place.at ?? place.id));
    return this.story.places
      .filter((/** @type {Place} */ place) => !numbered.has(place.id))
      .map(({ id }) => ({ id, size: DOT }));
  }
}

/** @param {L.Map} map @param {Place} place */
function discOf(map, place) {
  const { x, y } = map.latLngToLayerPoint([place.lat, place.lon]);
  const isChief = place.rank === 1;
  return { x, y, size: isChief ? SIZES.chief : SIZES.other, weight: isChief ? 3 : 1 };
}

/** @param {Disc} disc @param {{dx: number, dy: number} | undefined} move */
function leader({ x, y }, move) {
  if (!move || Math.hypot(move.dx, move.dy) < COVERS_POINT) return [];
  return [
    svgElement("line", { x1: x, y1: y, x2: x + move.dx, y2: y + move.dy }),
    svgElement("circle", { cx: x, cy: y, r: 1.6 }),
  ];
}

/** @param {Place} place @param {Disc} disc @param {{dx: number, dy: number} | undefined} move @param {number} number */
function numberNode(place, { x, y, size }, move, number) {
  const node = stopNumber(place, number, { "data-number": place.id });
  node.style.width = node.style.height = `${size}px`;
  node.style.left = `${x + (move?.dx ?? 0) - size / 2}px`;
  node.style.top = `${y + (move?.dy ?? 0) - size / 2}px`;
  return node;
}

/**
 * A stop's number in its disc; from 100 on in smaller figures.
 * @param {Place} place
 * @param {number} number
 * @param {Record<string, string>} [attributes]
 */
export function stopNumber(place, number, attributes = {}) {
  const kinds = [place.rank === 1 && "is-chief", number > 99 && "is-long"].filter(Boolean);
  return element("span", { class: ["paper-stop", ...kinds].join(" "), ...attributes }, String(number));
}

/** More numbers than this no sheet can hold. */
const MOST_NUMBERS = 60;

/**
 * The stops of the story, or of a lesson, in the story's order; in a story without any, its places, the chief ones first.
 * @param {import("../data/places-by-id.js").Told & {stops: string[]}} story
 * @param {string} [lesson]
 * @returns {Place[]}
 */
export function numberedPlaces(story, lesson = "") {
  const told = placesById(story);
  if (story.stops.length) return stopsOf(story, lesson).flatMap((id) => told.get(id) ?? []);
  return [...story.places].sort((one, other) => one.rank - other.rank).slice(0, MOST_NUMBERS);
}
