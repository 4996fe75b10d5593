// @ts-check
/** While something is filtered out the map says so, with one way back to all of it. */

import { word } from "../data/words.js";
import { putAfterTitle } from "../dom/after-title.js";
import { element } from "../dom/dom.js";

export class FilterControl extends L.Control {
  /** @param {Story} _story not needed */
  constructor(_story) {
    super({ position: "topleft" });
    this.said = element("span", { role: "status" });
    this.all = element("button", { type: "button", class: "filter-all" });
    this.all.addEventListener("click", () => this.showAll());
    this.root = element("div", { class: "filter-note", "data-covers": true, hidden: true }, this.said, this.all);
  }

  /** @param {L.Map} map */
  addTo(map) {
    super.addTo(map);
    putAfterTitle(this.root);
    return this;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    L.DomEvent.disableClickPropagation(this.root);
    map.on("itinerarium:change", this.hear, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
  }

  showAll() {
    this.map?.fire("itinerarium:ask", { patch: { kinds: "", strands: "" } });
    this.map?.getContainer().focus({ preventScroll: true });
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const isFiltered = Boolean(state.kinds || state.strands) && !state.quiz;
    this.root.hidden = !isFiltered;
    this.said.textContent = isFiltered ? word(state.lang, "filtered") : "";
    this.all.textContent = word(state.lang, "filterAll");
  }
}
