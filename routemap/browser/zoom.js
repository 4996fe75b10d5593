// @ts-check
/** ZoomControl: being written. */
import { element } from "./dom.js";

export class ZoomControl extends L.Control {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    super({ position: "topright", ...options });
    this.story = story;
  }

  /** @param {any} map */
  onAdd(map) {
    return element("div", { hidden: true });
  }
}
