// @ts-check
/** Very many legs on one canvas: coordinates lie in typed arrays, and each style is one stroke. */
import { worldX, worldY } from "../geo/mercator.js";
import { blankSurface, partWith } from "../geo/padded.js";
import { tracePoints } from "../geo/shore.js";
import { legStyle, weightAtZoom } from "./route-style.js";

/** With more lines in sight than this, the bands of paper, ticks and dashes are left out. */
const MOST_WITH_DETAIL = 1200;
/** Without them so many lines are one stroke: browsers take far longer for thousands of lines in one. */
const FASTEST = 20;
/** Points nearer than this (pixels) to the one before are passed over. */
const NEAREST_POINT = 1.2;
/** How fine the first drawing of so many is: it is soft for a moment, and sooner there. */
const FIRST_RATIO = 0.5;
const FINEST_RATIO = 1.5;
/** With this many lines in sight they begin to get thinner, down to a part. */
const CROWD = 800;
const THINNEST = 0.35;
const REACH = 8;
/** No line is broader (pixels, to one side), whatever the theme. */
const BROADEST = 40;
const FAINT = { "": 1, current: 1, past: 0.5, later: 0.25 };

export class RouteCanvas {
  /**
   * @param {HTMLElement} pane
   * @param {Route[]} routes
   */
  constructor(pane, routes) {
    this.root = document.createElement("canvas");
    this.root.className = "routes leaflet-zoom-animated";
    this.root.setAttribute("aria-hidden", "true");
    this.lines = routes.flatMap(linesOfRoute);
    this.routes = routes;
    /** @type {Map<Route, {line: string, band: string}>} */
    this.colours = new Map();
    /** All lines' points, one after the other: x, y, x, y, ... in pixels of the world at zoom 0. */
    this.points = new Float32Array(this.lines.reduce((sum, { part }) => sum + 2 * part.length, 0));
    /** What each line reaches over: left, top, right, bottom, left, ... */
    this.boxes = new Float32Array(4 * this.lines.length);
    /** What they all reach over. */
    this.box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    this.layOut();
    pane.append(this.root);
  }

  remove() {
    this.root.remove();
  }

  /** Number the lines and their legs, and project their points. */
  layOut() {
    const { points, boxes, box } = this;
    let [at, number] = [0, -1];
    /** @type {Leg | undefined} */
    let leg;
    this.lines.forEach((line, index) => {
      if (line.leg !== leg) number += 1;
      leg = line.leg;
      line.number = number;
      line.from = at;
      let left = Infinity;
      let top = Infinity;
      let right = -Infinity;
      let bottom = -Infinity;
      for (let place = 0; place < line.part.length; place += 1) {
        const point = /** @type {[number, number]} */ (line.part[place]);
        const x = worldX(point[1]);
        const y = worldY(point[0]);
        points[at++] = x;
        points[at++] = y;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
      line.to = at;
      boxes[4 * index] = left;
      boxes[4 * index + 1] = top;
      boxes[4 * index + 2] = right;
      boxes[4 * index + 3] = bottom;
      if (left < box.left) box.left = left;
      if (top < box.top) box.top = top;
      if (right > box.right) box.right = right;
      if (bottom > box.bottom) box.bottom = bottom;
    });
  }

  /** The part of a view that lines lie in. @param {import("../geo/padded.js").PaddedView} view */
  surfaceIn(view) {
    return partWith(view, this.box, BROADEST);
  }

  /** @param {import("./route-layer.js").Drawing} view */
  draw(view) {
    const weight = weightAtZoom(view.zoom) * view.weight;
    const seen = this.linesIn(view);
    const thin = Math.max(THINNEST, Math.min(1, Math.sqrt(CROWD / (seen.length || 1))));
    const isFine = seen.length <= MOST_WITH_DETAIL;
    const isSoft = view.isFirst && !isFine;
    const context = blankSurface(this.root, view, isSoft ? FIRST_RATIO : FINEST_RATIO);
    const nearest = isSoft ? NEAREST_POINT / FIRST_RATIO : NEAREST_POINT;
    const screen = { scale: 2 ** view.zoom, left: view.corner.x, top: view.corner.y };
    this.takeColours();
    for (const group of groupsOf(seen).values()) {
      const [first] = group;
      if (!first) continue;
      const style = legStyle(first.leg, { weight: weight * thin, most: view.most });
      const together = isFine ? group.length : FASTEST;
      for (let from = 0; from < group.length; from += together) {
        const path = new Path2D();
        for (const line of group.slice(from, from + together))
          tracePoints(path, this.points, screen, nearest, line.from, endOf(line));
        strokeLine(context, path, first, style, isFine, this.colours.get(first.route));
      }
    }
  }

  /** The lines that a view shows. @param {import("../geo/padded.js").PaddedView} view */
  linesIn({ zoom, corner, size }) {
    const scale = 2 ** zoom;
    return this.linesMeeting(
      corner.x / scale,
      corner.y / scale,
      (corner.x + size.x) / scale,
      (corner.y + size.y) / scale,
    ).filter(({ done }) => done > 0);
  }

  /**
   * The lines that come into a box.
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom in pixels of the world
   */
  linesMeeting(left, top, right, bottom) {
    const { boxes } = this;
    return this.lines.filter(
      (_, index) =>
        (boxes[4 * index] ?? 0) <= right &&
        (boxes[4 * index + 2] ?? 0) >= left &&
        (boxes[4 * index + 1] ?? 0) <= bottom &&
        (boxes[4 * index + 3] ?? 0) >= top,
    );
  }

  /** What the theme makes of the strands' colours and of the bands beneath. */
  takeColours() {
    const theme = getComputedStyle(this.root);
    const of = (/** @type {string} */ name) => theme.getPropertyValue(name).trim();
    this.routes.forEach((route, index) => {
      this.colours.set(route, {
        line: of(`--strand-${index}`) || route.hex || route.colour,
        band: of(`--band-${index}`) || of("--casing"),
      });
    });
  }

  /** @param {(entry: RouteLine) => "" | "current" | "past" | "later"} phaseOf the next drawing shows it */
  mark(phaseOf) {
    for (const line of this.lines) line.phase = phaseOf(line);
  }

  /** The next drawing leaves out what has not begun. @param {Float32Array | null} fractions see RouteSvg */
  reveal(fractions) {
    for (const line of this.lines) line.done = fractions?.[line.number] ?? 1;
  }

  /**
   * The leg under a pointer.
   * @param {MouseEvent} event
   * @param {L.Map} map
   * @param {import("../geo/padded.js").PaddedView} view
   */
  legAt(event, map, view) {
    if (event.target !== map.getContainer() && event.target !== this.root) return undefined;
    const point = map.project(map.mouseEventToLatLng(event), 0);
    const reach = REACH / 2 ** view.zoom;
    const found = this.linesMeeting(point.x - reach, point.y - reach, point.x + reach, point.y + reach).find(
      ({ from, to }) => passesBy(this.points.subarray(from, to), point, reach),
    );
    return found && { ...found, key: `${found.route.id}/${found.leg.n}` };
  }

  point() {
    // On the canvas nothing is lifted: the tip says enough.
  }
}

/**
 * A line of a leg's; `from` and `to` say which of all points are its own.
 * @typedef {object} RouteLine
 * @property {Route} route
 * @property {Leg} leg
 * @property {[number, number][]} part lat and lon of its points
 * @property {string} look   lines with the same are drawn alike
 * @property {string} phase
 * @property {number} done   which part of the leg has been travelled
 * @property {number} number of the leg
 * @property {number} from
 * @property {number} to
 */

/** @param {Route} route @returns {RouteLine[]} */
function linesOfRoute(route) {
  /** @type {RouteLine[]} */
  const lines = [];
  for (const leg of route.legs) {
    const look = `${route.colour} ${leg.look ?? leg.mode} ${leg.certainty} ${leg.people} `;
    for (const part of leg.line) lines.push({ route, leg, part, look, phase: "", done: 1, number: 0, from: 0, to: 0 });
  }
  return lines;
}

/** @param {RouteLine[]} lines @returns {Map<string, RouteLine[]>} lines that look the same */
function groupsOf(lines) {
  const groups = new Map();
  for (const line of lines) {
    const look = line.phase ? line.look + line.phase : line.look;
    const group = groups.get(look);
    if (group) group.push(line);
    else groups.set(look, [line]);
  }
  return groups;
}

/** Where a line's points end as far as its leg is done. @param {RouteLine} line */
function endOf({ from, to, done }) {
  return done < 1 ? from + 2 * Math.max(2, Math.ceil(((to - from) / 2) * done)) : to;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {RouteLine} line
 * @param {import("./route-style.js").LegStyle} style
 * @param {boolean} isFine
 * @param {{line: string, band: string}} [colours]
 */
function strokeLine(context, path, line, style, isFine, colours = { line: line.route.colour, band: "" }) {
  // Nobody sees the ends of lines so thin and so many, and round ones take long.
  context.lineJoin = isFine ? "round" : "bevel";
  context.lineCap = isFine && style.round ? "round" : "butt";
  context.globalAlpha = FAINT[/** @type {keyof typeof FAINT} */ (line.phase)] ?? 1;
  if (isFine) strokePath(context, path, colours.band, style.casing, []);
  context.globalAlpha *= style.strength;
  strokePath(context, path, colours.line, style.width, isFine ? style.dash : []);
  if (isFine && style.ticks)
    strokePath(context, path, colours.line, style.ticks.across, [style.ticks.along, style.ticks.gap]);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {string} colour
 * @param {number} width
 * @param {number[]} dash
 */
function strokePath(context, path, colour, width, dash) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke(path);
}

/** @param {Float32Array} points @param {{x: number, y: number}} point @param {number} reach */
function passesBy(points, { x, y }, reach) {
  for (let index = 2; index < points.length; index += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.subarray(index - 2, index + 2);
    const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const part = square ? Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square)) : 0;
    if (Math.hypot(x1 + (x2 - x1) * part - x, y1 + (y2 - y1) * part - y) <= reach) return true;
  }
  return false;
}
