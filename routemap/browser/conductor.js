// @ts-check
/**
 * The one state of the page. Controls ask by `map.fire("routemap:ask", {patch})` and hear of it
 * by `map.on("routemap:change", ({state, previous}) => ...)`; the hash follows and leads.
 */
import { hashFromState, INITIAL_STATE, sameState, stateAfter, stateFromHash } from "./state.js";

const NARROW = "(max-width: 74.99rem)";

export class Conductor {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { ...options };
    this.story = story;
    /** @type {any} */
    this.map = null;
    this.known = {
      places: new Set(story.places.map((/** @type {any} */ place) => place.id)),
      stops: new Set(story.stops),
      languages: story.languages,
    };
    /** @type {import("./state.js").State} */
    this.state = { ...INITIAL_STATE, legend: !window.matchMedia(NARROW).matches };
    this.readHash = this.readHash.bind(this);
  }

  /** Take the map over: read the hash, tell everybody, mark the page as ready. @param {any} map */
  addTo(map) {
    this.map = map;
    map.on("routemap:ask", this.hear, this);
    window.addEventListener("hashchange", this.readHash);
    this.readHash();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      document.documentElement.dataset.ready = "true";
    }));
    return this;
  }

  remove() {
    window.removeEventListener("hashchange", this.readHash);
    this.map.off("routemap:ask", this.hear, this);
    return this;
  }

  readHash() {
    this.move({ ...this.state, ...stateFromHash(location.hash, this.known) });
  }

  /** @param {{patch: Partial<import("./state.js").State>}} event */
  hear({ patch }) {
    this.move(stateAfter(this.state, patch));
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
    for (const view of ["read", "contents", "legend"]) root.toggleAttribute(`data-${view}`, Boolean(next[/** @type {"read"} */ (view)]));
    this.map.fire("routemap:change", { state: next, previous });
  }

  writeHash() {
    const hash = hashFromState(this.state, this.known.languages);
    if (hash === location.hash) return;
    try {
      history.pushState(null, "", hash || location.pathname + location.search);
    } catch {
      // A page inside another (srcdoc) has no address of its own to change.
    }
  }
}
