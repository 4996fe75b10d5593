// @ts-check
/** A step of the story as a way: the days between two stops pass, so that the leg is drawn as one goes. */
import { dayNumber, isoDay } from "../data/dates.js";
import { isStill } from "../ground/motion-control.js";

export class StoryWalk {
  /** @param {Story} _story not needed @param {object} [options] `seconds` a step takes */
  constructor(_story, options = {}) {
    this.options = { seconds: 1.6, ...options };
    /** @type {L.Map} */
    this.map;
    this.frame = 0;
    this.isPassing = false;
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:day", this.hearDay, this);
    return this;
  }

  remove() {
    cancelAnimationFrame(this.frame);
    this.map.off("itinerarium:change", this.hear, this);
    this.map.off("itinerarium:day", this.hearDay, this);
    return this;
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    if (state.stop === previous.stop) return;
    cancelAnimationFrame(this.frame);
    const from = dayNumber(previous.day);
    const to = dayNumber(state.day);
    if (previous.stop && state.stop && to > from && !isStill()) this.walk(state, from, to);
  }

  /** Another day, chosen by hand, ends the walk. */
  hearDay() {
    if (!this.isPassing && this.begun) cancelAnimationFrame(this.frame);
  }

  /** @param {import("../state/state.js").State} state @param {number} from @param {number} to */
  walk(state, from, to) {
    let begin = 0;
    this.begun = false; // the new stop's own day is published once before the first frame
    const pass = (/** @type {number} */ now) => {
      this.begun = true;
      begin ||= now;
      const part = Math.min(1, (now - begin) / (1000 * this.options.seconds));
      const day = isoDay(Math.round(from + (to - from) * part * part * (3 - 2 * part)));
      this.isPassing = true;
      this.map.fire("itinerarium:day", { day, stop: state.stop, state: { ...state, day } });
      this.isPassing = false;
      if (part < 1) this.frame = requestAnimationFrame(pass);
    };
    this.frame = requestAnimationFrame(pass);
  }
}
