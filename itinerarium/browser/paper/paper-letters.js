// @ts-check
/** Letters on the routes, one for each strand: they tell strands apart where a printer knows no colours. */

import { routesDrawn } from "../data/filters.js";
import { element } from "../dom/dom.js";
import { boxAround, boxesMeet } from "../geo/boxes.js";
import { strandLetter } from "./paper-link.js";

/** A letter stands about every so many pixels of a strand, and only on a piece as long as this. */
const EVERY = 240;
const SHORTEST = 46;
const LETTER = 11;

export class PaperLetters {
  /** @param {Story} story */
  constructor(story) {
    this.routes = routesDrawn(story);
    this.root = element("div", { class: "paper-letters", "aria-hidden": "true" });
  }

  /** @param {L.Map} map */
  draw(map) {
    const pane = map.getPane("letters") ?? map.createPane("letters");
    pane.style.zIndex = "var(--z-sheet-letters)";
    pane.style.pointerEvents = "none";
    const taken = takenBoxes(map);
    this.root.replaceChildren(
      ...this.routes.flatMap((/** @type {Route} */ route, /** @type {number} */ index) =>
        placesAlong(map, route.id, taken).map((point) => letterNode(map, point, strandLetter(index), route.colour)),
      ),
    );
    pane.append(this.root);
  }

  clear() {
    this.root.remove();
  }
}

/**
 * What a letter must not cover: numbers, names, the cartouche.
 * @param {L.Map} map
 * @returns {import("../geo/boxes.js").Box[]} in pixels of the window
 */
function takenBoxes(map) {
  const container = map.getContainer();
  const { left, top } = container.getBoundingClientRect();
  return [
    ...container.querySelectorAll(".paper-numbers .paper-stop, .names .name:not([hidden]), .scales, [data-covers]"),
  ]
    .map((node) => node.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map((box) => ({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }));
}

/**
 * Where the letters of a strand go, in pixels of the window.
 * @param {L.Map} map
 * @param {string} route
 * @param {import("../geo/boxes.js").Box[]} taken grows by them
 */
function placesAlong(map, route, taken) {
  const size = map.getSize();
  const paths = [...map.getContainer().querySelectorAll(`path[data-leg^="${CSS.escape(route)}/"]`)];
  /** @type {{x: number, y: number}[]} */
  const own = [];
  const long = paths
    .map((path) => ({ path, length: lengthOf(path) }))
    .filter(({ length }) => length >= SHORTEST)
    .sort((one, other) => other.length - one.length);
  for (const { path, length } of long) {
    for (const part of [0.5, 0.35, 0.65, 0.2, 0.8]) {
      const point = pointOn(map, path, length * part);
      const box = boxAround(point.x, point.y, LETTER + 2, LETTER + 2);
      if (
        !inside(point, size) ||
        taken.some((other) => boxesMeet(box, other)) ||
        own.some((other) => distance(point, other) < EVERY / 2)
      )
        continue;
      own.push(point);
      taken.push(box);
      break;
    }
  }
  return own;
}

/** @param {Element} path */
function lengthOf(path) {
  return path instanceof SVGGeometryElement && path.getAttribute("d") ? path.getTotalLength() : 0;
}

/** @param {L.Map} map @param {Element} path @param {number} along */
function pointOn(map, path, along) {
  const geometry = /** @type {SVGGeometryElement} */ (path);
  const { x, y } = geometry.getPointAtLength(along);
  const frame = map.getContainer().getBoundingClientRect();
  const point = new DOMPoint(x, y).matrixTransform(geometry.getScreenCTM() ?? new DOMMatrix());
  return { x: point.x - frame.left, y: point.y - frame.top };
}

/** @param {{x: number, y: number}} one @param {{x: number, y: number}} other */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** @param {{x: number, y: number}} point @param {{x: number, y: number}} size */
function inside({ x, y }, size) {
  return x > LETTER && y > LETTER && x < size.x - LETTER && y < size.y - LETTER;
}

/** @param {L.Map} map @param {{x: number, y: number}} point @param {string} letter @param {string} colour */
function letterNode(map, point, letter, colour) {
  const node = element("span", { class: "strand-letter" }, letter);
  const { x, y } = map.containerPointToLayerPoint([point.x, point.y]);
  node.style.left = `${x}px`;
  node.style.top = `${y}px`;
  node.style.setProperty("--strand", colour);
  return node;
}
