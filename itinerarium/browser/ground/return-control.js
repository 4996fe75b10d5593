// @ts-check
/** The way back: when the reader has moved the map away from the stop, one press frames it again. */

import { placesById } from "../data/places-by-id.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";

export class ReturnControl extends L.Control {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "bottomright", ...options }));
    this.places = placesById(story);
    /** @type {L.Map} */
    this.map;
    this.button = iconButton("return", "", () => this.map.fire("itinerarium:press", { command: "return" }));
    this.root = element("div", { class: "way-back", hidden: true }, this.button);
    L.DomEvent.disableClickPropagation(this.root);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:roam", this.hearRoam, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:roam", this.hearRoam, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const name = inLanguage(this.places.get(state.stop)?.name, state.lang);
    renameButton(this.button, name ? word(state.lang, "backTo", { name }) : word(state.lang, "overview"));
    this.isAtStop = Boolean(state.stop);
    this.show();
  }

  /** @param {{away: boolean}} event */
  hearRoam({ away }) {
    this.isAway = away;
    this.show();
  }

  show() {
    this.root.hidden = !(this.isAtStop && this.isAway);
  }
}
