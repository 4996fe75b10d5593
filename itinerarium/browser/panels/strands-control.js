// @ts-check
/** While the story is told: the strands in view in one line. The legend, which is much larger, is closed then. */

import { routesDrawn, routesShown } from "../data/filters.js";
import { placesById } from "../data/places-by-id.js";
import { routesIn } from "../data/strands.js";
import { inLanguage, word } from "../data/words.js";
import { element, isShown } from "../dom/dom.js";
import { oncePerFrame } from "../dom/frames.js";
import { freePadding } from "../geo/frame.js";
import { legPhase } from "../routes/route-style.js";
import { MainStages } from "./main-stages.js";

/** Below the title, in pixels. */
const GAP = 8;

export class StrandsControl extends L.Control {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "topleft", ...options }));
    this.story = story;
    this.places = placesById(story);
    /** @type {L.Map} */
    this.map;
    this.lang = "";
    this.stop = "";
    this.routes = routesDrawn(story);
    this.shown = "";
    this.stages = new MainStages();
    this.list = element("ul", { class: "strands-list" });
    this.root = element("div", { class: "strands", hidden: true }, this.list);
    this.listSoon = oncePerFrame(() => this.root.isConnected && this.listStrands());
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:markers", this.hearMarkers, this);
    map.on("moveend resize", this.listSoon, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:markers", this.hearMarkers, this);
    map.off("moveend resize", this.listSoon, this);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.routes = routesShown(this.story, state);
    const isTitle = Boolean(state.kiosk) && !state.stop; // the kiosk shows its title and how to take over
    const isTold = state.mode !== "explore" && !state.quiz && this.routes.length > 0;
    this.root.hidden = !isTold || state.legend;
    // Its room is kept free also where no strand is in view, so that what is in view does not depend on it.
    this.root.toggleAttribute("data-covers", isTold && !isTitle);
    this.root.classList.toggle("is-untold", isTitle);
    this.lang = state.lang;
    this.stop = state.stop;
    this.list.setAttribute("aria-label", word(state.lang, "routes"));
    this.root.classList.toggle("is-whole", !state.stop);
    if (state.stop) this.listSoon();
    else this.listStrands();
  }

  /** @param {{markers: import("../events.js").Marker[]}} event */
  hearMarkers({ markers }) {
    this.stages.take({ markers });
    this.listSoon();
  }

  listStrands() {
    if (this.root.hidden) return;
    const routes = this.stop ? this.routesInView() : this.routes;
    const shown = [this.lang, ...routes.map(({ id }) => id)].join();
    if (shown !== this.shown) this.list.replaceChildren(...routes.map((route) => this.entry(route)));
    this.shown = shown;
    this.makeWay();
    this.map.fire("itinerarium:names"); // keep clear of it
  }

  /** Where it would hide a main stage it stands at the head of the map, and where it would there too it goes. */
  makeWay() {
    const { root, list } = this;
    root.classList.remove("is-above", "is-away");
    list.style.transform = "";
    if (!this.stages.areUnder(this.map, list)) return;
    root.classList.add("is-above");
    list.style.transform = `translateY(${this.headOfMap() - list.getBoundingClientRect().top}px)`;
    root.classList.toggle("is-away", this.stages.areUnder(this.map, list));
  }

  /** Where the map begins below its title, in pixels of the window. */
  headOfMap() {
    const title = this.map.getContainer().querySelector(".title-block");
    const { top } = /** @type {HTMLElement} */ (this.root.parentElement).getBoundingClientRect();
    return title && isShown(title) ? title.getBoundingClientRect().bottom + GAP : top;
  }

  routesInView() {
    const place = this.places.get(this.stop);
    return routesIn(this.routes, this.partInView(), (leg) => legPhase(leg, place) !== "later");
  }

  /** The part of the map that nothing covers. */
  partInView() {
    const { paddingTopLeft, paddingBottomRight } = freePadding(this.map);
    const low = this.map.containerPointToLatLng(L.point(paddingTopLeft));
    const high = this.map.containerPointToLatLng(this.map.getSize().subtract(L.point(paddingBottomRight)));
    return { south: high.lat, west: low.lng, north: low.lat, east: high.lng };
  }

  /** @param {Route} route */
  entry(route) {
    const line = element("span", { class: "strands-line" });
    line.style.setProperty("--strand", route.colour);
    return element("li", {}, line, inLanguage(route.title, this.lang));
  }
}
