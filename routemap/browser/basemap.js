// @ts-check
/** The ground of the map: relief, sea and coast on two canvases that are drawn when the map rests. */
import { ringFromText } from "./coast.js";
import { graticuleLines, graticuleStep } from "./graticule.js";

/**
 * @typedef {object} PlatePicture
 * @property {string} src
 * @property {[[number, number], [number, number]]} bounds [[south, west], [north, east]]
 */

/** Bands of lighter water along the coast, widest first: width in pixels and strength. */
const WATER_LINES = [[34, 0.16], [22, 0.22], [12, 0.3], [5, 0.4]];
/** How much larger than the window the canvases are, on each side, so that dragging shows no end. */
const BEYOND = 0.3;
const LARGEST_PIXEL_RATIO = 2;
/** From this zoom on the relief, which is enlarged ever more, gives way to plain paper. */
const FADES_FROM = 6.5;
const FAINTEST = 0.35;

export class BasemapLayer extends L.Layer {
  /**
   * @param {{relief: PlatePicture, world: PlatePicture, coast: {grid: number, rings: string[]}}} plate
   * @param {object} [options] `pane`: the Leaflet pane to lie in; `graticule`: whether the sea shows one
   */
  constructor(plate, options = {}) {
    super();
    L.Util.setOptions(this, { pane: "ground", graticule: true, ...options });
    this.plate = plate;
  }

  /** @param {any} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "150";
    pane.style.pointerEvents = "none";
    this.root = L.DomUtil.create("div", "ground leaflet-zoom-animated", pane);
    this.ground = L.DomUtil.create("canvas", "ground-relief", this.root);
    this.water = L.DomUtil.create("canvas", "ground-sea", this.root);
    this.land = landPath(this.plate.coast.rings);
    this.loadPictures();
    this.draw();
    return this;
  }

  onRemove() {
    this.root.remove();
    this.pictures = [];
    return this;
  }

  getEvents() {
    return {
      viewreset: this.draw, moveend: this.draw, resize: this.draw, "routemap:theme": this.draw,
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
      if (!this.root?.isConnected) return;
      this.pictures = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      this.draw();
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
    const size = this.map.getSize();
    const origin = this.map.getPixelOrigin();
    const beyond = size.multiplyBy(BEYOND).round();
    this.zoom = this.map.getZoom();
    this.corner = origin.add(this.map.containerPointToLayerPoint([0, 0])).subtract(beyond).round();
    this.size = size.add(beyond.multiplyBy(2));
    L.DomUtil.setTransform(this.root, this.corner.subtract(origin), 1);
    this.drawRelief(this.blank(this.ground));
    this.drawWater(this.blank(this.water));
  }

  /** @param {HTMLCanvasElement} canvas @returns {CanvasRenderingContext2D} empty, in CSS pixels */
  blank(canvas) {
    const ratio = Math.min(window.devicePixelRatio || 1, LARGEST_PIXEL_RATIO);
    canvas.width = Math.round(this.size.x * ratio);
    canvas.height = Math.round(this.size.y * ratio);
    canvas.style.width = `${this.size.x}px`;
    canvas.style.height = `${this.size.y}px`;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.scale(ratio, ratio);
    return context;
  }

  /** @param {CanvasRenderingContext2D} context */
  drawRelief(context) {
    context.imageSmoothingQuality = "high";
    const window_ = L.bounds([0, 0], this.size);
    const scale = 2 ** this.zoom;
    context.globalAlpha = Math.min(1, Math.max(FAINTEST, 1 - (this.zoom - FADES_FROM) * 0.22));
    for (const { image, area } of this.pictures ?? []) {
      const low = area.min.multiplyBy(scale).subtract(this.corner);
      const high = area.max.multiplyBy(scale).subtract(this.corner);
      drawPart(context, image, L.bounds(low, high), window_);
    }
  }

  /** Sea with lighter lines along the shore and the graticule, land left clear, then the coast. */
  drawWater(/** @type {CanvasRenderingContext2D} */ context) {
    const { x, y } = this.size;
    const colours = getComputedStyle(this.root);
    const scale = (256 * 2 ** this.zoom) / this.plate.coast.grid;
    const path = new Path2D();
    path.addPath(this.land, new DOMMatrix([scale, 0, 0, scale, -this.corner.x, -this.corner.y]));
    const sea = new Path2D(path);
    sea.rect(-1, -1, x + 2, y + 2);
    context.fillStyle = colours.getPropertyValue("--sea") || "#b7cfdc";
    context.fill(sea, "evenodd");
    context.globalCompositeOperation = "source-atop";
    this.drawWaterLines(context, path, colours.getPropertyValue("--sea-edge") || "#d3e2e9");
    if (this.options.graticule) this.drawGraticule(context, colours.getPropertyValue("--graticule") || "#fff8");
    context.globalCompositeOperation = "source-over";
    context.strokeStyle = colours.getPropertyValue("--coast") || "#4f6f80";
    context.lineWidth = Math.min(1.3, 0.55 + this.zoom * 0.08);
    context.stroke(path);
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

  /** Keep to the map while it moves; draw anew only when the window leaves the canvases. */
  follow() {
    const scale = this.map.getZoomScale(this.map.getZoom(), this.zoom);
    const offset = this.corner.multiplyBy(scale).subtract(this.map.getPixelOrigin());
    if (scale === 1 && !this.covers(offset)) this.draw();
    else L.DomUtil.setTransform(this.root, offset, scale);
  }

  /** @param {any} offset of the canvases, a layer point */
  covers(offset) {
    const low = this.map.containerPointToLayerPoint([0, 0]);
    return L.bounds(offset, offset.add(this.size)).contains(L.bounds(low, low.add(this.map.getSize())));
  }

  /** @param {{center: any, zoom: number}} event */
  followAnimation({ center, zoom }) {
    const scale = this.map.getZoomScale(zoom, this.zoom);
    const pane = L.DomUtil.getPosition(this.map.getPane("mapPane"));
    const origin = this.map.project(center, zoom).subtract(this.map.getSize().divideBy(2)).add(pane).round();
    L.DomUtil.setTransform(this.root, this.corner.multiplyBy(scale).subtract(origin), scale);
  }
}

/** @param {string[]} rings @returns {Path2D} in steps of the coast's grid */
function landPath(rings) {
  const path = new Path2D();
  for (const ring of rings) {
    const points = ringFromText(ring);
    path.moveTo(points[0] ?? 0, points[1] ?? 0);
    for (let index = 2; index < points.length; index += 2) path.lineTo(points[index] ?? 0, points[index + 1] ?? 0);
    path.closePath();
  }
  return path;
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
