// @ts-check
/** The map in the article: a picture of the story's way with its stops' numbers, for paper and for narrow windows. */

import { landOf } from "../data/coast.js";
import { pageData } from "../data/data.js";
import { routesDrawn } from "../data/filters.js";
import { journeyShown, linesOfWay } from "../data/journeys.js";
import { toldIn } from "../data/places-by-id.js";
import { inLanguage, kilometres, word } from "../data/words.js";
import { element, svgElement } from "../dom/dom.js";
import { boxAround } from "../geo/boxes.js";
import { pointsOfOverview } from "../geo/framing.js";
import { worldPixel } from "../geo/mercator.js";
import { pathText, thinned } from "../geo/pixel-line.js";
import { traceLine } from "../geo/shore.js";
import { candidatesAround } from "../names/candidates.js";
import { placeLabels, wayTo } from "../names/placement.js";
import { spread } from "../places/spread.js";
import { frameOf } from "./picture-frame.js";

const NEAREST = 1.2;
const DISC = { chief: 30, other: 24 };
/** How far a number may stand off its point. */
const FARTHEST = 46;
const LETTER = 21;
/** So wide is a letter, in its heights: not less than any type has it. */
const WIDE = 0.58;
const RINGS = 6;

/** @typedef {ReturnType<typeof frameOf>} Frame */
/** @typedef {{place: Place, x: number, y: number, dx: number, dy: number, size: number}} Stop */

/**
 * The picture with its caption.
 * @param {Story} story
 * @param {string} lang
 * @returns {HTMLElement}
 */
export function articleMap(story, lang) {
  const journey = journeyShown(story, "");
  const way = journey ? [journey, ...(journey.branches ?? [])].flatMap((one) => linesOfWay(story, one)) : [];
  const frame = frameOf([...pointsOfOverview(story), ...way.flat()]);
  const stops = stopsIn(story, frame);
  const name = inLanguage(journey?.title ?? story.title, lang) ?? "";
  const details = journey ? [kilometres(lang, journey.km), inLanguage(journey.when, lang)].filter(Boolean) : [];
  const picture = svgElement(
    "svg",
    { viewBox: `0 0 ${frame.width} ${frame.height}`, role: "img", "aria-label": word(lang, "articleMap", { name }) },
    ...ground(frame),
    ...routes(story, frame),
    path("read-map-band", way, frame),
    path("read-map-way", way, frame),
    ...stops.flatMap(numberOf),
    ...names(stops, frame, lang),
  );
  const caption = [name, ...details].join(", ");
  return element("figure", { class: "read-map", lang }, picture, element("figcaption", {}, caption));
}

/** @param {Frame} frame @returns {SVGElement[]} sea and land */
function ground({ scale, left, top, width, height }) {
  const { coast } = pageData("plate-data");
  /** @type {string[]} */
  const text = [];
  const trace = {
    moveTo: (/** @type {number} */ x, /** @type {number} */ y) => text.push(`M${x.toFixed(1)} ${y.toFixed(1)}`),
    lineTo: (/** @type {number} */ x, /** @type {number} */ y) => text.push(`L${x.toFixed(1)} ${y.toFixed(1)}`),
  };
  const grid = (256 / coast.grid) * scale;
  for (const world of [0, 1])
    for (const ring of landOf(coast)) {
      traceLine(trace, ring, { scale: grid, left: left - world * 256 * scale, top, width, height }, NEAREST);
      text.push("Z");
    }
  return [
    svgElement("rect", { class: "read-map-sea", width, height }),
    svgElement("path", { class: "read-map-land", d: text.join("").replace(/Z{2,}/g, "Z").replace(/^Z/, "") }),
  ];
}

/** @param {Story} story @param {Frame} frame */
function routes(story, frame) {
  return routesDrawn(story).map(({ colour, legs }) => {
    const line = path(
      "read-map-route",
      legs.flatMap((leg) => leg.line),
      frame,
    );
    line.style.stroke = colour;
    return line;
  });
}

/** @param {string} name @param {[number, number][][]} lines in degrees @param {Frame} frame */
function path(name, lines, { scale, left, top }) {
  const pixels = lines.map((line) =>
    thinned(
      line.map(worldPixel).map(([x, y]) => /** @type {[number, number]} */ ([x * scale - left, y * scale - top])),
      NEAREST,
    ),
  );
  return svgElement("path", { class: name, d: pathText(pixels) });
}

/** The stops with their numbers side by side where they crowd. @param {Story} story @param {Frame} frame @returns {Stop[]} */
function stopsIn(story, { scale, left, top }) {
  const stops = toldIn(story)
    .filter(({ stop, bounds }) => stop !== undefined && !bounds)
    .map((place) => {
      const [x, y] = worldPixel([place.lat, place.lon]);
      const size = place.rank === 1 ? DISC.chief : DISC.other;
      return { place, x: x * scale - left, y: y * scale - top, size, weight: place.rank === 1 ? 3 : 1 };
    });
  const moves = spread(stops, FARTHEST);
  return stops.map((stop, index) => ({ ...stop, dx: moves[index]?.dx ?? 0, dy: moves[index]?.dy ?? 0 }));
}

/** A number on a disc, tied to its point. @param {Stop} stop @returns {SVGElement[]} */
function numberOf({ place, x, y, dx, dy, size }) {
  const [cx, cy] = [Math.round(x + dx), Math.round(y + dy)];
  const isChief = place.rank === 1;
  return [
    svgElement("line", { class: "read-map-tie", x1: Math.round(x), y1: Math.round(y), x2: cx, y2: cy }),
    svgElement("circle", { class: `read-map-disc${isChief ? " is-chief" : ""}`, cx, cy, r: size / 2 }),
    withText(svgElement("text", { class: `read-map-number${isChief ? " is-chief" : ""}`, x: cx, y: cy }), place.stop),
  ];
}

/** A place's name stands once, beside its first number. @param {Stop[]} stops */
function firstAt(stops) {
  const marks = stops.map(({ place }) => place.at ?? place.id);
  return stops.filter((_, index) => marks.indexOf(marks[index] ?? "") === index);
}

/** The chief places' names, and those of others where there is room. @param {Stop[]} stops @param {Frame} frame @param {string} lang */
function names(stops, { width, height }, lang) {
  const labels = firstAt(stops).map(({ place, x, y, dx, dy, size }) => {
    const text = inLanguage(place.name, lang) ?? "";
    const box = { width: text.length * LETTER * WIDE, height: LETTER * 1.2 };
    const [must, priority] = [place.rank === 1, place.rank * 100 + (place.stop ?? 0)];
    const candidates = candidatesAround(box.width, box.height, size / 2, must ? RINGS : 1);
    return { id: place.id, text, x: x + dx, y: y + dy, ...box, must, priority, isPlace: true, candidates };
  });
  const discs = stops.map(({ x, y, dx, dy, size }) => boxAround(x + dx, y + dy, size, size));
  const placed = placeLabels(labels, {
    frame: { left: 4, top: 4, right: width - 4, bottom: height - 4 },
    obstacles: discs,
  });
  return labels.flatMap((label) => nameOf(label, placed.get(label.id)));
}

/**
 * A name, from its number outwards, and where it stands off it a line that leads there.
 * @param {import("../names/placement.js").Label & {text: string}} label
 * @param {import("../names/placement.js").Candidate} [found]
 * @returns {SVGElement[]}
 */
function nameOf(label, found) {
  if (!found) return [];
  const side = Math.abs(found.dx) < label.width / 2 ? 0 : Math.sign(found.dx);
  const anchor = ["end", "middle", "start"][side + 1] ?? "middle";
  const x = Math.round(label.x + found.dx - (side * label.width) / 2);
  const y = Math.round(label.y + found.dy);
  const attributes = { class: `read-map-name${label.must ? " is-chief" : ""}`, x, y, "text-anchor": anchor };
  const name = withText(svgElement("text", attributes), label.text);
  return found.far ? [tie(label, wayTo(label, found)), name] : [name];
}

/** A thin line. @param {{x: number, y: number}} from @param {{x: number, y: number}} way */
function tie({ x, y }, way) {
  const ends = { x1: Math.round(x), y1: Math.round(y), x2: Math.round(x + way.x), y2: Math.round(y + way.y) };
  return svgElement("line", { class: "read-map-tie", ...ends });
}

/** @param {SVGElement} node @param {string | number | undefined} text */
function withText(node, text) {
  node.textContent = String(text);
  return node;
}
