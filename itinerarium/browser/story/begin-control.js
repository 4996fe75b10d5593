// @ts-check
/** The way into a story on a map that has no title block: begin it, or go on where one has left it. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon } from "../dom/icons.js";

export class BeginControl extends L.Control {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "topright", ...options }));
    this.lastStop = story.stops[0] ?? "";
    this.first = this.lastStop;
    /** @type {L.Map} */
    this.map;
    this.name = element("span", { class: "button-name" });
    this.root = element(
      "button",
      { type: "button", class: "title-begin begin", hidden: true },
      this.name,
      icon("next"),
    );
    this.root.addEventListener("click", () => this.map.fire("itinerarium:ask", { patch: { stop: this.lastStop } }));
    L.DomEvent.disableClickPropagation(this.root);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:storyclosed", this.takeFocus, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:storyclosed", this.takeFocus, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    if (state.end) this.lastStop = this.first;
    else if (state.stop) this.lastStop = state.stop;
    this.root.hidden = Boolean(state.stop) || state.end || !this.first;
    this.name.textContent = word(state.lang, this.lastStop === this.first ? "begin" : "resume");
  }

  /** The card that has closed has heard the event before this one. */
  takeFocus() {
    queueMicrotask(() => this.root.focus({ preventScroll: true }));
  }
}
