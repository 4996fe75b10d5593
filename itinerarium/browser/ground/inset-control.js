// @ts-check
/** A small plate of the story's whole country with the window's frame in it, while the map is nearer. */
import { landOf } from "../data/coast.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { oncePerFrame } from "../dom/frames.js";
import { traceLine } from "../geo/shore.js";

/** Shown while the window is narrower than this part of the whole. */
const NEAR = 0.5;
/** How much more than the story's core it shows, on each side. */
const AROUND_CORE = 0.22;
const SMALLEST_FRAME = 9;
/** So far (pixels) from the current stop the inset must stay. */
const CLEARANCE = 60;

/** Points nearer than this (pixels) are one. */
const NEAREST_ON_COAST = 0.5;

export class InsetControl extends L.Control {
  /** @param {PlateData} plate see BasemapLayer @param {object} [options] `most`: the longer side in pixels */
  constructor(plate, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "bottomright", most: 190, ...options }));
    this.plate = plate;
    /** @type {L.Map} */
    this.map;
    this.state = { place: "", stop: "" };
    /** @type {Required<L.Bounds>} in pixels of the world at zoom 0 */
    this.area;
    this.scale = 1;
    this.size = L.point(0, 0);
    this.canvas = /** @type {HTMLCanvasElement} */ (document.createElement("canvas"));
    this.frame = element("i", { class: "inset-frame" });
    this.root = element("div", { class: "inset", role: "img", hidden: true }, this.canvas, this.frame);
    this.drawn = "";
    this.showSoon = oncePerFrame(() => this.root.isConnected && this.show());
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    const [[south, west], [north, east]] = this.plate.relief.bounds;
    const [low, high] = [map.project([north, west], 0), map.project([south, east], 0)];
    const more = high.subtract(low).multiplyBy(AROUND_CORE);
    this.area = /** @type {Required<L.Bounds>} */ (L.bounds(low.subtract(more), high.add(more)));
    const size = this.area.getSize();
    this.scale = /** @type {L.ControlOptions & {most: number}} */ (this.options).most / Math.max(size.x, size.y);
    this.size = size.multiplyBy(this.scale).round();
    map.on(this.events(), this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off(this.events(), this);
  }

  events() {
    return {
      "itinerarium:change": this.hear,
      "itinerarium:theme": this.redraw,
      moveend: this.showSoon,
      resize: this.showSoon,
    };
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.state = state;
    this.root.setAttribute("aria-label", word(state.lang, "inset"));
    this.showSoon();
  }

  redraw() {
    this.drawn = "";
    this.show();
  }

  /** Frame what the window shows, or hide where that says nothing or lies over the stop. */
  show() {
    const seen = this.map.getPixelBounds();
    const part = 2 ** this.map.getZoom();
    const low = seen.getTopLeft().divideBy(part).subtract(this.area.min).multiplyBy(this.scale);
    const high = seen.getBottomRight().divideBy(part).subtract(this.area.min).multiplyBy(this.scale);
    const isNear = high.x - low.x < this.size.x * NEAR;
    this.root.hidden = !isNear || Boolean(this.state.place);
    if (this.root.hidden) return;
    this.draw();
    this.putFrame(low, high);
    this.root.hidden = this.isOverStop();
  }

  /** @param {L.Point} low @param {L.Point} high in pixels of the inset */
  putFrame(low, high) {
    const put = (/** @type {number} */ at, /** @type {number} */ end, /** @type {number} */ most) => {
      const length = Math.max(SMALLEST_FRAME, Math.min(most, end) - Math.max(0, at));
      return [Math.max(0, Math.min(most - length, (Math.max(0, at) + Math.min(most, end) - length) / 2)), length];
    };
    const [left = 0, width = 0] = put(low.x, high.x, this.size.x);
    const [top = 0, height = 0] = put(low.y, high.y, this.size.y);
    Object.assign(this.frame.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  isOverStop() {
    const { left, top, right, bottom, width } = this.root.getBoundingClientRect();
    return (
      width > 0 &&
      [...document.querySelectorAll(".place.is-stop, .place.rank-1")].some((node) => {
        const clear = node.classList.contains("is-current") ? CLEARANCE : 0;
        const box = node.getBoundingClientRect();
        return (
          box.right > left - clear && box.left < right + clear && box.bottom > top - clear && box.top < bottom + clear
        );
      })
    );
  }

  /** Land and sea in the theme's colours; once a theme. */
  draw() {
    const theme = document.documentElement.dataset.theme ?? "atlas";
    if (this.drawn === theme) return;
    this.drawn = theme;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const { x, y } = this.size;
    Object.assign(this.canvas, { width: x * ratio, height: y * ratio });
    Object.assign(this.canvas.style, { width: `${x}px`, height: `${y}px` });
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    const colours = getComputedStyle(this.root);
    context.scale(ratio, ratio);
    context.fillStyle = colours.getPropertyValue("--sea");
    context.fillRect(0, 0, x, y);
    context.fillStyle = colours.getPropertyValue("--land");
    context.strokeStyle = colours.getPropertyValue("--coast");
    context.lineWidth = 0.5;
    const land = this.land();
    context.fill(land, "evenodd");
    context.stroke(land);
  }

  land() {
    const grid = (256 / this.plate.coast.grid) * this.scale;
    const { min } = this.area;
    const path = new Path2D();
    // A story across the antimeridian goes on into the next turn of the world.
    for (const world of [0, this.plate.coast.grid]) {
      const screen = {
        scale: grid,
        left: min.x * this.scale - world * grid,
        top: min.y * this.scale,
        width: this.size.x,
        height: this.size.y,
      };
      for (const line of landOf(this.plate.coast)) {
        traceLine(path, line, screen, NEAREST_ON_COAST);
        path.closePath();
      }
    }
    return path;
  }
}
