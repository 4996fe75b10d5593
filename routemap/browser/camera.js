// @ts-check
/** The story's camera: flies to a stop so that what belongs to it lies in the free part of the map. */
import { freePadding } from "./frame.js";
import { pointsOfOverview, pointsOfPlace } from "./framing.js";

const STILL = "(prefers-reduced-motion: reduce)";

export class Camera {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { maxZoom: 6, seconds: 1.2, ...options };
    this.story = story;
    /** @type {any} */
    this.map = null;
  }

  /** @param {any} map */
  addTo(map) {
    this.map = map;
    map.on("routemap:change", this.hear, this);
    map.on("routemap:overview", this.showOverview, this);
    return this;
  }

  remove() {
    this.map.off("routemap:change", this.hear, this);
    this.map.off("routemap:overview", this.showOverview, this);
    return this;
  }

  showOverview() {
    this.show("", true);
  }

  /** @param {{state: import("./state.js").State, previous: import("./state.js").State}} event */
  hear({ state, previous }) {
    const first = previous.lang === "";
    if (state.stop === previous.stop && state.mode === previous.mode && !first) return;
    if (first) this.show(state.stop || state.place, false); // before anything is drawn for another view
    else requestAnimationFrame(() => this.show(state.stop, true));
  }

  /** The zoom not to pass: on a wall of pixels the same country fills the window one step later. */
  nearest() {
    const { x, y } = this.map.getSize();
    return this.options.maxZoom + Math.max(0, Math.log2(Math.min(x, y) / 1000));
  }

  /** @param {string} id of a stop or a place, "" for the overview @param {boolean} flying */
  show(id, flying) {
    const points = id ? pointsOfPlace(this.story, id) : pointsOfOverview(this.story);
    if (!points.length) return;
    const options = { ...freePadding(this.map), maxZoom: this.nearest(), duration: this.options.seconds };
    if (flying && !window.matchMedia(STILL).matches) this.map.flyToBounds(points, options);
    else this.map.fitBounds(points, { ...options, animate: false });
  }
}
