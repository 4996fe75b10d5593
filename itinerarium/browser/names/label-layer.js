// @ts-check
/** The names on the map: towns, seas, countries, regions, rivers and ranges, none over another. */

import { dayOfStop, firstDay } from "../data/dates.js";
import { placesShown } from "../data/filters.js";
import { stagesInView } from "../data/journeys.js";
import { markOf } from "../data/places-by-id.js";
import { inLanguage } from "../data/words.js";
import { element } from "../dom/dom.js";
import { lastInFrame, oncePerFrame } from "../dom/frames.js";
import { mapEvents } from "../dom/map-events.js";
import { typefaces } from "../dom/typefaces.js";
import { BoxIndex, boxAround } from "../geo/boxes.js";
import { boxesOf } from "../geo/frame.js";
import { inFlight } from "../geo/in-flight.js";
import { originAt } from "../geo/padded.js";
import { placeAround } from "./annotation-placement.js";
import { isInside, linesOf, linesOnMap, moved } from "./map-boxes.js";
import { leadersOf, NameTexts } from "./name-texts.js";
import { DOT, isFor, isPoint, labelFor, mayHaveRoom, mostImportant, namesOf } from "./naming.js";

/** @typedef {import("./naming.js").MapName} MapName */
/** @typedef {import("../geo/boxes.js").Box} Box */

/** More stops than these bear their numbers alone on paper where their names would stand far off: a list follows. */
const MOST_ON_PAPER = 60;
/** The marker's side in pixels by rank, until the places tell. */
const MARKER_SIZES = [24, 30, 18, 14, 11];
/** @type {{dx?: number, dy?: number}} */
const IN_PLACE = {};
/** How far beyond the window names are laid out, as a part of its size, so that dragging shows them. */
const AROUND = 0.12;
/** So long (ms) names may lag behind the day. */
const DAYS_REST = 350;
const COVERS_MAP = "[data-covers]";
/** Small things over the map: names keep clear of them, places beneath still have theirs. */
const SMALL_COVERS =
  ".credit, .scale, .strands-list, .zoom, .layers > button, .motion, .inset, .mine-mark, .quiz-tip, .paper-numbers > *, .scales, .paper-scales > b";

export class LabelLayer extends L.Layer {
  /**
   * @param {Story} story see itinerarium/story.py: its places, labels and routes
   * @param {object} [options] `pane`: the Leaflet pane to lie in
   */
  constructor(story, options = {}) {
    super();
    /** @type {L.LayerOptions & {pane: string}} */
    this.options;
    L.Util.setOptions(this, { pane: "names", ...options });
    this.story = story;
    this.names = namesOf(story);
    this.lines = linesOf(story);
    this.first = firstDay(story);
    this.lang = story.languages?.[0] ?? "en";
    this.current = "";
    this.day = "";
    /** @type {Set<string> | null} */
    this.filter = null;
    this.musts = new Set();
    /** @type {Map<string, number>} the stages of the journey that is shown: their names stand, too */
    this.stages = new Map();
    this.around = AROUND;
    /** @type {Record<string, boolean>} overlays that are switched on or off */
    this.layers = {};
    /** @type {Map<string, {size: number, dx?: number, dy?: number}>} */
    this.markers = new Map();
    /** @type {Map<string, import("./placement.js").Candidate>} where names stand */
    this.standing = new Map();
    /** @type {L.Map} */
    this.map;
    /** Other layers' lines and marks stand when names are laid out. */
    this.layOutSoon = oncePerFrame(() => this.layOut(), lastInFrame);
    this.isZooming = false;
    this.isStale = false;
    this.canMeasure = false;
    this.timer = 0;
    this.isTimed = false;
    this.isReached = (/** @type {string} */ _id) => true;
    this.isShown = this.isReached;
    this.root = element("div", { class: "names", "aria-hidden": "true" });
    this.leaders = element("div", { class: "name-leaders", "aria-hidden": "true" });
    this.texts = new NameTexts(this.root);
    /** @type {Map<string, MapName>} */
    this.byId = new Map(this.names.map((name) => [name.id, name]));
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "var(--z-names)";
    pane.style.pointerEvents = "none";
    pane.append(this.leaders, this.root);
    this.layOutSoon();
    typefaces().then(() => {
      this.canMeasure = true;
      this.layOutSoon();
    });
    return this;
  }

  onRemove() {
    clearTimeout(this.timer);
    this.root.remove();
    this.leaders.remove();
    return this;
  }

  getEvents() {
    return mapEvents({
      zoomstart: this.beginZoom,
      moveend: this.rest,
      zoomend: this.rest,
      resize: this.again,
      zoom: this.fly,
      zoomanim: this.followAnimation,
      "itinerarium:change": this.hear,
      "itinerarium:markers": this.hearMarkers,
      "itinerarium:layers": this.hearLayers,
      "itinerarium:day": this.hearDay,
      "itinerarium:view": this.hearView,
      "itinerarium:theme": this.again,
      "itinerarium:names": this.layOutSoon,
      "itinerarium:naming": this.hearNaming,
      "itinerarium:reference": this.hearReference,
    });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    const mark = markOf(this.story, state.stop);
    if (mark !== this.current) this.setCurrent(mark);
    this.stages = stagesInView(this.story, state);
    this.isShown = placesShown(this.story, state);
    if (state.stop !== previous.stop) this.day = dayOfStop(this.story, state.stop);
    if (state.lang !== this.lang) this.setLanguage(state.lang);
    else if (state.mode !== previous.mode) this.again();
    else this.layOutSoon();
  }

  /** The name of the stop is larger than it is at others. @param {string} stop */
  setCurrent(stop) {
    for (const id of [this.current, stop]) {
      this.texts.forget(id);
      this.standing.delete(id);
    }
    this.current = stop;
  }

  /** @param {{markers: {id: string, size: number, dx?: number, dy?: number}[]}} event */
  hearMarkers({ markers }) {
    this.setMarkers(markers);
  }

  /** @param {{shown: Record<string, boolean>}} event */
  hearLayers({ shown }) {
    this.layers = shown;
    this.layOutSoon();
  }

  /** @param {{day: string}} event */
  hearDay({ day }) {
    if (day === this.day) return;
    this.day = day;
    this.layOutLater();
  }

  /**
   * Places that are not reached yet have no name.
   * @param {import("../events.js").PageEvents["itinerarium:view"]} event
   */
  hearView({ view, isReached, reachedChanged }) {
    this.isTimed = view !== null;
    this.isReached = isReached;
    if (reachedChanged) this.layOutLater();
  }

  /** Names that the map has beside the story's. @param {{names: MapName[]}} event */
  hearReference({ names }) {
    this.names = [...this.names, ...names];
    for (const name of names) this.byId.set(name.id, name);
    this.layOutSoon();
  }

  /** @param {string} lang */
  setLanguage(lang) {
    this.lang = lang;
    this.again();
  }

  /** Only these places' names, or all of them. @param {Iterable<string> | null} ids */
  setFilter(ids) {
    this.filter = ids === null ? null : new Set(ids);
    this.layOutSoon();
  }

  /**
   * Only these places' names, those that must be shown, and how far beyond the window.
   * @param {{ids: string[] | null, musts?: string[], around?: number}} event
   */
  hearNaming({ ids, musts = [], around = AROUND }) {
    this.musts = new Set(musts);
    this.around = around;
    this.setFilter(ids);
  }

  /**
   * How large the places' markers are and how far they are nudged.
   * @param {{id: string, size: number, dx?: number, dy?: number}[]} markers
   */
  setMarkers(markers) {
    this.markers = new Map(markers.map((marker) => [marker.id, marker]));
    this.layOutSoon();
  }

  /** Measure and lay out anew: another language, theme, mode or window. */
  again() {
    this.isStale = true;
    this.layOutSoon();
  }

  /** The texts as they were are thrown away. */
  forget() {
    this.isStale = false;
    this.texts.clear();
    this.standing = new Map();
  }

  beginZoom() {
    this.isZooming = true;
  }

  rest() {
    this.isZooming = false;
    this.layOutSoon();
  }

  /** While the days run, names follow a few times a second; while the map flies they wait until it rests. */
  layOutLater() {
    if (this.timer || this.isZooming) return;
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.layOutSoon();
    }, DAYS_REST);
  }

  layOut() {
    if (!this.canMeasure || !this.root.isConnected) return;
    if (this.isStale) this.forget();
    const seen = this.boxOfWindow(0);
    const frame = this.boxOfWindow(this.around);
    const covers = this.coveredBoxes(seen, COVERS_MAP);
    const pointOf = this.pointsNow();
    const framed = this.inWorld(frame);
    const covered = covers.map((box) => this.inWorld(box));
    const spotOf = this.spotsNow();
    const uncovered = this.names.filter((name) => {
      if (name.kind === "place" && !this.isShown(name.id)) return false;
      const spot = spotOf(name);
      return isInside(spot, framed) && !covered.some((box) => isInside(spot, box));
    });
    const { taken, firm } = this.obstaclesOn(seen, pointOf);
    const labels = this.labelsFor(uncovered, taken);
    const lines = linesOnMap(this.map, this.lines, frame);
    // At a stop they stand as they do for everybody, whichever way one has come.
    const before = this.current && !this.isTimed ? undefined : this.standing;
    const ground = { frame, window: seen, covers, lines, before, obstacles: taken, firm };
    const markerOf = (/** @type {string} */ id) => this.markerOf(id, pointOf);
    this.standing = placeAround(labels, ground, Boolean(this.story.annotations), () =>
      this.map.fire("itinerarium:named", { taken, window: seen, covers, lines, markerOf }),
    );
    this.texts.showOnly(this.standing, this.stages);
    this.stand(pointOf);
    this.leaders.replaceChildren(...leadersOf(labels, this.standing));
  }

  /**
   * What names keep clear of; a main stage and the stop also where a name would be cut otherwise.
   * @param {Box} seen
   * @param {(name: MapName) => {x: number, y: number}} pointOf
   */
  obstaclesOn(seen, pointOf) {
    const reach = this.inWorld(this.boxOfWindow(2 * this.around));
    const spotOf = this.spotsNow();
    const isChief = (/** @type {MapName} */ { id, rank }) => rank === 1 || id === this.current;
    /** @type {Box[]} */
    const lesser = [];
    const firm = this.coveredBoxes(seen, SMALL_COVERS);
    for (const name of this.names) {
      if (name.kind !== "place" || !isInside(spotOf(name), reach)) continue;
      (isChief(name) ? firm : lesser).push(this.markerBox(name, pointOf(name)));
    }
    return { taken: new BoxIndex([...lesser, ...firm]), firm: new BoxIndex(firm) };
  }

  /**
   * Where a place's marker stands and how large it is.
   * @param {string} id
   * @param {(name: MapName) => {x: number, y: number}} pointOf
   */
  markerOf(id, pointOf) {
    const name = this.byId.get(id);
    return name && { ...pointOf(name), size: this.markerSize(name) };
  }

  /** Whether a name stands whatever its rank. @param {string} id */
  isMust(id) {
    return this.musts.has(id) || this.stages.has(id);
  }

  /** @param {MapName[]} names in sight @param {BoxIndex} taken @returns {import("./placement.js").Label[]} */
  labelsFor(names, taken) {
    const size = this.map.getSize();
    const zoom = this.map.getZoom();
    const pointOf = this.pointsNow();
    const fitting = names.filter((name) => this.isWanted(name, zoom));
    const mayStand = (/** @type {MapName} */ name) =>
      !isPoint(name) ||
      name.rank === 1 ||
      name.id === this.current ||
      mayHaveRoom(name, pointOf(name), inLanguage(name.name, this.lang)?.length ?? 0, this.markerSize(name), taken);
    const important = mostImportant(fitting, size.x, size.y, this.current).filter(mayStand);
    const wanted = [...new Set([...fitting.filter(({ id }) => this.isMust(id)), ...important])];
    this.texts.measure(wanted, this.lang, this.current);
    const isListed =
      "paper" in document.documentElement.dataset && wanted.filter(({ stop }) => stop).length > MOST_ON_PAPER;
    return wanted.map((name) =>
      labelFor(name, pointOf(name), this.texts.of(name), {
        zoom,
        markerSize: this.markerSize(name),
        current: this.current,
        isAsked: this.isMust(name.id),
        isListed: isListed && Boolean(name.stop),
      }),
    );
  }

  /** @param {MapName} name @param {number} zoom */
  isWanted(name, zoom) {
    if (name.kind === "place" && this.filter && !this.filter.has(name.id)) return false;
    if (name.kind === "place" && name.id !== this.current && !this.isReached(name.id)) return false;
    if (name.overlay && this.layers[name.overlay] === false) return false;
    return isFor(name, zoom, this.day || this.first) && Boolean(inLanguage(name.name, this.lang));
  }

  /** @param {number} part of the window beyond its sides @returns {Box} in layer points */
  boxOfWindow(part) {
    const size = this.map.getSize();
    const low = this.map.containerPointToLayerPoint([-size.x * part, -size.y * part]);
    return { left: low.x, top: low.y, right: low.x + size.x * (1 + 2 * part), bottom: low.y + size.y * (1 + 2 * part) };
  }

  /** What lies over the map, in layer points. @param {Box} seen @param {string} selector */
  coveredBoxes(seen, selector) {
    return boxesOf(this.map, selector).map((box) => moved(box, seen));
  }

  /**
   * Where names' markers stand as the map is now: layer points.
   * @returns {(name: MapName) => {x: number, y: number}}
   */
  pointsNow() {
    const scale = 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin();
    return ({ id, x, y }) => {
      const { dx = 0, dy = 0 } = this.markers.get(id) ?? IN_PLACE;
      return { x: Math.round(x * scale) - origin.x + dx, y: Math.round(y * scale) - origin.y + dy };
    };
  }

  /** A box of layer points in pixels of the world at zoom 0. @param {Box} box @returns {Box} */
  inWorld({ left, top, right, bottom }) {
    const scale = 2 ** this.map.getZoom();
    const { x, y } = this.map.getPixelOrigin();
    return {
      left: (left + x) / scale,
      top: (top + y) / scale,
      right: (right + x) / scale,
      bottom: (bottom + y) / scale,
    };
  }

  /**
   * Where names' markers stand in the world, at zoom 0: of most of very many names nothing more is asked.
   * @returns {(name: MapName) => {x: number, y: number}}
   */
  spotsNow() {
    const scale = 2 ** this.map.getZoom();
    return (name) => {
      const { dx = 0, dy = 0 } = this.markers.get(name.id) ?? IN_PLACE;
      return dx || dy ? { x: name.x + dx / scale, y: name.y + dy / scale } : name;
    };
  }

  /** @param {MapName} name */
  markerSize(name) {
    if (name.kind === "town") return DOT;
    return this.markers.get(name.id)?.size ?? MARKER_SIZES[name.rank] ?? 11;
  }

  /** @param {MapName} name @param {{x: number, y: number}} point */
  markerBox(name, { x, y }) {
    const size = this.markerSize(name);
    return boxAround(x, y, size, size);
  }

  /** While the map flies the names in the window keep beside their places. */
  fly() {
    this.leaders.replaceChildren();
    this.stand(inFlight(this.map, this.pointsNow()));
  }

  /** @param {{center: L.LatLng, zoom: number}} event */
  followAnimation(event) {
    const origin = originAt(this.map, event);
    this.leaders.replaceChildren();
    this.stand((name) => this.map.project([name.lat, name.lon], event.zoom).subtract(origin));
  }

  /** @param {(name: MapName) => {x: number, y: number}} pointAt */
  stand(pointAt) {
    for (const [id, { dx, dy, spread }] of this.standing) {
      const name = /** @type {MapName} */ (this.byId.get(id));
      const { x, y } = pointAt(name);
      this.texts.put(name, x + dx, y + dy, spread);
    }
  }
}
