// @ts-check
/** The places of the story: few as buttons, the rest of very many on one canvas. */

import { filterKey, placesShown } from "../data/filters.js";
import { stagesInView } from "../data/journeys.js";
import { isStopOf, markOf } from "../data/places-by-id.js";
import { oncePerFrame } from "../dom/frames.js";
import { mapEvents } from "../dom/map-events.js";
import { inFlight } from "../geo/in-flight.js";
import { pixelsOfKilometres } from "../geo/mercator.js";
import { originAt } from "../geo/padded.js";
import { ManyPlaces } from "./many-places.js";
import { hasSymbol, inTabOrder, markerSizeAt } from "./marker-style.js";
import { marksNear } from "./near-marks.js";
import { PlaceChoice } from "./place-choice.js";
import { areaOfPlace, markerButton, markerName } from "./place-marker.js";
import { spread } from "./spread.js";

/**
 * @typedef {object} Marker
 * @property {Place} place
 * @property {HTMLElement} button
 * @property {number} size  its side in pixels at the map's zoom
 * @property {number} dx    how far it is nudged, in pixels
 * @property {number} dy
 */

/** @typedef {(place: Place) => {x: number, y: number}} PointOf in layer points */

/** A stage's number needs so many pixels. */
const STAGE_SIZE = 24;

export class PlaceLayer extends L.Layer {
  /**
   * @param {Story} story
   * @param {object} [options] `mostButtons`: with more places than this only stops and chief places are
   *   buttons; `areaFrom`: from how many kilometres of doubt on an area is drawn; `nudge`: how far a
   *   marker may be moved, in pixels
   */
  constructor(story, options = {}) {
    super();
    /**
     * @type {L.LayerOptions & {pane: string, areaPane: string, mostButtons: number, areaFrom: number, nudge: number}}
     */
    this.options;
    /** @type {L.Map} */
    this.map;
    /** @type {HTMLElement} */
    this.pane;
    L.Util.setOptions(this, {
      pane: "places",
      areaPane: "areas",
      mostButtons: 400,
      areaFrom: 40,
      nudge: 14,
      ...options,
    });
    this.story = story;
    this.isMany = story.places.length > this.options.mostButtons;
    const shown = this.isMany ? chiefPlaces(story).slice(0, this.options.mostButtons) : story.places;
    const isStop = isStopOf(story);
    /** @type {Marker[]} all of them, and those that are shown */
    this.all = inTabOrder(shown).map((place) => ({
      place,
      button: markerButton(place, isStop(place), (id, event) => this.press(id, event)),
      size: 0,
      dx: 0,
      dy: 0,
    }));
    this.markers = this.all;
    this.filter = "";
    this.byId = new Map(this.all.map((marker) => [marker.place.id, marker]));
    /** @type {{place: Place, node: HTMLElement}[]} */
    this.areas = shown
      .filter(({ accuracyKm = 0 }) => accuracyKm > this.options.areaFrom)
      .map((/** @type {Place} */ place) => ({ place, node: areaOfPlace(place) }));
    this.choice = new PlaceChoice({ choose: (id) => this.ask(id), leave: (id) => this.focusPlace({ id }) });
    this.layOutSoon = oncePerFrame(() => this.pane.isConnected && this.layOut());
    this.scale = 1;
    this.current = "";
    this.lang = "";
    /** @type {Map<string, number>} the numbers of the stages of the journey that is shown */
    this.stages = new Map();
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    this.pane = paneOf(map, this.options.pane, "var(--z-places)");
    this.areaPane = paneOf(map, this.options.areaPane, "var(--z-areas)");
    this.areaPane.append(...this.areas.map(({ node }) => node));
    if (this.isMany) this.addMany(() => true);
    this.pane.append(...this.markers.map(({ button }) => button));
    this.choice.addTo(map);
    this.layOut();
    return this;
  }

  /** @param {(id: string) => boolean} isShown */
  addMany(isShown) {
    const rest = this.story.places.filter(({ id }) => !this.byId.has(id) && isShown(id));
    const isReached = this.many?.isReached;
    this.many?.remove();
    this.many = new ManyPlaces(rest, { onPress: (/** @type {string} */ id) => this.ask(id) });
    if (isReached) this.many.isReached = isReached;
    this.many.addTo(this.map);
  }

  onRemove() {
    this.choice.remove();
    this.many?.remove();
    for (const { button } of this.all) button.remove();
    for (const { node } of this.areas) node.remove();
    return this;
  }

  /** What is not to be seen is on no map and has no place in the tab order. @param {import("../state/state.js").State} state */
  choose(state) {
    const filter = filterKey(state);
    if (filter === this.filter) return;
    this.filter = filter;
    const isShown = placesShown(this.story, state);
    for (const { button, place } of this.all) button.hidden = !isShown(place.id);
    for (const { node, place } of this.areas) node.hidden = !isShown(place.id);
    this.markers = this.all.filter(({ place }) => isShown(place.id));
    if (this.isMany) this.addMany(isShown);
  }

  getEvents() {
    return mapEvents({
      viewreset: this.follow,
      zoomend: this.rest,
      resize: this.rescale,
      zoom: this.fly,
      zoomanim: this.followAnimation,
      "itinerarium:change": this.hear,
      "itinerarium:day": this.hearDay,
      "itinerarium:focusplace": this.focusPlace,
      "itinerarium:view": this.fade,
      "itinerarium:theme": this.rescale,
    });
  }

  /** A mark was pressed: where others lie under the same finger one may choose. @param {string} id @param {MouseEvent} event */
  press(id, event) {
    const near = event.detail ? this.marksAt(event).map(({ place }) => place) : [];
    const places = near.some((place) => place.id === id)
      ? near
      : [...near, /** @type {Marker} */ (this.byId.get(id)).place];
    if (places.length < 2) this.ask(id);
    else this.choice.open(places, this.map.mouseEventToContainerPoint(event), this.lang);
  }

  /** The places whose marks may be meant. @param {MouseEvent} event */
  marksAt(event) {
    const marks = this.markers.map(({ place, dx, dy }) => {
      const { x, y } = this.map.latLngToContainerPoint([place.lat, place.lon]);
      return { place, x: x + dx, y: y + dy };
    });
    const { pointerType } = /** @type {PointerEvent} */ (event);
    const isFinger = pointerType ? pointerType !== "mouse" : window.matchMedia("(pointer: coarse)").matches;
    return marksNear(marks, this.map.mouseEventToContainerPoint(event), isFinger);
  }

  /** @param {string} id */
  ask(id) {
    this.map.fire("itinerarium:ask", { patch: { place: id } });
  }

  /** Markers as large as the theme has them in this window. */
  rescale() {
    this.scale = Number(getComputedStyle(this.pane).getPropertyValue("--place-scale")) || 1;
    this.layOut();
  }

  /** Sizes and nudges for this zoom; layers that draw beside the markers hear of them. */
  layOut() {
    const zoom = this.map.getZoom();
    for (const marker of this.markers) marker.size = this.sizeOf(marker.place, zoom);
    const points = this.markers.map(({ place }) => this.map.project([place.lat, place.lon], zoom));
    const moves = spread(
      this.markers.map(({ size, place }, index) => ({
        x: points[index].x,
        y: points[index].y,
        size,
        weight: 5 - Math.min(4, place.rank),
      })),
      this.options.nudge,
    );
    for (const [index, marker] of this.markers.entries()) Object.assign(marker, moves[index]);
    for (const { button, size, place } of this.markers) dressMarker(button, size, this.heightOf(place));
    this.follow();
    this.map.fire("itinerarium:markers", {
      markers: this.markers.map(({ place, size, dx, dy }) => ({
        id: place.id,
        lat: place.lat,
        lng: place.lon,
        size: size + this.ringOf(place),
        rank: place.rank,
        name: place.name,
        dx,
        dy,
      })),
    });
  }

  /** @param {Place} place @param {number} zoom */
  sizeOf(place, zoom) {
    const isHere = place.id === this.current;
    const size = markerSizeAt(isHere ? Math.min(2, place.rank) : place.rank, isHere ? zoom + 1.5 : zoom);
    return Math.round((this.stages.has(place.id) ? Math.max(STAGE_SIZE, size) : size) * this.scale);
  }

  /** How much a marker's rings add to its size, in pixels. @param {Place} place */
  ringOf(place) {
    return place.id === this.current ? 16 : place.rank === 1 ? 7 : 2;
  }

  /** What lies above what: the current stop, then ranks. @param {Place} place */
  heightOf(place) {
    if (this.stages.has(place.id)) return 60;
    return place.id === this.current ? 90 : 50 - 10 * place.rank + (place.stop ? 5 : 0);
  }

  /** After a flight all of them stand where they belong, also those that nobody saw. */
  rest() {
    this.follow();
    this.layOutSoon();
  }

  follow() {
    this.stand(this.map.getPixelOrigin(), this.map.getZoom());
  }

  /** While the map flies only what is in the window is put; the rest waits until the map rests. */
  fly() {
    this.stand(this.map.getPixelOrigin(), this.map.getZoom(), (pointOf) => inFlight(this.map, pointOf));
  }

  /** @param {{center: L.LatLng, zoom: number}} event */
  followAnimation(event) {
    this.stand(originAt(this.map, event), event.zoom);
  }

  /**
   * @param {L.Point} origin
   * @param {number} zoom
   * @param {(pointOf: PointOf) => PointOf} [chosen] leaves out what nobody sees
   */
  stand(origin, zoom, chosen = (pointOf) => pointOf) {
    const pointOf = (/** @type {Place} */ { lat, lon }) => this.map.project([lat, lon], zoom).subtract(origin);
    this.standButtons(chosen(pointOf));
    this.standAreas(pointOf, zoom);
  }

  /** @param {PointOf} pointOf */
  standButtons(pointOf) {
    for (const { place, button, dx, dy } of this.markers) {
      const { x, y } = pointOf(place);
      button.style.transform = `translate3d(${Math.round(x + dx)}px, ${Math.round(y + dy)}px, 0)`;
    }
  }

  /** @param {PointOf} pointOf @param {number} zoom */
  standAreas(pointOf, zoom) {
    for (const { place, node } of this.areas) {
      const { x, y } = pointOf(place);
      const radius = pixelsOfKilometres(place.accuracyKm ?? 0, place.lat, zoom);
      node.style.transform = `translate3d(${Math.round(x)}px, ${Math.round(y)}px, 0) scale(${radius / 100})`;
    }
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state }) {
    if (state.lang !== this.lang) this.name(state.lang);
    this.choose(state);
    this.current = markOf(this.story, state.stop);
    this.number(state);
    for (const { place, button } of this.all) markState(button, place, this.current, state.place);
    for (const { place, node } of this.areas)
      node.classList.toggle("is-shown", place.id === this.current || place.id === state.place);
    this.pane.classList.toggle("in-story", Boolean(state.stop));
    this.many?.hear(state);
    this.layOutSoon();
  }

  /** Numbers on the stages of the journey that is shown. @param {import("../state/state.js").State} state */
  number(state) {
    this.stages = stagesInView(this.story, state);
    for (const { place, button } of this.all) {
      const disc = /** @type {HTMLElement} */ (button.firstElementChild);
      const stage = this.stages.get(place.id);
      button.classList.toggle("is-stage", Boolean(stage));
      if (stage) disc.dataset.stage = String(stage);
      else delete disc.dataset.stage;
    }
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hearDay({ state }) {
    const was = this.stages.size;
    this.number(state);
    if (was !== this.stages.size) this.layOutSoon();
  }

  /**
   * Fade the places that are not reached yet.
   * @param {{isReached: (id: string) => boolean, reachedChanged: boolean}} event
   */
  fade({ isReached, reachedChanged }) {
    if (!reachedChanged) return;
    for (const { place, button } of this.all) button.classList.toggle("is-ahead", !isReached(place.id));
    this.many?.fade(isReached);
  }

  /** @param {string} lang */
  name(lang) {
    this.lang = lang;
    for (const { place, button } of this.all) button.setAttribute("aria-label", markerName(place, lang));
  }

  /** @param {{id: string}} event */
  focusPlace({ id }) {
    const marker = this.byId.get(id);
    if (marker) marker.button.focus({ preventScroll: true });
    else this.many?.focusPlace(id);
  }
}

/** What is a button also in a story of very many places: a dot bears no number. @param {Story} story */
function chiefPlaces(story) {
  const { places, journeys = [] } = story;
  const isStop = isStopOf(story);
  const stages = new Set(journeys.flatMap((/** @type {JourneyData} */ journey) => journey.stages));
  return places.filter((/** @type {Place} */ place) => place.rank === 1 || isStop(place) || stages.has(place.id));
}

/** @param {L.Map} map @param {string} name @param {string} height */
function paneOf(map, name, height) {
  const pane = map.getPane(name) ?? map.createPane(name);
  pane.style.zIndex = height;
  return pane;
}

/** @param {HTMLElement} button @param {number} size @param {number} height */
function dressMarker(button, size, height) {
  button.style.setProperty("--size", `${size}px`);
  button.style.zIndex = String(height);
  button.classList.toggle("has-symbol", hasSymbol(size));
}

/** @param {HTMLElement} button @param {Place} place @param {string} current the stop's @param {string} open the popup's */
function markState(button, place, current, open) {
  const isHere = place.id === current;
  button.classList.toggle("is-current", isHere);
  button.classList.toggle("is-open", place.id === open);
  button.setAttribute("aria-expanded", String(place.id === open));
  if (isHere) button.setAttribute("aria-current", "step");
  else button.removeAttribute("aria-current");
}
