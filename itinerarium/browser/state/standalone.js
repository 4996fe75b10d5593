// @ts-check
/** Controls on any Leaflet map: adds what one needs beside it, once a map. */
import { Conductor } from "./conductor.js";

/**
 * @typedef {object} MapControls
 * @property {MapConductor} conductor
 * @property {Map<Function, unknown>} others  what stands beside the controls, by its class
 * @property {Document | HTMLElement} target  where keys are heard: the whole page belongs to its first map, any other has those pressed inside it
 */

/** @type {Map<L.Map, MapControls>} by the map */
const controlsOf = new Map();

/** A conductor whose state is the map's alone: the address and the page around it are not ours. */
class MapConductor extends Conductor {
  /** @param {L.Map} map */
  addTo(map) {
    map.on("layeradd itinerarium:came", this.hearAdded, this);
    return super.addTo(map);
  }

  /**
   * A control that is added to the map, or added again, hears the state; the map does not move.
   * @param {{layer?: L.Layer}} event
   */
  hearAdded({ layer }) {
    if (layer && !("hear" in layer)) return;
    queueMicrotask(() => this.publishAgain({ ...this.state, lang: "und" }));
  }

  readHash() {
    if (!this.state.lang) this.move({ ...this.state, lang: this.languageOfPage() });
  }

  languageOfPage() {
    const { languages } = this.story;
    return languages.find((/** @type {string} */ code) => code === document.documentElement.lang) ?? languages[0];
  }

  /** The other languages, stops and days that a further control brings. @param {Story} story */
  include(story) {
    for (const { id } of story.places) this.known.places.add(id);
    for (const id of story.stops) this.known.stops.add(id);
    this.known.calendar ??= new Conductor(story).known.calendar;
  }

  /** @param {import("./state.js").State} state */
  showState(state) {
    Object.assign(this.map.getContainer().dataset, { mode: state.mode, stop: state.stop });
    this.map.getContainer().toggleAttribute("data-in-story", Boolean(state.stop) || state.end);
  }

  /** A control that was added later hears the state. @param {import("./state.js").State} previous */
  publishAgain(previous) {
    this.showState(this.state);
    this.tell(this.state, previous);
    this.map.fire("itinerarium:day", { day: this.state.day, stop: this.state.stop, state: this.state });
  }

  writeHash() {}
}

/**
 * Connect a control with the others on its map.
 * @param {L.Map} map any Leaflet map
 * @param {Story} story what the control shows
 * @param {(new (story: Story, options: object) => {addTo: (map: L.Map) => unknown})[]} needed what must stand beside it, each once a map
 */
export function connectControl(map, story, needed) {
  const { conductor, others, target } = controlsOf.get(map) ?? newControls(map, story);
  conductor.include(story);
  for (const Other of needed) {
    if (!others.has(Other)) others.set(Other, new Other(story, { target }).addTo(map));
  }
  // When the whole script has run, all controls are there.
  queueMicrotask(() =>
    conductor.map ? conductor.publishAgain({ ...conductor.state, lang: "", stop: "", day: "" }) : conductor.addTo(map),
  );
}

/** @param {L.Map} map @param {Story} story @returns {MapControls} */
function newControls(map, story) {
  const target = controlsOf.size ? map.getContainer() : document;
  const controls = { conductor: new MapConductor(story), others: new Map(), target };
  controlsOf.set(map, controls);
  map.getContainer().classList.add("plate-map");
  document.documentElement.dataset.motion ??= window.matchMedia("(prefers-reduced-motion: reduce)").matches
    ? "still"
    : "moving";
  return controls;
}
