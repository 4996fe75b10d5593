// @ts-check
/** Which names a map shows at a zoom, and which goes first: pure. */

import { isValidOn } from "../data/dates.js";
import { isStopOf } from "../data/places-by-id.js";
import { boxAround } from "../geo/boxes.js";
import { worldX, worldY } from "../geo/mercator.js";
import { candidatesAround, candidatesOver } from "./candidates.js";

/**
 * A name that may stand on the map.
 * @typedef {object} MapName
 * @property {string} id
 * @property {string} kind    place, sea, country, region, river, range, ...
 * @property {string} [overlay] the id of the overlay that it came with
 * @property {Record<string, string>} name
 * @property {number} lat
 * @property {number} lon
 * @property {number} x       pixels of the world at zoom 0
 * @property {number} y
 * @property {number} rank
 * @property {number} order   where it came in the story
 * @property {boolean} stop
 * @property {number} [angle] degrees, clockwise
 * @property {number} [km]    how long what it names is
 * @property {{first: string, last: string}} [start]
 * @property {{first: string, last: string}} [end]
 */

/** From which zoom on a name of rank 1, 2, 3, 4 is shown. */
/** @type {Record<string, number[]>} */
const FIRST_ZOOM = {
  sea: [0, 2.5, 4, 5.4],
  country: [0, 2.5, 4, 5],
  region: [3, 3.8, 4.8, 5.6],
  river: [4, 4.8, 5.6, 6.4],
  range: [3, 4, 5, 6],
  town: [3, 3.8, 4.6, 5.2, 5.8, 6.3, 6.8, 7.3, 7.8],
};
/** To which zoom: a country's name has no place in a town's streets. */
/** @type {Record<string, number>} */
const LAST_ZOOM = { sea: 9, country: 7.5, region: 9, river: 12, range: 10, town: 18 };
const PIXELS_A_NAME = 15000;
/** Places with a smaller priority are of rank 1 or 2. */
const CHIEF_PLACE = 30;
const PIXELS_A_TOWN = 26000;
/** Towns come after all that the story names, but for the largest: a country's name may stand beside theirs. */
const TOWNS_LAST = 100;
const CAPITALS = 2;
/** The side of a town's dot in pixels. */
export const DOT = 6;
/** So much sooner a name is placed that must be shown. */
const ASKED_FIRST = 100;
/** No letter of a name is narrower, no line lower (pixels). */
const LEAST_LETTER = 3;
const LEAST_LINE = 10;
/** Names whose numbers of letters differ by less than this are taken for as long as the shortest of them. */
const LETTERS_ALIKE = 4;
/** At how many distances from its marker a name that must be shown may stand. */
const MUST_RINGS = 12;
/** How long a sea, a country, ... of rank 1, 2, 3, 4 is, in km, where nobody says. */
/** @type {Record<string, number[]>} */
const LENGTHS = {
  sea: [1300, 800, 450, 220],
  country: [1100, 650, 350, 170],
  region: [900, 500, 280, 150],
  river: [500, 300, 200, 100],
  range: [800, 450, 280, 150],
};
const EQUATOR_KM = 40075;
/** How much of the length a spread name fills, and how much longer than it an unspread one may be. */
const FILLED = 0.62;
const TIGHT = 1.1;
/** The widest space between two letters, in heights of a line. */
/** @type {Record<string, number>} */
const MOST_SPREAD = { sea: 0.4, country: 0.55, region: 0.35, river: 0.2, range: 0.8, pass: 0 };

/**
 * Every name of a story: its places and the names on its overlays.
 * @param {import("../data/places-by-id.js").Told & {labels?: Label[]}} story
 * @returns {MapName[]}
 */
export function namesOf(story) {
  const isStop = isStopOf(story);
  const places = story.places.map((place, order) => ({
    id: place.id,
    kind: /** @type {const} */ ("place"),
    name: place.name,
    lat: place.lat,
    lon: place.lon,
    x: worldX(place.lon),
    y: worldY(place.lat),
    rank: place.rank,
    order,
    stop: isStop(place),
  }));
  const others = (story.labels ?? []).map((label, order) => ({
    ...label,
    id: `name/${order}`,
    x: worldX(label.lon),
    y: worldY(label.lat),
    order,
    stop: false,
  }));
  return [...places, ...others];
}

/**
 * Whether a name is for this zoom and day.
 * @param {MapName} name
 * @param {number} zoom
 * @param {string} day ISO 8601, "" when no day is chosen
 */
export function isFor(name, zoom, day) {
  if (day && !isValidOn(name, day)) return false;
  if (name.kind === "place") return true;
  const first = FIRST_ZOOM[name.kind] ?? FIRST_ZOOM.region ?? [];
  return zoom >= (first[Math.min(name.rank, first.length) - 1] ?? 6) && zoom <= (LAST_ZOOM[name.kind] ?? 9);
}

/**
 * Smaller goes first: the current stop, then ranks, towns before seas and countries, stops before others.
 * @param {MapName} name
 * @param {string} current id of the current stop
 */
export function priorityOf(name, current) {
  if (name.id === current) return 0;
  if (name.kind === "town") return name.rank * 10 + (name.rank > CAPITALS ? TOWNS_LAST : 4) + name.order / 100000;
  const half = name.kind === "place" ? 0 : 5;
  return name.rank * 10 + half + (name.stop || half ? 0 : 3) + Math.min(name.order, 99999) / 100000;
}

/**
 * The names that an annotation makes way for, and those that make way for it: names of countries find room elsewhere.
 * @param {import("./placement.js").Label[]} labels
 */
export function chiefFirst(labels) {
  const isChief = (/** @type {import("./placement.js").Label} */ { priority, must, isPlace }) =>
    must || (isPlace && priority < CHIEF_PLACE);
  return [labels.filter(isChief), labels.filter((label) => !isChief(label))];
}

/**
 * The first so many places of those in sight as a window of this size bears, and all other names.
 * @param {MapName[]} names
 * @param {number} width
 * @param {number} height
 * @param {string} current
 */
export function mostImportant(names, width, height, current) {
  const of = (/** @type {string} */ wanted) => names.filter(({ kind }) => kind === wanted);
  const places = firstOf(of("place"), Math.max(24, Math.round((width * height) / PIXELS_A_NAME)), current);
  const towns = firstOf(of("town"), Math.max(8, Math.round((width * height) / PIXELS_A_TOWN)), current);
  const others = names.filter((name) => !isPoint(name));
  return [...inOrder(others, current), ...places, ...towns];
}

/** Whether a name stands beside a point, not over what it names. @param {MapName} name */
export function isPoint({ kind }) {
  return kind === "place" || kind === "town";
}

/** @param {MapName[]} names @param {string} current */
function inOrder(names, current) {
  return names
    .map((name) => ({ name, priority: priorityOf(name, current) }))
    .sort((one, other) => one.priority - other.priority)
    .map(({ name }) => name);
}

/**
 * The first so many; of very many only those are put in order.
 * @param {MapName[]} names
 * @param {number} room
 * @param {string} current
 */
function firstOf(names, room, current) {
  const priorities = Float64Array.from(names, (name) => priorityOf(name, current));
  const last = priorities.slice().sort()[room - 1] ?? Infinity;
  return inOrder(
    names.filter((_, index) => (priorities[index] ?? 0) <= last),
    current,
  ).slice(0, room);
}

/** How many pixels long what a name names is. @param {MapName} name @param {number} zoom */
export function roomOf(name, zoom) {
  const km = name.km ?? (LENGTHS[name.kind] ?? LENGTHS.region ?? [])[Math.min(name.rank, 4) - 1] ?? 150;
  return (km * 256 * 2 ** zoom) / (EQUATOR_KM * Math.cos((name.lat * Math.PI) / 180));
}

/**
 * How many pixels the letters of a name may be set further apart than in a word, so that it spreads
 * over what it names, the best first; none when that is shorter than the word.
 * @param {MapName} name a sea's, a country's, ...; towns are not spread
 * @param {{width: number, height: number, letters: number}} text as wide as it is unspread
 * @param {number} zoom
 * @returns {number[]}
 */
export function spreadsOf(name, text, zoom) {
  const room = roomOf(name, zoom);
  if (text.width > room * TIGHT) return [];
  const most = (MOST_SPREAD[name.kind] ?? 0.4) * text.height;
  const spread = Math.max(0, Math.min(most, (room * FILLED - text.width) / text.letters));
  return spread > 1 ? [spread, 0] : [spread];
}

/**
 * The name as `placeLabels` wants it.
 * @param {MapName} name
 * @param {{x: number, y: number}} point
 * @param {{width: number, height: number, letters: number}} text as wide as it is unspread
 * @param {{zoom: number, markerSize: number, current: string, isAsked?: boolean, isListed?: boolean}} view
 *   `isAsked`: it must be shown whatever its rank; `isListed`: a list tells it, and it stands beside its marker or nowhere
 */
export function labelFor(name, { x, y }, text, { zoom, markerSize, current, isAsked = false, isListed = false }) {
  const { width, height } = text;
  const isPlace = name.kind === "place";
  const must = isPlace && !isListed && (name.rank === 1 || name.id === current || isAsked);
  const candidates = isPoint(name)
    ? candidatesAround(width, height, markerSize / 2, must ? MUST_RINGS : isListed ? 1 : ringsOf(name))
    : candidatesOfArea(name, text, zoom);
  return {
    id: name.id,
    x,
    y,
    width,
    height,
    priority: priorityOf(name, current) - (isAsked ? ASKED_FIRST : 0),
    must,
    isPlace: isPoint(name),
    dot: name.kind === "town" ? DOT : undefined,
    sea: name.kind === "sea" ? Object.values(name.name).join() : undefined,
    candidates,
  };
}

/** At how many distances from its marker a place's name is tried. @param {MapName} name */
function ringsOf({ kind, rank, stop }) {
  if (kind === "town") return 1;
  return rank < 3 || stop ? 2 : 1;
}

/**
 * Whether a place's name may find room beside its marker: not where even a word of the narrowest letters would not.
 * Among very many markers most names do not, and need not be measured.
 * @param {MapName} name
 * @param {{x: number, y: number}} point
 * @param {number} letters
 * @param {number} markerSize
 * @param {import("../geo/boxes.js").BoxIndex} taken
 */
export function mayHaveRoom(name, { x, y }, letters, markerSize, taken) {
  const width = Math.floor(letters / LETTERS_ALIKE) * LETTERS_ALIKE * LEAST_LETTER;
  return leastCandidates(width, markerSize / 2, ringsOf(name)).some(
    ({ dx, dy }) => !taken.meets(boxAround(x + dx, y + dy, width, LEAST_LINE)),
  );
}

/** @type {Map<number, import("./placement.js").Candidate[]>} */
const candidatesOfLeast = new Map();

/** Made once for all names of about a length. @param {number} width @param {number} radius @param {number} rings */
function leastCandidates(width, radius, rings) {
  const key = (width * 1000 + 2 * radius) * 10 + rings;
  const candidates = candidatesOfLeast.get(key) ?? candidatesAround(width, LEAST_LINE, radius, rings);
  candidatesOfLeast.set(key, candidates);
  return candidates;
}

/** @param {MapName} name @param {{width: number, height: number, letters: number}} text @param {number} zoom */
function candidatesOfArea(name, text, zoom) {
  const texts = spreadsOf(name, text, zoom).map((spread) => ({ spread, width: text.width + spread * text.letters }));
  return candidatesOver(texts, text.height, name.angle ?? 0, roomOf(name, zoom));
}
