// @ts-check
/** Whose relief, coasts, towns and code the map is made with, in one quiet line. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

export class CreditControl extends L.Control {
  /** @param {Story} _story not needed @param {object} [options] */
  constructor(_story, options = {}) {
    super(
      /** @type {L.ControlOptions} */ ({
        position: "bottomright",
        relief: "Natural Earth, GeoNames",
        library: "Leaflet",
        ...options,
      }),
    );
    this.root = element("p", { class: "credit" });
  }

  /** @param {L.Map} map */
  onAdd(map) {
    map.on("itinerarium:change", this.hear, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const { relief, library } = /** @type {L.ControlOptions & {relief: string, library: string}} */ (this.options);
    this.root.textContent = `${word(state.lang, "relief", { name: relief })} · ${library}`;
  }
}
