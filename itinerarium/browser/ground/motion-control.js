// @ts-check
/** Whether the page moves: as the system wishes, unless the reader says otherwise. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";

const STILL = "(prefers-reduced-motion: reduce)";

/** Whether nothing may fly or slide now. */
export function isStill() {
  return document.documentElement.dataset.motion === "still";
}

/** Here the card lies below the map. */
const NARROW = "(max-width: 47.99rem)";

export class MotionControl extends L.Control {
  /** @param {Story} _story not needed @param {object} [options] */
  constructor(_story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "bottomright", ...options }));
    /** @type {L.Map} */
    this.map;
    this.wish = window.matchMedia(STILL);
    this.motion = "";
    this.button = iconButton("motion", "", () => this.switchOver());
    this.root = element("div", { class: "motion" }, this.button);
    L.DomEvent.disableClickPropagation(this.root);
    this.apply = this.apply.bind(this);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    this.apply();
    this.wish.addEventListener("change", this.apply);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:command", this.obey, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    this.wish.removeEventListener("change", this.apply);
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:command", this.obey, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.motion = state.motion;
    // On a telephone it stands in the little that there is of the map: nothing is framed beneath it.
    this.root.toggleAttribute("data-covers", Boolean(state.stop) && window.matchMedia(NARROW).matches);
    renameButton(this.button, word(state.lang, "motion"));
    this.apply();
  }

  /** @param {{command: string}} event */
  obey({ command }) {
    if (command === "motion") this.switchOver();
  }

  switchOver() {
    this.map.fire("itinerarium:ask", { patch: { motion: isStill() ? "moving" : "still" } });
  }

  apply() {
    const still = this.motion ? this.motion === "still" : this.wish.matches;
    document.documentElement.dataset.motion = still ? "still" : "moving";
    this.button.setAttribute("aria-pressed", String(!still));
    Object.assign(this.map.options, {
      fadeAnimation: !still,
      markerZoomAnimation: !still,
      inertia: !still,
      zoomAnimation: !still,
    });
    // Leaflet asks this when it zooms; it is set once from the option above.
    this.map._zoomAnimated = !still && L.Browser.any3d;
  }
}
