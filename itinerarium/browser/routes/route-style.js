// @ts-check
/** How a leg is drawn: the style of its line by mode, certainty and the number of people. */

import { touchesDates } from "../data/dates.js";

/**
 * @typedef {object} LegStyle
 * @property {number} width    of the line, in pixels
 * @property {number} casing   width of the paper-coloured band beneath
 * @property {number[]} dash   lengths of strokes and gaps; empty: unbroken
 * @property {boolean} round   whether strokes have round ends
 * @property {{across: number, along: number, gap: number} | null} ticks cross ticks of a railway
 * @property {number} strength 1 where the way is sure, less where it is not
 * @property {number} arrow    length of an arrow's head
 * @property {number} spacing  from one arrow to the next
 */

/** A mode's line: its width against a plain one, strokes and gaps in widths, round ends, ticks. */
const MODES = Object.freeze({
  rail: { width: 0.85, dash: [], round: false, ticks: true },
  ship: { width: 1.2, dash: [0.01, 1.75], round: true, ticks: false },
  road: { width: 1.15, dash: [], round: false, ticks: false },
  foot: { width: 0.95, dash: [1.5, 1.25], round: false, ticks: false },
  cart: { width: 1, dash: [3.5, 1.6, 0.01, 1.6], round: true, ticks: false },
  sledge: { width: 1, dash: [3.2, 0.9, 1, 0.9], round: false, ticks: false },
  air: { width: 0.8, dash: [7, 3], round: false, ticks: false },
  combat: { width: 1.7, dash: [], round: false, ticks: false },
});

const STRENGTH = Object.freeze({ sure: 1, likely: 0.8, guess: 0.6 });
const PLAIN_WIDTH = 2.6;
const NARROWEST = 1.7;
const WIDEST = 7;

/**
 * The width of a leg's line before zoom and mode: by the square root of the people, gently.
 * @param {number | undefined} people
 * @param {number} most the greatest number on any leg of the story
 */
export function widthForPeople(people, most) {
  if (people === undefined || most <= 0) return PLAIN_WIDTH;
  return NARROWEST + (WIDEST - NARROWEST) * Math.sqrt(Math.min(1, people / most));
}

/** @param {string} mode */
const formOf = (mode) => MODES[/** @type {keyof typeof MODES} */ (mode)] ?? MODES.road;

/**
 * How many lanes a leg's line is broad; a plain one is one.
 * @param {{mode: string, look?: string, people?: number}} leg
 * @param {number} most
 */
export function lanesBroad({ mode, look, people }, most) {
  const form = formOf(look ?? mode);
  return Math.max(1, (widthForPeople(people, most) * form.width + 2.4) / (PLAIN_WIDTH + 2.4));
}

/** How much heavier lines are at this zoom: fine on the whole world, strong near by. @param {number} zoom */
export function weightAtZoom(zoom) {
  return Math.min(1.5, Math.max(0.62, 0.62 + (zoom - 2) * 0.16));
}

/**
 * @param {{mode: string, look?: string, certainty?: string, people?: number}} leg
 * @param {{weight: number, most: number}} options `weight` multiplies all widths
 * @returns {LegStyle}
 */
export function legStyle({ mode, look, certainty = "sure", people }, { weight, most }) {
  const form = formOf(look ?? mode);
  const strength = STRENGTH[/** @type {keyof typeof STRENGTH} */ (certainty)] ?? 1;
  const width = widthForPeople(people, most) * form.width * weight;
  const isGuess = certainty === "guess";
  return {
    width,
    strength,
    round: form.round,
    casing: width + 2 + 0.8 * weight,
    dash: dashOf(form.dash, isGuess, form.round).map((part) => part * Math.max(width, 1.6)),
    ticks: form.ticks
      ? { across: width + 3.8 * weight + 1, along: Math.max(1, 1.15 * weight), gap: 8.5 * weight + 2 }
      : null,
    arrow: Math.max(7, width * 1.35 + 5 * weight),
    spacing: mode === "combat" ? 46 : 118,
  };
}

/**
 * A guess is broken; what is broken already, is broken wider.
 * @param {readonly number[]} dash
 * @param {boolean} isGuess
 * @param {boolean} round
 */
function dashOf(dash, isGuess, round) {
  if (!isGuess) return [...dash];
  if (!dash.length) return [4, 3];
  return dash.map((part, index) => (index % 2 ? part * (round ? 1.7 : 1.9) : part));
}

/**
 * What a leg is to the current stop: it touches it, it comes later, or it lies behind; a wide view is of all of its time.
 * @param {Leg} leg
 * @param {Place | undefined} place the current stop, or undefined at the overview
 * @returns {"" | "current" | "past" | "later"}
 */
export function legPhase(leg, place) {
  if (!place) return "";
  const id = place.at ?? place.id;
  if (leg.from === id || leg.to === id) return "current";
  const here = (place.end ?? place.start)?.last;
  const begins = (leg.start ?? leg.end)?.first;
  if (here && begins && begins > here) return "later";
  return place.bounds && touchesDates(leg, place) ? "current" : "past";
}

/**
 * The greatest number of people on any leg.
 * @param {{legs: {people?: number}[]}[]} routes
 */
export function mostPeople(routes) {
  return routes.reduce((most, { legs }) => legs.reduce((sum, { people = 0 }) => Math.max(sum, people), most), 0);
}
