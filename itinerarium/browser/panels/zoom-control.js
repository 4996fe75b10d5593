// @ts-check
/** The zoom buttons. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";

export class ZoomControl extends L.Control {
  /** @param {Story} _story not needed @param {object} [options] */
  constructor(_story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "bottomright", step: 1, ...options }));
    const { step } = /** @type {L.ControlOptions & {step: number}} */ (this.options);
    /** @type {L.Map} */
    this.map;
    this.closer = iconButton("plus", "", () => this.map.zoomIn(step));
    this.farther = iconButton("minus", "", () => this.map.zoomOut(step));
    this.root = element("div", { class: "zoom", role: "group" }, this.closer, this.farther);
    L.DomEvent.disableClickPropagation(this.root);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.root.setAttribute("aria-label", word(state.lang, "zoom"));
    renameButton(this.closer, word(state.lang, "closer"));
    renameButton(this.farther, word(state.lang, "farther"));
  }
}
