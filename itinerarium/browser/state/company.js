// @ts-check
/** Our controls on any Leaflet map: what a single one needs beside it, once a map. */
import { Conductor } from "./conductor.js";

/**
 * @typedef {object} Company
 * @property {MapConductor} conductor
 * @property {Map<Function, any>} others  what stands beside the controls, by its class
 * @property {any} target  where keys are heard: the whole page belongs to its first map, any other has those pressed inside it
 */

/** @type {Map<any, Company>} by the map */
const companies = new Map();

/** A conductor whose state is the map's alone: the address and the page around it are not ours. */
class MapConductor extends Conductor {
  /** @param {any} map */
  addTo(map) {
    map.on("layeradd itinerarium:came", this.greet, this);
    return super.addTo(map);
  }

  /** Who comes, or comes again, hears where the map is; where it lies stays. @param {{layer?: any}} event */
  greet({ layer }) {
    if (layer && !layer.hear) return;
    queueMicrotask(() => this.tellAgain({ ...this.state, lang: "und" }));
  }

  readHash() {
    if (!this.state.lang) this.move({ ...this.state, lang: this.languageOfPage() });
  }

  languageOfPage() {
    const { languages } = this.story;
    return languages.find((/** @type {string} */ code) => code === document.documentElement.lang) ?? languages[0];
  }

  /** The other languages, stops and days that a further control brings. @param {any} story */
  learn(story) {
    for (const { id } of story.places) this.known.places.add(id);
    for (const id of story.stops) this.known.stops.add(id);
    this.known.calendar ??= new Conductor(story).known.calendar;
  }

  /** @param {import("./state.js").State} state @param {import("./state.js").State} previous */
  tell(state, previous) {
    Object.assign(this.map.getContainer().dataset, { mode: state.mode, stop: state.stop });
    this.map.getContainer().toggleAttribute("data-told", Boolean(state.stop));
    this.map.fire("itinerarium:change", { state, previous });
  }

  /** A control that came late hears where the map is. @param {import("./state.js").State} previous */
  tellAgain(previous) {
    this.tell(this.state, previous);
    this.map.fire("itinerarium:day", { day: this.state.day, stop: this.state.stop, state: this.state });
  }

  writeHash() {}
}

/**
 * Let a control on this map be heard and answered.
 * @param {any} map any Leaflet map
 * @param {any} story what the control shows
 * @param {(new (story: any, options: object) => any)[]} needed what must stand beside it, each once a map
 */
export function keepCompany(map, story, needed) {
  const { conductor, others, target } = companies.get(map) ?? newCompany(map, story);
  conductor.learn(story);
  for (const Other of needed) {
    if (!others.has(Other)) others.set(Other, new Other(story, { target }).addTo(map));
  }
  // When the whole script has run, all controls are there.
  queueMicrotask(() =>
    conductor.map ? conductor.tellAgain({ ...conductor.state, lang: "", stop: "", day: "" }) : conductor.addTo(map),
  );
}

/** @param {any} map @param {any} story @returns {Company} */
function newCompany(map, story) {
  const target = companies.size ? map.getContainer() : document;
  const company = { conductor: new MapConductor(story), others: new Map(), target };
  companies.set(map, company);
  map.getContainer().classList.add("plate-map");
  document.documentElement.dataset.motion ??= window.matchMedia("(prefers-reduced-motion: reduce)").matches
    ? "still"
    : "moving";
  return company;
}
