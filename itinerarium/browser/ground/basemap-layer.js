// @ts-check
/** The ground of the map: relief, sea and coast on two canvases that are drawn when the map rests. */

import { fineLandOf, gridLine, landOf } from "../data/coast.js";
import { riversAt } from "../data/rivers.js";
import { afterFrame, firstInFrame, oncePerFrame, whenIdle } from "../dom/frames.js";
import { mapEvents } from "../dom/map-events.js";
import { shoresOf } from "../geo/edges.js";
import { graticuleLines, graticuleStep } from "../geo/graticule.js";
import { blankSurface, coversWindow, growingView, putSurface, putSurfaceAtEnd } from "../geo/padded.js";
import { shoreLines, traceLine } from "../geo/shore.js";
import { CoarseWorld } from "./coarse-world.js";
import { bitmapOf, drawPart } from "./pictures.js";
import { reliefStrength } from "./relief-strength.js";

/**
 * @typedef {object} PlatePicture
 * @property {string} src
 * @property {[[number, number], [number, number]]} bounds [[south, west], [north, east]]
 */

/** Bands of lighter water along the coast, widest first: width in pixels and strength. */
const WATER_LINES = [
  [34, 0.16],
  [22, 0.22],
  [12, 0.3],
  [5, 0.4],
];
/**
 * Points of the coast nearer than this (pixels) are one for the bands, whose edges are soft: they cost the most by far.
 */
const NEAREST_ON_SHORE = 4;
const BANDS_PART = 1 / 3;
/** And points of all else. */
const NEAREST_ON_COAST = 0.6;
/** How fine the first drawing of the sea is: it is soft for a moment, and sooner there. */
const FIRST_RATIO = 0.5;
/** How much larger than the window the canvases are, on each side, so that dragging shows no end. */
const BEYOND = 0.3;
/** From this zoom on the coast has its bends. */
const FINE_FROM = 6;

export class BasemapLayer extends L.Layer {
  /**
   * @param {{relief: PlatePicture, world: PlatePicture, coast: CoastData}} plate
   * @param {object} [options] `pane`: the Leaflet pane to lie in; `graticule`: whether the sea shows one
   */
  constructor(plate, options = {}) {
    super();
    /** @type {L.LayerOptions & {pane: string, graticule: boolean}} */
    this.options;
    L.Util.setOptions(this, { pane: "ground", graticule: true, ...options });
    this.plate = plate;
    /** @type {L.Map} */
    this.map;
    this.isOn = false;
    /** @type {{image: ImageBitmap | HTMLImageElement, area: Required<L.Bounds>}[]} */
    this.pictures = [];
    this.root = L.DomUtil.create("div", "ground leaflet-zoom-animated");
    this.ground = L.DomUtil.create("canvas", "ground-relief", this.root);
    this.water = L.DomUtil.create("canvas", "ground-sea", this.root);
    this.bands = document.createElement("canvas");
    /** @typedef {import("../data/coast.js").GridLine[]} Lines */
    /** @type {Lines} */
    this.land = [];
    /** @type {Lines} shores all round */
    this.islands = [];
    /** @type {Lines} land at the edges of the world, which is cut there */
    this.cutLand = [];
    /** @type {Lines | undefined} its shores, found when they are drawn */
    this.cutShores = undefined;
    this.useLand(landOf(plate.coast));
    this.zoom = 0;
    this.corner = L.point(0, 0);
    this.size = L.point(0, 0);
    /** @type {import("../geo/padded.js").PaddedView} */
    this.view = { zoom: 0, corner: this.corner, size: this.size };
    const drawInFrame = oncePerFrame(() => this.isOn && this.draw());
    // Asked for after others have changed the page, they would make the browser lay it out once more.
    const lookInFrame = oncePerFrame(() => (this.colours = coloursOf(this.root)), firstInFrame);
    /** @type {ReturnType<typeof coloursOf> | null} as they are when the frame begins */
    this.colours = null;
    this.drawSoon = () => {
      if (!this.colours) lookInFrame();
      drawInFrame();
    };
    this.viewOf = growingView(BEYOND, this.drawSoon, afterFrame);
  }

  /** @param {import("../data/coast.js").GridLine[]} land */
  useLand(land) {
    if (land === this.land) return;
    const { grid } = this.plate.coast;
    this.land = land;
    this.islands = land.filter(({ box }) => !reachesEdge(box, grid));
    this.cutLand = land.filter(({ box }) => reachesEdge(box, grid));
    this.cutShores = undefined;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    this.isOn = true;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "var(--z-ground)";
    pane.style.pointerEvents = "none";
    pane.append(this.root);
    this.coarse = new CoarseWorld(pane);
    this.drawSoon();
    afterFrame(() => this.isOn && this.loadPictures());
    return this;
  }

  onRemove() {
    this.root.remove();
    this.coarse?.remove();
    this.pictures = [];
    this.isOn = false;
    return this;
  }

  getEvents() {
    return mapEvents({
      viewreset: this.drawSoon,
      moveend: this.rest,
      resize: this.drawSoon,
      "itinerarium:theme": this.repaint,
      move: this.follow,
      zoom: this.follow,
      zoomanim: this.followAnimation,
    });
  }

  /** The pictures, coarse one first, are drawn as soon as the browser has decoded them. */
  loadPictures() {
    const all = [this.plate.world, this.plate.relief].map(async ({ src, bounds }) => ({
      image: await bitmapOf(src),
      area: this.areaOf(bounds),
    }));
    Promise.allSettled(all).then((results) => {
      if (!this.root.isConnected) return;
      this.pictures = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      if (this.size.x) this.drawGround();
      whenIdle(() => this.isOn && this.drawCoarse());
    });
  }

  /** The colours of another theme. */
  repaint() {
    this.colours = null;
    this.drawSoon();
    if (this.coarse?.isDrawn) whenIdle(() => this.isOn && this.drawCoarse());
  }

  drawCoarse() {
    this.coarse?.draw(this.map, landOf(this.plate.coast), this.plate.coast.grid, this.pictures[0]);
  }

  drawGround() {
    if (!this.pictures.length) return;
    this.drawRelief(blankSurface(this.ground, this.view));
    this.root.dataset.drawn = "true";
  }

  /** @param {[[number, number], [number, number]]} bounds @returns {Required<L.Bounds>} in pixels at zoom 0 */
  areaOf([[south, west], [north, east]]) {
    return /** @type {Required<L.Bounds>} */ (
      L.bounds(this.map.project([north, west], 0), this.map.project([south, east], 0))
    );
  }

  /** Draw what lies in and around the window. */
  draw() {
    const isLater = this.size.x > 0;
    this.view = this.viewOf(this.map);
    const { zoom, corner, size } = this.view;
    this.zoom = zoom;
    this.corner = corner;
    this.size = size;
    this.useLand(zoom < FINE_FROM ? landOf(this.plate.coast) : fineLandOf(this.plate.coast));
    putSurface(this.map, this.root, this.view);
    this.drawGround();
    this.drawWater(blankSurface(this.water, this.view, isLater ? undefined : FIRST_RATIO), isLater);
  }

  /** @param {CanvasRenderingContext2D} context */
  drawRelief(context) {
    const window_ = /** @type {Required<L.Bounds>} */ (L.bounds([0, 0], this.size));
    const scale = 2 ** this.zoom;
    context.globalAlpha = reliefStrength(this.zoom);
    const copies = this.pictures.flatMap(({ image, area }) =>
      this.worldsInSight().map((shift) => ({
        image,
        box: /** @type {Required<L.Bounds>} */ (
          L.bounds(
            area.min.multiplyBy(scale).subtract(this.corner).add([shift, 0]),
            area.max.multiplyBy(scale).subtract(this.corner).add([shift, 0]),
          )
        ),
      })),
    );
    let lowest = copies.length - 1; // what it covers wholly need not be drawn
    while (lowest > 0 && !copies[lowest]?.box.contains(window_)) lowest -= 1;
    for (const { image, box } of copies.slice(Math.max(0, lowest))) {
      // The relief is soft: where it is enlarged a finer way would take three times as long, for no more to see.
      context.imageSmoothingQuality = image.width > box.max.x - box.min.x ? "medium" : "low";
      drawPart(context, image, box, window_);
    }
  }

  /** How far to the side, in pixels, the world lies each time that it comes into sight. @returns {number[]} */
  worldsInSight() {
    const world = 256 * 2 ** this.zoom;
    const shifts = [];
    const last = Math.floor((this.corner.x + this.size.x) / world);
    for (let copy = Math.floor(this.corner.x / world) - 1; copy <= last; copy++) shifts.push(copy * world);
    return shifts;
  }

  /**
   * Sea with lighter lines along the shore and the graticule, land left clear, then the coast.
   * @param {CanvasRenderingContext2D} context
   * @param {boolean} isWhole or sea and land alone, which are sooner there
   */
  drawWater(context, isWhole) {
    const { x, y } = this.size;
    const colours = this.colours ?? coloursOf(this.root);
    this.colours = null;
    const scale = (256 * 2 ** this.zoom) / this.plate.coast.grid;
    const nearest = isWhole ? NEAREST_ON_COAST : NEAREST_ON_COAST / FIRST_RATIO;
    const islands = this.onScreen(this.islands, scale, { isClosed: true, nearest });
    const sea = new Path2D(islands);
    sea.addPath(this.onScreen(this.cutLand, scale, { isClosed: true, nearest }));
    const foot = 256 * 2 ** this.zoom - this.corner.y; // south of Antarctica's end is no sea
    sea.rect(-1, -1, x + 2, Math.min(y, foot) + 2);
    context.fillStyle = colours.sea;
    context.fill(sea, "evenodd");
    context.globalCompositeOperation = "source-atop";
    if (!isWhole) return;
    this.drawWaterLines(context, this.shoreOnScreen(scale), colours.seaEdge);
    if (this.options.graticule) this.drawGraticule(context, colours.graticule);
    context.globalCompositeOperation = "destination-over";
    this.drawRivers(context, scale, colours.river);
    context.globalCompositeOperation = "source-over";
    context.strokeStyle = colours.coast;
    context.lineWidth = Math.min(1.3, 0.55 + this.zoom * 0.08);
    context.stroke(islands);
    this.cutShores ??= this.cutLand.flatMap(({ points }) => shoresOf(points, this.plate.coast.grid)).map(gridLine);
    context.stroke(this.onScreen(this.cutShores, scale));
  }

  /**
   * Lines of the world where they show.
   * @param {import("../data/coast.js").GridLine[]} lines
   * @param {number} scale
   * @param {{isClosed?: boolean, nearest?: number}} [options] `nearest`: points nearer than this (pixels) are one
   */
  onScreen(lines, scale, { isClosed = false, nearest = NEAREST_ON_COAST } = {}) {
    const shown = new Path2D();
    for (const screen of this.screens(scale)) {
      for (const line of lines) {
        traceLine(shown, line, screen, nearest);
        if (isClosed) shown.closePath();
      }
    }
    return shown;
  }

  /** The piece of each world that shows. @param {number} scale @returns {import("../geo/shore.js").Screen[]} */
  screens(scale) {
    return this.worldsInSight().map((shift) => ({
      scale,
      left: this.corner.x - shift,
      top: this.corner.y,
      width: this.size.x,
      height: this.size.y,
    }));
  }

  /** The coast for broad strokes: only where it shows, and no finer than they are. @param {number} scale */
  shoreOnScreen(scale) {
    const shore = new Path2D();
    const broadest = Math.max(...WATER_LINES.map(([width = 0]) => width));
    for (const screen of this.screens(scale)) {
      for (const { points } of this.land) {
        for (const line of shoreLines(points, screen, NEAREST_ON_SHORE, broadest)) addLine(shore, line);
      }
    }
    return shore;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} scale
   * @param {string} colour
   */
  drawRivers(context, scale, colour) {
    context.strokeStyle = colour;
    context.lineWidth = Math.min(2, 0.5 + this.zoom * 0.18);
    for (const { lines, strength } of riversAt(this.plate.coast, this.zoom)) {
      context.globalAlpha = strength;
      context.stroke(this.onScreen(lines, scale));
    }
    context.globalAlpha = 1;
  }

  /**
   * The bands are soft, so that they are drawn coarser than all else and stretched: two thirds of the work.
   * @param {CanvasRenderingContext2D} context
   * @param {Path2D} path
   * @param {string} colour
   */
  drawWaterLines(context, path, colour) {
    const { x, y } = this.size;
    const grown = Math.min(1, 0.28 + Math.max(0, this.zoom - 2) * 0.14);
    this.bands.width = Math.ceil(x * BANDS_PART);
    this.bands.height = Math.ceil(y * BANDS_PART);
    const bands = /** @type {CanvasRenderingContext2D} */ (this.bands.getContext("2d"));
    bands.scale(BANDS_PART, BANDS_PART);
    bands.strokeStyle = colour;
    bands.lineJoin = "round";
    for (const [width, strength] of WATER_LINES) {
      bands.globalAlpha = strength ?? 1;
      bands.lineWidth = (width ?? 1) * grown;
      bands.stroke(path);
    }
    context.drawImage(this.bands, 0, 0, this.bands.width / BANDS_PART, this.bands.height / BANDS_PART);
  }

  /** @param {CanvasRenderingContext2D} context @param {string} colour */
  drawGraticule(context, colour) {
    const world = 256 * 2 ** this.zoom;
    const { meridians, parallels } = graticuleLines(graticuleStep(this.zoom));
    context.strokeStyle = colour;
    context.lineWidth = 0.8;
    context.beginPath();
    for (const part of meridians) {
      const x = part * world - this.corner.x;
      context.moveTo(x, 0);
      context.lineTo(x, this.size.y);
    }
    for (const part of parallels) {
      const y = part * world - this.corner.y;
      context.moveTo(0, y);
      context.lineTo(this.size.x, y);
    }
    context.stroke();
  }

  /** Draw anew after a zoom, or where the window has left the canvases: nothing else would change. */
  rest() {
    if (!coversWindow(this.map, this.view)) this.drawSoon();
  }

  /** Keep to the map while it moves; draw anew only when the window leaves the canvases. */
  follow() {
    this.coarse?.follow(this.map);
    if (this.map.getZoom() === this.zoom && !coversWindow(this.map, this.view)) this.draw();
    else putSurface(this.map, this.root, this.view);
  }

  /** @param {{center: L.LatLng, zoom: number}} event */
  followAnimation(event) {
    this.coarse?.followAnimation(this.map, event);
    putSurfaceAtEnd(this.map, this.root, this.view, event);
  }
}

/** @param {Path2D} path @param {number[]} line x, y, x, y, ... */
function addLine(path, line) {
  path.moveTo(line[0] ?? 0, line[1] ?? 0);
  for (let index = 2; index < line.length; index += 2) path.lineTo(line[index] ?? 0, line[index + 1] ?? 0);
}

/** @param {import("../data/coast.js").GridBox} box @param {number} grid */
function reachesEdge({ left, right, bottom }, grid) {
  return left <= 0 || right >= grid || bottom >= grid;
}

/** The theme's colours where the ground stands. @param {HTMLElement} root */
function coloursOf(root) {
  const style = getComputedStyle(root);
  return {
    sea: style.getPropertyValue("--sea") || "#b7cfdc",
    seaEdge: style.getPropertyValue("--sea-edge") || "#d3e2e9",
    graticule: style.getPropertyValue("--graticule") || "#fff8",
    river: style.getPropertyValue("--river") || "#7fa6bb",
    coast: style.getPropertyValue("--coast") || "#4f6f80",
  };
}
