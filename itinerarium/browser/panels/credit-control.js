// @ts-check
/** Whose relief, coasts and code the map is made with, in one quiet line. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

export class CreditControl extends L.Control {
  /** @param {any} _story not needed @param {object} [options] */
  constructor(_story, options = {}) {
    super(/** @type {any} */ ({ position: "bottomright", relief: "Natural Earth", library: "Leaflet", ...options }));
    this.root = element("p", { class: "credit" });
  }

  /** @param {any} map */
  onAdd(map) {
    map.on("itinerarium:change", this.hear, this);
    return this.root;
  }

  /** @param {any} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const { relief, library } = /** @type {any} */ (this.options);
    this.root.textContent = `${word(state.lang, "relief", { name: relief })} · ${library}`;
  }
}
