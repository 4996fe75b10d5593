// @ts-check
/** The story's camera: flies to a stop so that what belongs to it lies in the free part of the map. */

import { journeyShown, linesOfWay } from "../data/journeys.js";
import { stopsOf } from "../data/lesson.js";
import { placesById } from "../data/places-by-id.js";
import { firstInFrame } from "../dom/frames.js";
import { typefaces } from "../dom/typefaces.js";
import { atRest, buttonsOn, freePadding, nearestZoom, shapeOf, windowWith } from "../geo/frame.js";
import { boundsOf, pointsOfOverview, pointsOfPlace } from "../geo/framing.js";
import { nudgeOff, slackIn } from "../geo/nudge.js";
import { isStill } from "./motion-control.js";

/** Moved by so much (pixels, steps of zoom) the map is somewhere else. */
const AWAY = Object.freeze({ pixels: 60, zoom: 0.3 });

/** What is told fills at most 66 % of the free window; with the map’s steps of zoom at least 55 %. */
const STOP_ROOM = Object.freeze({ part: 0.17, pixels: 0 });
/** Around the stops in the overview, so that their marks lie in it too. */
const OVERVIEW_ROOM = Object.freeze({ part: 0, pixels: 18 });

/** A main stage's mark reaches so far to each side, in pixels. */
const STAGE = 22;

export class Camera {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { maxZoom: 8.75, seconds: 1.2, ...options };
    this.whole = story;
    this.story = story;
    /** @type {L.Map} */
    this.map;
    this.shown = "";
    /** The stop or place that the state asks for: shown in the next frame, or when the map is back from paper. */
    this.wanted = "";
    /** @type {JourneyData | undefined} the one that is shown */
    this.journey;
    /** @type {{center: L.LatLng, zoom: number} | null} where the camera has last put the map, or is putting it */
    this.goal = null;
    this.isAway = false;
    /** Whether another one was asked for while the page was a sheet of paper. */
    this.isWaiting = false;
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:overview", this.showOverview, this);
    map.on("itinerarium:command", this.obey, this);
    map.on("moveend", this.look, this);
    map.on("resize", this.frameAgain, this);
    return this;
  }

  remove() {
    this.map.off("itinerarium:change", this.hear, this);
    this.map.off("itinerarium:overview", this.showOverview, this);
    this.map.off("itinerarium:command", this.obey, this);
    this.map.off("moveend", this.look, this);
    this.map.off("resize", this.frameAgain, this);
    return this;
  }

  showOverview() {
    this.show("", true);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    const first = previous.lang === "";
    if (state.lesson !== previous.lesson) this.story = { ...this.whole, stops: stopsOf(this.whole, state.lesson) };
    // Larger letters and the legend cover more of the map.
    if (state.size !== previous.size || state.legend !== previous.legend) this.frameAgain();
    this.journey = journeyShown(this.whole, state.journey);
    if (state.bounds && state.bounds !== previous.bounds) this.showBounds(state.bounds);
    const deciding = /** @type {const} */ (["stop", "end", "mode", "journey"]);
    if (!first && deciding.every((key) => state[key] === previous[key])) return;
    // At first before anything is drawn, when the controls have their texts, and mostly their typefaces: so their size.
    this.wanted = first ? state.stop || state.place : state.stop;
    if (first) {
      firstInFrame(() => this.showWanted(false));
      typefaces().then(() => this.frameAgain());
    } else requestAnimationFrame(() => this.showWanted(true));
  }

  /** On a sheet of paper, which frames the map for itself, it waits. @param {boolean} flying */
  showWanted(flying) {
    this.isWaiting = isPaper();
    if (this.isWaiting) this.goal = null;
    else this.show(this.wanted, flying);
  }

  /** The zoom not to pass: on a wall of pixels the same country fills the window one step later. */
  nearest() {
    const { x, y } = this.map.getSize();
    return nearestZoom(this.map, this.whole, this.options.maxZoom + Math.max(0, Math.log2(Math.min(x, y) / 1000)));
  }

  /** @param {string} id of a stop or a place, "" for the overview @param {boolean} flying */
  show(id, flying) {
    const points = id ? pointsOfPlace(this.story, id) : this.pointsOfWhole();
    if (!points.length) return;
    this.shown = id;
    const { center, zoom, options } = atRest(() => this.framed(id, boundsOf(points)));
    const isThere = !this.isAway && this.goal?.zoom === zoom && this.goal.center.equals(center);
    this.goal = { center, zoom };
    if (isThere && !flying) return;
    if (flying && !isStill()) this.map.flyTo(center, zoom, options);
    else this.map.setView(center, zoom, { animate: false });
  }

  /**
   * The view that shows what lies between two corners, and Leaflet's options for the flight there.
   * @param {string} id of a stop or a place, "" for the overview
   * @param {[import("../geo/framing.js").Point, import("../geo/framing.js").Point]} bounds
   */
  framed(id, bounds) {
    const isWhole = !id || Boolean(placesById(this.whole).get(id)?.bounds);
    const around = isWhole ? OVERVIEW_ROOM : STOP_ROOM;
    const room = freePadding(this.map, { ...around, shape: shapeOf(bounds) });
    const maxZoom = id && isWhole ? this.map.getMaxZoom() : this.nearest();
    const options = { ...room, maxZoom, duration: this.options.seconds };
    const framed = this.map._getBoundsCenterZoom(L.latLngBounds(bounds), options);
    return { zoom: framed.zoom, center: this.clearOfControls(framed, bounds, around.part), options };
  }

  /** What a text's words have asked for; the way back leads to the stop. @param {string} bounds south,west,north,east */
  showBounds(bounds) {
    const [south = 0, west = 0, north = 0, east = 0] = bounds.split(",").map(Number);
    const box = L.latLngBounds([south, west], [north, east]);
    const options = { ...freePadding(this.map, OVERVIEW_ROOM), duration: this.options.seconds };
    if (isStill()) this.map.fitBounds(box, { ...options, animate: false });
    else this.map.flyToBounds(box, options);
  }

  /**
   * The centre moved aside where a main stage would lie under a button; what is framed stays in the free window.
   * @param {{center: L.LatLng, zoom: number}} framed
   * @param {[import("../geo/framing.js").Point, import("../geo/framing.js").Point]} bounds
   * @param {number} part of the free window, left empty at each side
   * @returns {L.LatLng}
   */
  clearOfControls({ center, zoom }, bounds, part) {
    const middle = this.map.project(center, zoom);
    const corner = middle.subtract(this.map.getSize().divideBy(2));
    const at = (/** @type {LatLon} */ point) => this.map.project(point, zoom).subtract(corner);
    const stages = this.whole.places.filter(({ rank }) => rank === 1).map(({ lat, lon }) => at([lat, lon]));
    const slack = slackIn(windowWith(this.map, { part, shape: shapeOf(bounds) }), bounds.map(at));
    const { x, y } = nudgeOff(stages, buttonsOn(this.map, STAGE), slack);
    return x || y ? this.map.unproject(middle.subtract([x, y]), zoom) : center;
  }

  /** What the overview shows: a journey, else the stops of the story. */
  pointsOfWhole() {
    const lines = this.journey ? linesOfWay(this.whole, this.journey).flat() : [];
    return lines.length ? lines : pointsOfOverview(this.story);
  }

  /** Whether the reader has moved the map away from what was framed. */
  look() {
    if (isPaper()) return;
    if (this.isWaiting) this.comeBack();
    if (!this.goal) return;
    const middle = this.map.latLngToContainerPoint(this.goal.center);
    const away =
      Math.abs(this.map.getZoom() - this.goal.zoom) > AWAY.zoom ||
      middle.distanceTo(this.map.getSize().divideBy(2)) > AWAY.pixels;
    this.setAway(away);
  }

  /** The sheet is put away: show what was asked for meanwhile. */
  comeBack() {
    this.isWaiting = false;
    this.setAway(false);
    requestAnimationFrame(() => this.showWanted(false));
  }

  /** @param {boolean} away */
  setAway(away) {
    if (away === this.isAway) return;
    this.isAway = away;
    this.map.fire("itinerarium:roam", { away });
  }

  /** @param {{command: string}} event */
  obey({ command }) {
    if (command === "return") this.show(this.shown, true);
  }

  /** Another window (full screen, a turned telephone) frames the same again, unless the reader has gone elsewhere. */
  frameAgain() {
    if (!this.goal || this.isAway) return;
    requestAnimationFrame(() => {
      if (!isPaper()) this.show(this.shown, false);
    });
  }
}

/** Whether the page is a sheet or a picture, which frames the map for itself. */
function isPaper() {
  return document.documentElement.dataset.paper !== undefined;
}
