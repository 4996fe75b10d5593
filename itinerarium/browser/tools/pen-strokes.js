// @ts-check
/** The strokes on the map, in a pane of their own: each a line of ink on a wider rim. */

import { isStill } from "../ground/motion-control.js";
import { linesOfStroke } from "./pen-shapes.js";

/** @typedef {{colour: string, width: number, shape: import("./pen-shapes.js").PenShape, seconds: number}} Look */
/** @typedef {{look: Look, points: L.LatLng[], rim: L.Polyline, ink: L.Polyline}} Stroke */

const PANE = "pen";
const RIM = 4;
/** Points nearer than this (pixels) say nothing new. */
const STEP = 2;
/** So long (ms) vanishing ink takes to fade. */
const FADING = 1000;

export class PenStrokes {
  constructor() {
    /** @type {L.Map} */
    this.map;
    /** @type {L.Renderer | undefined} */
    this.renderer;
    /** @type {Stroke[]} */
    this.all = [];
    /** @type {Stroke | null} the one under the pen */
    this.current = null;
  }

  get isDrawing() {
    return this.current !== null;
  }

  /** @param {L.Map} map */
  on(map) {
    this.map = map;
    if (!map.getPane(PANE)) map.createPane(PANE);
    this.renderer ??= L.svg({ pane: PANE, padding: 1 });
  }

  /** @param {L.LatLng} at @param {Look} look */
  begin(at, look) {
    this.finish();
    const { colour, width } = look;
    const rim = this.line({ color: "#fff", weight: width + RIM, opacity: 0.85 });
    const ink = this.line({ color: colour, weight: width, opacity: 1 });
    this.current = { look, points: [at], rim, ink };
    this.show(this.current, "free");
  }

  /** @param {L.PolylineOptions} options */
  line(options) {
    const fixed = { pane: PANE, renderer: this.renderer, interactive: false, smoothFactor: 0, noClip: true };
    return L.polyline([], { className: "pen-stroke", ...fixed, ...options }).addTo(this.map);
  }

  /** @param {L.LatLng} at */
  add(at) {
    if (!this.current) return;
    const { points } = this.current;
    const [here, last] = [at, /** @type {L.LatLng} */ (points[points.length - 1])].map((one) =>
      this.map.latLngToLayerPoint(one),
    );
    if (here && last && here.distanceTo(last) < STEP) return;
    points.push(at);
    this.show(this.current, "free");
  }

  /** The pen is lifted: an arrow straightens itself, a circle becomes round. */
  finish() {
    const stroke = this.current;
    if (!stroke) return;
    this.current = null;
    this.show(stroke, stroke.look.shape);
    this.all.push(stroke);
    if (stroke.look.seconds) setTimeout(() => this.fade(stroke), 1000 * stroke.look.seconds);
  }

  /** @param {Stroke} stroke @param {import("./pen-shapes.js").PenShape} shape */
  show({ points, rim, ink }, shape) {
    const dots = points.map((point) => this.map.latLngToLayerPoint(point));
    const lines = linesOfStroke(points.length > 1 ? shape : "free", dots);
    const onGround = lines.map((line) => line.map(({ x, y }) => this.map.layerPointToLatLng([x, y])));
    rim.setLatLngs(onGround);
    ink.setLatLngs(onGround);
  }

  /** @param {Stroke} stroke */
  fade(stroke) {
    for (const line of [stroke.rim, stroke.ink]) line.getElement()?.classList.add("is-vanishing");
    setTimeout(() => this.remove(stroke), isStill() ? 0 : FADING);
  }

  /** @param {Stroke} stroke */
  remove(stroke) {
    stroke.rim.remove();
    stroke.ink.remove();
    this.all = this.all.filter((one) => one !== stroke);
  }

  /** What is under the pen was no stroke. */
  drop() {
    if (this.current) this.remove(this.current);
    this.current = null;
  }

  undo() {
    if (this.current) {
      this.drop();
      return;
    }
    const last = this.all[this.all.length - 1];
    if (last) this.remove(last);
  }

  clear() {
    this.drop();
    for (const stroke of this.all) this.remove(stroke);
  }
}
