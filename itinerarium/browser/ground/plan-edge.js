// @ts-check
/** The edge between a plan and the map under it: dragged, or moved by the arrow keys. */

import { element } from "../dom/dom.js";

const STEPS = Object.freeze({ ArrowLeft: -2, ArrowRight: 2, PageDown: -10, PageUp: 10, Home: -100, End: 100 });

export class PlanEdge {
  /** @param {string} pane what it uncovers */
  constructor(pane) {
    this.pane = pane;
    /** @type {L.Map | undefined} while it is seen */
    this.map;
    this.part = 50;
    this.handle = element("div", {
      class: "plan-edge-handle",
      role: "slider",
      tabindex: 0,
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    });
    this.root = element("div", { class: "plan-edge" }, this.handle);
    this.cut = this.cut.bind(this);
    L.DomEvent.disableClickPropagation(this.root);
    this.handle.addEventListener("keydown", (event) => this.onKey(event));
    this.handle.addEventListener("pointerdown", (event) => this.handle.setPointerCapture(event.pointerId));
    this.handle.addEventListener("pointermove", (event) => this.onDrag(event));
  }

  /** @param {string} name */
  rename(name) {
    this.handle.setAttribute("aria-label", name);
  }

  /** @param {L.Map} map */
  show(map) {
    if (this.map) return;
    this.map = map;
    map.getContainer().append(this.root);
    map.on("move zoom viewreset resize", this.cut);
    this.cut();
  }

  hide() {
    if (!this.map) return;
    this.map.off("move zoom viewreset resize", this.cut);
    const pane = this.map.getPane(this.pane);
    if (pane) pane.style.clipPath = "";
    this.root.remove();
    this.map = undefined;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this.moveTo(this.part + step);
  }

  /** @param {PointerEvent} event */
  onDrag(event) {
    if (!this.map || !this.handle.hasPointerCapture(event.pointerId)) return;
    const { left, width } = this.map.getContainer().getBoundingClientRect();
    this.moveTo((100 * (event.clientX - left)) / width);
  }

  /** @param {number} part of the map's width, in per cent */
  moveTo(part) {
    this.part = Math.max(0, Math.min(100, part));
    this.cut();
  }

  /** The plan is seen to the left of the edge, the map to the right; the pane moves with the map. */
  cut() {
    if (!this.map) return;
    const { x, y } = this.map.getSize();
    const [from, to] = [
      this.map.containerPointToLayerPoint([0, 0]),
      this.map.containerPointToLayerPoint([(x * this.part) / 100, y]),
    ];
    const corners = [
      `${from.x}px ${from.y}px`,
      `${to.x}px ${from.y}px`,
      `${to.x}px ${to.y}px`,
      `${from.x}px ${to.y}px`,
    ];
    const pane = this.map.getPane(this.pane);
    if (pane) pane.style.clipPath = `polygon(${corners.join(", ")})`;
    this.root.style.left = `${this.part}%`;
    this.handle.setAttribute("aria-valuenow", String(Math.round(this.part)));
  }
}
