// @ts-check
/** The whole world, coarse and small, beneath the fine ground: what a flight passes over before that is drawn. */

import { blankSurface, putSurface, putSurfaceAtEnd } from "../geo/padded.js";
import { traceLine } from "../geo/shore.js";
import { drawPart } from "./pictures.js";
import { reliefStrength } from "./relief-strength.js";

/** The world is so many pixels wide, which are 4 MB: a flight is over before one sees that they are large. */
const ZOOM = 2;
const SIDE = 256 * 2 ** ZOOM;
/** Points of the coast nearer than this (pixels) are one. */
const NEAREST_ON_COAST = 0.5;
/** The relief is as strong as it is while one flies. */
const ZOOM_IN_FLIGHT = 5;

/** @typedef {{image: ImageBitmap | HTMLImageElement, area: Required<L.Bounds>}} Picture `area` in pixels at zoom 0 */

export class CoarseWorld {
  /** @param {HTMLElement} pane where it lies */
  constructor(pane) {
    this.canvas = /** @type {HTMLCanvasElement} */ (document.createElement("canvas"));
    this.canvas.className = "ground-coarse leaflet-zoom-animated";
    this.view = { zoom: ZOOM, corner: L.point(0, 0), size: L.point(SIDE, SIDE) };
    this.isDrawn = false;
    this.pane = pane;
  }

  remove() {
    this.canvas.remove();
    this.isDrawn = false;
  }

  /**
   * @param {L.Map} map
   * @param {import("../data/coast.js").GridLine[]} land
   * @param {number} grid how wide the world is in the land's points
   * @param {Picture | undefined} picture the relief of the world
   */
  draw(map, land, grid, picture) {
    if (!this.canvas.isConnected) this.pane.prepend(this.canvas);
    const colours = getComputedStyle(this.canvas);
    const context = blankSurface(this.canvas, this.view, 1);
    const shapes = new Path2D();
    for (const line of land) {
      traceLine(shapes, line, { scale: SIDE / grid, left: 0, top: 0, width: SIDE, height: SIDE }, NEAREST_ON_COAST);
      shapes.closePath();
    }
    context.fillStyle = colours.getPropertyValue("--land") || "#ece5d3";
    context.fill(shapes, "evenodd");
    if (picture) this.drawRelief(context, picture, colours.getPropertyValue("--relief-filter"));
    this.isDrawn = true;
    this.follow(map);
  }

  /** @param {CanvasRenderingContext2D} context @param {Picture} picture @param {string} filter of the theme */
  drawRelief(context, { image, area }, filter) {
    const window_ = /** @type {Required<L.Bounds>} */ (L.bounds([0, 0], [SIDE, SIDE]));
    const box = /** @type {Required<L.Bounds>} */ (
      L.bounds(area.min.multiplyBy(2 ** ZOOM), area.max.multiplyBy(2 ** ZOOM))
    );
    context.globalCompositeOperation = "source-atop";
    context.globalAlpha = reliefStrength(ZOOM_IN_FLIGHT);
    context.filter = filter.trim() || "none";
    drawPart(context, image, box, window_);
  }

  /** Keep to the map while it moves. @param {L.Map} map */
  follow(map) {
    if (!this.isDrawn) return;
    this.turnTo(map.project(map.getCenter(), ZOOM).x);
    putSurface(map, this.canvas, this.view);
  }

  /** @param {L.Map} map @param {{center: L.LatLng, zoom: number}} end */
  followAnimation(map, end) {
    if (!this.isDrawn) return;
    this.turnTo(map.project(end.center, ZOOM).x);
    putSurfaceAtEnd(map, this.canvas, this.view, end);
  }

  /** Of the worlds side by side it is the one in the middle of the window. @param {number} x in its pixels */
  turnTo(x) {
    this.view.corner = L.point(Math.floor(x / SIDE) * SIDE, 0);
  }
}
