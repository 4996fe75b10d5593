// @ts-check
/** The room in which a large picture lies: zoomed by wheel, fingers and double click, moved by dragging, left by a swipe. */

import { inLanguage } from "../data/words.js";
import { element } from "../dom/dom.js";
import { sourceOf } from "../dom/media-sources.js";
import { swipeSteps } from "../dom/swipes.js";
import { panned, WHOLE, zoomed } from "../geo/zoomed.js";

/** Pixels that an arrow key moves a zoomed picture. */
const ARROW_STEP = 80;
const ARROWS = new Map([
  ["ArrowLeft", [1, 0]],
  ["ArrowRight", [-1, 0]],
  ["ArrowUp", [0, 1]],
  ["ArrowDown", [0, -1]],
]);
const DOUBLE = 2.5;

export class PictureStage {
  /** @param {(steps: number) => void} onSwipe */
  constructor(onSwipe) {
    this.onSwipe = onSwipe;
    this.view = WHOLE;
    /** @type {Map<number, {x: number, y: number}>} */
    this.fingers = new Map();
    /** @type {import("../dom/swipes.js").Touched | null} */
    this.from = null;
    this.image = element("img", { draggable: "false" });
    this.root = element("div", { class: "media-stage", tabindex: 0 }, this.image);
    this.root.addEventListener("wheel", (event) => this.onWheel(event), { passive: false });
    this.root.addEventListener("dblclick", (event) => this.onDouble(event));
    this.root.addEventListener("pointerdown", (event) => this.onDown(event));
    this.root.addEventListener("pointermove", (event) => this.onMove(event));
    for (const kind of /** @type {const} */ (["pointerup", "pointercancel"]))
      this.root.addEventListener(kind, (event) => this.onUp(event));
  }

  /** @param {MediumData} medium @param {string} lang */
  show(medium, lang) {
    this.image.setAttribute("alt", inLanguage(medium.alt, lang) ?? "");
    const src = sourceOf(medium);
    if (this.image.getAttribute("src") === src) return;
    this.image.setAttribute("src", src);
    this.showWhole();
  }

  showWhole() {
    this.lay(WHOLE);
  }

  /** @param {import("../geo/zoomed.js").View} view */
  lay(view) {
    this.view = view;
    this.image.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    this.root.classList.toggle("is-zoomed", view.scale > 1);
  }

  room() {
    return { width: this.root.clientWidth, height: this.root.clientHeight };
  }

  /** @param {number} factor @param {{x: number, y: number}} [at] from the middle */
  zoom(factor, at = { x: 0, y: 0 }) {
    this.lay(zoomed(this.view, factor, at, this.room()));
  }

  /** An arrow moves a picture that is zoomed, and nothing else. @param {string} key */
  moveBy(key) {
    const [dx = 0, dy = 0] = ARROWS.get(key) ?? [];
    if (this.view.scale === 1 || (!dx && !dy)) return false;
    this.lay(panned(this.view, dx * ARROW_STEP, dy * ARROW_STEP, this.room()));
    return true;
  }

  /** @param {{clientX: number, clientY: number}} event */
  fromMiddle({ clientX, clientY }) {
    const { left, top, width, height } = this.root.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }

  /** @param {WheelEvent} event */
  onWheel(event) {
    event.preventDefault();
    this.zoom(Math.exp(-Math.sign(event.deltaY) * 0.2), this.fromMiddle(event));
  }

  /** @param {MouseEvent} event */
  onDouble(event) {
    if (this.view.scale > 1) this.showWhole();
    else this.zoom(DOUBLE, this.fromMiddle(event));
  }

  /** @param {PointerEvent} event */
  onDown(event) {
    this.root.setPointerCapture?.(event.pointerId);
    this.fingers.set(event.pointerId, this.fromMiddle(event));
    const isSwipe = this.fingers.size === 1 && this.view.scale === 1 && event.pointerType !== "mouse";
    this.from = isSwipe ? { x: event.clientX, y: event.clientY, time: event.timeStamp } : null;
  }

  /** @param {PointerEvent} event */
  onMove(event) {
    const last = this.fingers.get(event.pointerId);
    if (!last) return;
    const at = this.fromMiddle(event);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, at);
    if (other) this.pinch(last, at, other);
    else this.lay(panned(this.view, at.x - last.x, at.y - last.y, this.room()));
  }

  /** @param {{x: number, y: number}} last @param {{x: number, y: number}} at @param {{x: number, y: number}} other */
  pinch(last, at, other) {
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const after = Math.hypot(at.x - other.x, at.y - other.y);
    if (before > 0) this.zoom(after / before, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }

  /** @param {PointerEvent} event */
  onUp(event) {
    this.fingers.delete(event.pointerId);
    const from = this.from;
    this.from = null;
    if (!from || event.type === "pointercancel" || this.view.scale > 1) return;
    const steps = swipeSteps(from, { x: event.clientX, y: event.clientY, time: event.timeStamp });
    if (steps) this.onSwipe(steps);
  }
}
