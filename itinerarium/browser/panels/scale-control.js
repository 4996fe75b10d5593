// @ts-check
/** The scale bar: kilometres at the middle of the map. */

import { kilometres } from "../data/words.js";
import { element } from "../dom/dom.js";
import { oncePerFrame } from "../dom/frames.js";
import { roundKilometres } from "../geo/round-kilometres.js";
import { MainStages } from "./main-stages.js";

/** From this width on the card stands beside the map. */
const WIDE = "(min-width: 48rem)";

export class ScaleControl extends L.Control {
  /** @param {Story} _story not needed @param {object} [options] */
  constructor(_story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "bottomright", widest: 10, ...options }));
    /** @type {L.Map} */
    this.map;
    this.lang = "en";
    this.text = element("span", { class: "scale-text" });
    this.bar = element("span", { class: "scale-bar", "aria-hidden": "true" });
    this.root = element("div", { class: "scale" }, this.text, this.bar);
    this.stages = new MainStages();
    this.measureSoon = oncePerFrame(() => this.root.isConnected && this.measure());
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:markers", this.stages.take, this.stages);
    map.on("moveend zoomend resize", this.measureSoon, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:markers", this.stages.take, this.stages);
    map.off("moveend zoomend resize", this.measureSoon, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.lang = state.lang;
    // Beside the story's card it stands in the map itself, where no stop may come to lie.
    this.root.toggleAttribute("data-covers", Boolean(state.stop) && window.matchMedia(WIDE).matches);
    this.measureSoon();
  }

  measure() {
    const letter = parseFloat(getComputedStyle(this.root).fontSize);
    const widest = Math.min(
      /** @type {L.ControlOptions & {widest: number}} */ (this.options).widest * letter,
      this.map.getSize().x / 4,
    );
    const middle = this.map.getSize().divideBy(2);
    const across = L.point(widest, 0);
    const metres = this.map.distance(
      this.map.containerPointToLatLng(middle),
      this.map.containerPointToLatLng(middle.add(across)),
    );
    const km = roundKilometres(metres / 1000);
    this.text.textContent = kilometres(this.lang, km);
    this.bar.style.width = `${(widest * km * 1000) / metres}px`;
    this.root.classList.toggle("is-away", this.stages.areUnder(this.map, this.root));
  }
}
