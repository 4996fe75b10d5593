// @ts-check
/**
 * The one state of the page. Controls ask by `map.fire("routemap:ask", {patch})` and hear of it
 * by `map.on("routemap:change", ({state, previous}) => ...)`; the hash follows and leads.
 */
import { hashFromState, INITIAL_STATE, stateFromHash } from "./state.js";

export class Conductor {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { ...options };
    this.story = story;
    this.known = {
      places: new Set(story.places.map((/** @type {any} */ place) => place.id)),
      stops: new Set(story.stops),
      languages: story.languages,
    };
    /** @type {import("./state.js").State} */
    this.state = INITIAL_STATE;
  }

  /** Take the map over: read the hash, tell everybody, mark the page as ready. @param {any} map */
  addTo(map) {
    this.map = map;
    map.on("routemap:ask", this.hear, this);
    window.addEventListener("hashchange", () => this.move(stateFromHash(location.hash, this.known)));
    this.move(stateFromHash(location.hash, this.known));
    requestAnimationFrame(() => requestAnimationFrame(() => {
      document.documentElement.dataset.ready = "true";
    }));
    return this;
  }

  /** @param {{patch: Partial<import("./state.js").State>}} event */
  hear({ patch }) {
    const next = { ...this.state, ...patch };
    if (patch.stop && next.mode === "explore") next.mode = "story";
    if (patch.stop !== undefined && patch.place === undefined) next.place = "";
    this.move(next);
    this.writeHash();
  }

  /** @param {import("./state.js").State} next */
  move(next) {
    const previous = this.state;
    if (sameState(previous, next)) return;
    this.state = Object.freeze(next);
    const root = document.documentElement;
    root.lang = next.lang;
    root.dataset.mode = next.mode;
    root.dataset.stop = next.stop;
    this.map.fire("routemap:change", { state: next, previous });
  }

  writeHash() {
    const hash = hashFromState(this.state, this.known.languages);
    if (hash === location.hash) return;
    history.pushState(null, "", hash || location.pathname + location.search);
  }
}

/**
 * @param {import("./state.js").State} one
 * @param {import("./state.js").State} other
 */
function sameState(one, other) {
  return Object.entries(one).every(([key, value]) => other[/** @type {keyof typeof other} */ (key)] === value);
}
