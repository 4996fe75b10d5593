// @ts-check
/** An area of the story laid elsewhere on the map, as large as it is. */

import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { renameButton } from "../dom/icons.js";
import { toolButton } from "./tool-button.js";
import { ToolControl } from "./tool-control.js";
import { areasOf, middleOfRing, movedRing, stretchBetween } from "./true-size.js";

const PANE = "truesize";
/** One press of an arrow key, in pixels. */
const STEP = 24;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
/** Beyond, Mercator's stretch has no measure. */
const MOST_LAT = 80;

export class TrueSizeControl extends ToolControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "truesize");
    this.areas = areasOf(story.overlays ?? []);
    this.choice = /** @type {HTMLSelectElement} */ (element("select", { class: "field tool-choice" }));
    this.choice.addEventListener("change", () => this.lay());
    this.value = element("p", { class: "tool-text", role: "status" });
    this.arrows = toolButton("arrows", () => {});
    this.arrows.addEventListener("keydown", (event) => this.onKey(event));
    this.bar.append(this.arrows, this.choice, this.value, this.shut);
    /** @type {L.Renderer | undefined} */
    this.renderer;
    /** @type {[number, number]} */
    this.at = [0, 0];
    /** @type {[number, number]} */
    this.home = [0, 0];
    /** @type {L.LatLng | null} where the pointer took hold of it */
    this.held = null;
  }

  open() {
    if (!this.map.getPane(PANE)) this.map.createPane(PANE);
    this.renderer ??= L.svg({ pane: PANE, padding: 1 });
    const options = { pane: PANE, renderer: this.renderer, className: "true-size", smoothFactor: 0, noClip: true };
    this.shape = L.polygon([], options).addTo(this.map);
    this.listen(/** @type {SVGElement} */ (this.shape.getElement()));
    this.lay();
  }

  close() {
    this.shape?.remove();
    this.held = null;
  }

  /** @param {SVGElement} path */
  listen(path) {
    path.addEventListener("pointerdown", (event) => {
      this.held = this.map.mouseEventToLatLng(event);
      path.setPointerCapture(event.pointerId);
    });
    path.addEventListener("pointermove", (event) => this.drag(event));
    for (const kind of ["pointerup", "pointercancel"])
      path.addEventListener(kind, () => {
        this.held = null;
      });
    // The map stays where it is.
    for (const kind of ["mousedown", "touchstart", "click", "dblclick"])
      path.addEventListener(kind, (event) => L.DomEvent.stop(event));
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!this.held) return;
    const here = this.map.mouseEventToLatLng(event);
    const by = this.map.latLngToLayerPoint(here).subtract(this.map.latLngToLayerPoint(this.held));
    this.held = here;
    this.shift(by.x, by.y);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    this.shift(...by);
  }

  /** @param {number} x @param {number} y in pixels */
  shift(x, y) {
    const point = this.map.latLngToLayerPoint(this.at).add([x, y]);
    const { lat, lng } = this.map.layerPointToLatLng(point);
    this.at = [Math.max(-MOST_LAT, Math.min(MOST_LAT, lat)), lng];
    this.draw();
  }

  /** Where it is at home. */
  lay() {
    const rings = this.area()?.rings ?? [];
    const largest = rings.reduce((most, ring) => (ring.length > most.length ? ring : most), []);
    this.home = largest.length ? middleOfRing(largest) : [0, 0];
    this.at = this.home;
    this.draw();
  }

  area() {
    return this.areas[this.choice.selectedIndex];
  }

  draw() {
    const rings = this.area()?.rings ?? [];
    this.shape?.setLatLngs(rings.map((ring) => [movedRing(ring, this.home, this.at)]));
    this.value.textContent = this.comparison();
  }

  /** How much wider it is drawn where it lies; at home there is nothing to say. */
  comparison() {
    const { lang } = this.state;
    if (!this.areas.length) return word(lang, "trueSizeNone");
    const times = Math.round(100 * stretchBetween(this.home, this.at)) / 100;
    return times === 1 ? "" : word(lang, "trueSizeTimes", { times: times.toLocaleString(lang) });
  }

  /** @param {string} lang */
  rename(lang) {
    super.rename(lang);
    const chosen = Math.max(0, this.choice.selectedIndex);
    renameButton(this.arrows, word(lang, "trueSizeArrows"));
    this.choice.setAttribute("aria-label", word(lang, "trueSizeArea"));
    this.choice.replaceChildren(...this.areas.map(({ name }) => element("option", {}, inLanguage(name, lang))));
    this.choice.selectedIndex = chosen;
    this.choice.hidden = this.areas.length < 2;
    if (this.isOpen) this.draw();
  }
}
