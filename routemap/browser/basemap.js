// @ts-check
/** The ground of the map: relief, sea and coast on two canvases that are drawn when the map rests. */
import { ringFromText } from "./coast.js";
import { shoresOf } from "./edges.js";
import { oncePerFrame } from "./frames.js";
import { graticuleLines, graticuleStep } from "./graticule.js";
import { blankSurface, coversWindow, paddedView, putSurface, putSurfaceAtEnd } from "./padded.js";
import { shoreLines } from "./shore.js";

/**
 * @typedef {object} PlatePicture
 * @property {string} src
 * @property {[[number, number], [number, number]]} bounds [[south, west], [north, east]]
 */

/** Bands of lighter water along the coast, widest first: width in pixels and strength. */
const WATER_LINES = [[34, 0.16], [22, 0.22], [12, 0.3], [5, 0.4]];
/** Points of the coast nearer than this (pixels) are one for the bands, whose edges are soft: they cost the most by far. */
const NEAREST_ON_SHORE = 2;
/** How much larger than the window the canvases are, on each side, so that dragging shows no end. */
const BEYOND = 0.3;
/** From this zoom on the relief, which is enlarged ever more, gives way to plain paper. */
const FADES_FROM = 6.5;
const FAINTEST = 0.35;
/** Between which zooms rivers are shown: they were drawn by hand. */
const RIVERS_FROM = 2.8;
const RIVERS_TO = 7.6;

export class BasemapLayer extends L.Layer {
  /**
   * @param {{relief: PlatePicture, world: PlatePicture, coast: {grid: number, rings: string[], rivers?: string[]}}} plate
   * @param {object} [options] `pane`: the Leaflet pane to lie in; `graticule`: whether the sea shows one
   */
  constructor(plate, options = {}) {
    super();
    L.Util.setOptions(this, { pane: "ground", graticule: true, ...options });
    this.plate = plate;
    /** @type {any} */
    this.map = null;
    /** @type {{image: HTMLImageElement, area: any}[]} */
    this.pictures = [];
    this.root = L.DomUtil.create("div", "ground leaflet-zoom-animated");
    this.ground = L.DomUtil.create("canvas", "ground-relief", this.root);
    this.water = L.DomUtil.create("canvas", "ground-sea", this.root);
    const { grid, rings } = plate.coast;
    this.rings = rings.map(ringFromText);
    this.land = pathOf(this.rings, true);
    this.coast = pathOf(this.rings.flatMap((ring) => shoresOf(ring, grid)), false);
    this.rivers = pathOf((plate.coast.rivers ?? []).map(ringFromText), false);
    this.zoom = 0;
    this.corner = L.point(0, 0);
    this.size = L.point(0, 0);
    /** @type {import("./padded.js").PaddedView} */
    this.view = { zoom: 0, corner: this.corner, size: this.size };
    this.drawSoon = oncePerFrame(() => this.map && this.draw());
  }

  /** @param {any} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "150";
    pane.style.pointerEvents = "none";
    pane.append(this.root);
    this.loadPictures();
    this.drawSoon();
    return this;
  }

  onRemove() {
    this.root.remove();
    this.pictures = [];
    this.map = null;
    return this;
  }

  getEvents() {
    return {
      viewreset: this.drawSoon, moveend: this.rest, resize: this.drawSoon, "routemap:theme": this.drawSoon,
      move: this.follow, zoom: this.follow, zoomanim: this.followAnimation,
    };
  }

  /** The pictures, coarse one first, are drawn as soon as the browser has decoded them. */
  loadPictures() {
    const all = [this.plate.world, this.plate.relief].map((picture) => {
      const image = new Image();
      image.src = picture.src;
      return image.decode().then(() => ({ image, area: this.areaOf(picture.bounds) }));
    });
    Promise.allSettled(all).then((results) => {
      if (!this.root.isConnected) return;
      this.pictures = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      this.drawRelief(blankSurface(this.ground, this.view));
      this.root.dataset.drawn = "true";
      this.map.fire("routemap:ground");
    });
  }

  /** @param {[[number, number], [number, number]]} bounds @returns {any} in pixels at zoom 0 */
  areaOf([[south, west], [north, east]]) {
    return L.bounds(this.map.project([north, west], 0), this.map.project([south, east], 0));
  }

  /** Draw what lies in and around the window. */
  draw() {
    this.view = paddedView(this.map, BEYOND);
    const { zoom, corner, size } = this.view;
    this.zoom = zoom;
    this.corner = corner;
    this.size = size;
    putSurface(this.map, this.root, this.view);
    this.drawRelief(blankSurface(this.ground, this.view));
    this.drawWater(blankSurface(this.water, this.view));
  }

  /** @param {CanvasRenderingContext2D} context */
  drawRelief(context) {
    context.imageSmoothingQuality = "high";
    const window_ = L.bounds([0, 0], this.size);
    const scale = 2 ** this.zoom;
    context.globalAlpha = Math.min(1, Math.max(FAINTEST, 1 - (this.zoom - FADES_FROM) * 0.22));
    for (const { image, area } of this.pictures) {
      for (const shift of this.worldsInSight()) {
        const low = area.min.multiplyBy(scale).subtract(this.corner).add([shift, 0]);
        const high = area.max.multiplyBy(scale).subtract(this.corner).add([shift, 0]);
        drawPart(context, image, L.bounds(low, high), window_);
      }
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

  /** Sea with lighter lines along the shore and the graticule, land left clear, then the coast. */
  drawWater(/** @type {CanvasRenderingContext2D} */ context) {
    const { x, y } = this.size;
    const colours = getComputedStyle(this.root);
    const scale = (256 * 2 ** this.zoom) / this.plate.coast.grid;
    const sea = this.onScreen(this.land, scale);
    const foot = 256 * 2 ** this.zoom - this.corner.y;  // south of Antarctica's end is no sea
    sea.rect(-1, -1, x + 2, Math.min(y, foot) + 2);
    context.fillStyle = colours.getPropertyValue("--sea") || "#b7cfdc";
    context.fill(sea, "evenodd");
    context.globalCompositeOperation = "source-atop";
    this.drawWaterLines(context, this.shoreOnScreen(scale), colours.getPropertyValue("--sea-edge") || "#d3e2e9");
    if (this.options.graticule) this.drawGraticule(context, colours.getPropertyValue("--graticule") || "#fff8");
    context.globalCompositeOperation = "destination-over";
    this.drawRivers(context, scale, colours.getPropertyValue("--river") || "#7fa6bb");
    context.globalCompositeOperation = "source-over";
    context.strokeStyle = colours.getPropertyValue("--coast") || "#4f6f80";
    context.lineWidth = Math.min(1.3, 0.55 + this.zoom * 0.08);
    context.stroke(this.onScreen(this.coast, scale));
  }

  /** A path of the whole world where it shows. @param {Path2D} path @param {number} scale */
  onScreen(path, scale) {
    const shown = new Path2D();
    for (const shift of this.worldsInSight()) {
      shown.addPath(path, new DOMMatrix([scale, 0, 0, scale, shift - this.corner.x, -this.corner.y]));
    }
    return shown;
  }

  /** The coast for broad strokes: only where it shows, and no finer than they are. @param {number} scale */
  shoreOnScreen(scale) {
    const shore = new Path2D();
    const broadest = Math.max(...WATER_LINES.map(([width = 0]) => width));
    for (const shift of this.worldsInSight()) {
      const screen = { scale, left: this.corner.x - shift, top: this.corner.y, width: this.size.x, height: this.size.y };
      for (const ring of this.rings) {
        for (const line of shoreLines(ring, screen, NEAREST_ON_SHORE, broadest)) addLine(shore, line);
      }
    }
    return shore;
  }

  /**
   * Rivers, as long as the map is not larger than they are exact.
   * @param {CanvasRenderingContext2D} context
   * @param {number} scale
   * @param {string} colour
   */
  drawRivers(context, scale, colour) {
    const strength = Math.min(1, (this.zoom - RIVERS_FROM) * 1.5, (RIVERS_TO - this.zoom) * 1.5);
    if (strength <= 0) return;
    context.globalAlpha = strength;
    context.strokeStyle = colour;
    context.lineWidth = Math.min(2, 0.5 + this.zoom * 0.18);
    context.stroke(this.onScreen(this.rivers, scale));
    context.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Path2D} path
   * @param {string} colour
   */
  drawWaterLines(context, path, colour) {
    const grown = Math.min(1, 0.28 + Math.max(0, this.zoom - 2) * 0.14);
    context.strokeStyle = colour;
    context.lineJoin = "round";
    for (const [width, strength] of WATER_LINES) {
      context.globalAlpha = strength ?? 1;
      context.lineWidth = (width ?? 1) * grown;
      context.stroke(path);
    }
    context.globalAlpha = 1;
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
    if (this.map.getZoom() === this.zoom && !coversWindow(this.map, this.view)) this.draw();
    else putSurface(this.map, this.root, this.view);
  }

  /** @param {{center: any, zoom: number}} event */
  followAnimation(event) {
    putSurfaceAtEnd(this.map, this.root, this.view, event);
  }
}

/**
 * Rings or lines as one path in steps of the coast's grid.
 * @param {number[][]} lines
 * @param {boolean} closed
 */
function pathOf(lines, closed) {
  const path = new Path2D();
  for (const line of lines) {
    addLine(path, line);
    if (closed) path.closePath();
  }
  return path;
}

/** @param {Path2D} path @param {number[]} line x, y, x, y, ... */
function addLine(path, line) {
  path.moveTo(line[0] ?? 0, line[1] ?? 0);
  for (let index = 2; index < line.length; index += 2) path.lineTo(line[index] ?? 0, line[index + 1] ?? 0);
}

/**
 * Draw the part of an image that shows in the window.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLImageElement} image
 * @param {any} area where the whole image lies
 * @param {any} seen
 */
function drawPart(context, image, area, seen) {
  if (!area.overlaps(seen)) return;
  const low = L.point(Math.max(area.min.x, seen.min.x), Math.max(area.min.y, seen.min.y));
  const high = L.point(Math.min(area.max.x, seen.max.x), Math.min(area.max.y, seen.max.y));
  const across = image.naturalWidth / (area.max.x - area.min.x);
  const down = image.naturalHeight / (area.max.y - area.min.y);
  context.drawImage(
    image,
    (low.x - area.min.x) * across, (low.y - area.min.y) * down, (high.x - low.x) * across, (high.y - low.y) * down,
    low.x, low.y, high.x - low.x, high.y - low.y,
  );
}
