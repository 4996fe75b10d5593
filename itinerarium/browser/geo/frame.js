// @ts-check
/** The free part of the map: what the controls leave uncovered. */
import { boxesMeet, grown } from "./boxes.js";
import { boundsOf, freeBox, pointsOfOverview } from "./framing.js";
import { worldX, worldY } from "./mercator.js";

/** What nothing should be framed beneath; the scale and the credit, which move with the zoom, keep to the margin. */
const COVERS = "[data-covers], .zoom, .motion, .layers";
const BUTTONS = ".zoom, .motion, .layers";
/** The style sheets say with it what goes away while nobody moves the mouse. */
const RESTS = "--rests";

/** The side of a point's shape, in pixels of the world at zoom 0. */
const POINT = 1e-6;

/** Around what is framed, as a part of the map's smaller side. */
const MARGIN = 0.045;

/**
 * How near a stop is shown: at most `usual`, but in a small story a step nearer than the whole of it.
 * @param {L.Map} map @param {Story} story @param {number} usual
 */
export function nearestZoom(map, story, usual) {
  const whole = pointsOfOverview(story);
  return Math.max(usual, whole.length > 1 ? Math.min(map.getMaxZoom(), map.getBoundsZoom(boundsOf(whole)) + 1) : 0);
}

/**
 * The part of the map that no control covers: the one in which something of this shape can be shown largest.
 * @param {L.Map} map
 * @param {{width: number, height: number}} [shape]
 * @param {boolean} [resting] while the controls rest that do
 * @returns {import("./framing.js").Box} in pixels from the map's corner
 */
export function freeWindow(map, shape, resting = false) {
  const { x, y } = map.getSize();
  return freeBox({ width: x, height: y }, boxesOf(map, COVERS, resting), shape);
}

/**
 * The free part of the map of which so much is left empty at each side. Buttons that rest take room from it only where
 * they would come back over what is shown.
 * @param {L.Map} map
 * @param {{part?: number, shape?: {width: number, height: number}}} room
 * @returns {import("./framing.js").Box} in pixels from the map's corner
 */
export function windowWith(map, { part = 0, shape }) {
  const { left, top, right, bottom } = freeWindow(map, shape, true);
  const [wide, high] = [(right - left) * part, (bottom - top) * part];
  const shown = { left: left + wide, top: top + high, right: right - wide, bottom: bottom - high };
  const isClear = !boxesOf(map, BUTTONS).some((box) => boxesMeet(box, shown));
  return isClear ? { left, top, right, bottom } : freeWindow(map, shape);
}

/**
 * Measure the page as it is while nobody moves the mouse, so that neither what is framed nor the size of a text
 * depends on whether it has just been moved.
 * @template T
 * @param {() => T} measure
 * @returns {T}
 */
export function atRest(measure) {
  const root = document.documentElement;
  const isAwake = root.dataset.mode === "present" && !root.hasAttribute("data-quiet");
  if (!isAwake) return measure();
  root.setAttribute("data-quiet", "");
  try {
    return measure();
  } finally {
    root.removeAttribute("data-quiet");
  }
}

/**
 * The boxes of the buttons that lie on the map.
 * @param {L.Map} map
 * @param {number} room around each, in pixels
 * @returns {import("./framing.js").Box[]} in pixels from the map's corner
 */
export function buttonsOn(map, room) {
  return boxesOf(map, BUTTONS).map((box) => grown(box, room));
}

/**
 * @param {L.Map} map
 * @param {string} selector
 * @param {boolean} [resting] leaves out what rests
 * @returns {import("./framing.js").Box[]} of what is seen, in pixels from the map's corner
 */
export function boxesOf(map, selector, resting = false) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(selector)]
    .filter((node) => !(resting && getComputedStyle(node).getPropertyValue(RESTS)))
    .map((node) => node.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.height > 0)
    .map((box) => ({
      left: box.left - frame.left,
      top: box.top - frame.top,
      right: box.right - frame.left,
      bottom: box.bottom - frame.top,
    }));
}

/**
 * Leaflet's padding options for a part of the free window that leaves some of it, or so many pixels, at each side.
 * @param {L.Map} map
 * @param {{part?: number, pixels?: number, shape?: {width: number, height: number}}} [room]
 */
export function freePadding(map, { part = 0, pixels = marginOf(map), shape } = {}) {
  const { x, y } = map.getSize();
  const { left, top, right, bottom } = atRest(() => windowWith(map, { part, shape }));
  const room = L.point((right - left) * part + pixels, (bottom - top) * part + pixels);
  return {
    paddingTopLeft: L.point(left, top).add(room),
    paddingBottomRight: L.point(x - right, y - bottom).add(room),
  };
}

/** @param {L.Map} map */
function marginOf(map) {
  const { x, y } = map.getSize();
  return Math.round(MARGIN * Math.min(x, y));
}

/**
 * The shape of what lies between two corners, as the map shows it.
 * @param {[import("./framing.js").Point, import("./framing.js").Point]} bounds
 */
export function shapeOf([[south, west], [north, east]]) {
  const width = Math.abs(worldX(east) - worldX(west));
  return { width: Math.max(width, POINT), height: Math.max(Math.abs(worldY(south) - worldY(north)), POINT) };
}
