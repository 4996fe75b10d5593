// @ts-check
/** A sheet over the map, so that a press is the tool's and not a place's; from the keyboard the cross in the middle presses. */

import { element } from "../dom/dom.js";

export class ToolSheet {
  /** @param {string} tool @param {(at: L.LatLng) => void} onPress at the cross, by Enter */
  constructor(tool, onPress) {
    this.root = element("div", { class: `tool-sheet sheet-${tool}` });
    this.cross = element("div", { class: "quiz-cross tool-cross", "aria-hidden": "true" });
    this.root.addEventListener("dblclick", (event) => event.stopPropagation());
    // Who has a pointer needs no cross.
    this.root.addEventListener("pointerdown", () => {
      this.cross.hidden = true;
    });
    /** @type {L.Map | null} */
    this.map = null;
    this.onKey = (/** @type {KeyboardEvent} */ event) => {
      this.cross.hidden = false;
      if (event.key !== "Enter" || event.repeat || event.target !== this.map?.getContainer()) return;
      event.preventDefault();
      onPress(this.map.getCenter());
    };
  }

  /** @param {L.Map} map */
  open(map) {
    this.map = map;
    map.getContainer().append(this.root, this.cross);
    map.getContainer().addEventListener("keydown", this.onKey);
  }

  close() {
    this.root.remove();
    this.cross.remove();
    this.map?.getContainer().removeEventListener("keydown", this.onKey);
  }
}
