// @ts-check
/** The reader's own place on the map: its mark with its words, and the way to the road. */

import { element } from "../dom/dom.js";
import { boxesMeet } from "../geo/boxes.js";
import { boxesOf } from "../geo/frame.js";
import { greatCircle } from "../geo/great-circle.js";

const PANE = "mine";
const SIZE = 28;
/** What the words must not run under, what they should not cover, and least of all. */
const COVERS = "[data-covers], .zoom, .motion, .layers, .legend, .inset, .scale, .credit";
const MARKS = ".place, .paper-numbers > *";
const CHIEF = ".place.rank-1, .paper-stop.is-chief";
const COSTS = Object.freeze({ chief: 5, cover: 1000, cut: 1000 });
/** @typedef {import("../geo/boxes.js").Box} Box */
/** @typedef {[L.Direction, L.PointTuple]} Side and how far from the mark's foot */
/** Where the words may stand, the best first. @type {Side[]} */
const SIDES = [
  ["right", [14, -SIZE / 2]],
  ["left", [-14, -SIZE / 2]],
  ["top", [0, -SIZE - 2]],
  ["bottom", [0, 2]],
];

export class OwnPlaceMark {
  /** @param {() => void} onPress */
  constructor(onPress) {
    this.onPress = onPress;
    this.parts = L.layerGroup();
    this.way = L.layerGroup();
    /** @type {L.Tooltip | null} */
    this.tip = null;
    this.shown = "";
    /** @type {L.Renderer | undefined} */
    this.renderer;
  }

  /** @param {L.Map} map */
  addTo(map) {
    if (!map.getPane(PANE)) map.createPane(PANE);
    this.renderer ??= L.svg({ pane: PANE, padding: 1 });
    this.map = map;
    this.way.addTo(map);
    this.parts.addTo(map);
    map.on("moveend", this.turn, this);
    map.on("itinerarium:change", this.turnSoon, this);
  }

  remove() {
    this.map?.off("moveend", this.turn, this);
    this.map?.off("itinerarium:change", this.turnSoon, this);
    for (const group of [this.way, this.parts]) group.clearLayers().remove();
  }

  /**
   * @param {import("../data/own-place.js").OwnPlace | null} place
   * @param {LatLon | null} nearest the point of the road, null where the way there is not to be seen
   * @param {string} name
   */
  show(place, nearest, name) {
    this.way.clearLayers();
    const at = place && this.onThisSide(place);
    if (at && nearest) this.drawWay(at, nearest);
    // The same mark stays, as it may have the focus.
    const shown = JSON.stringify([at, name]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.parts.clearLayers();
    this.tip = at && place.words ? tip(at, place.words) : null;
    if (at) this.parts.addLayer(this.mark(at, name));
    if (this.tip) this.parts.addLayer(this.tip);
    this.turnSoon();
  }

  /** When the panels are where they now belong. */
  turnSoon() {
    if (this.tip) requestAnimationFrame(() => this.turn());
  }

  /** The words go to the side where they run under no panel and cover the fewest places. */
  turn() {
    const { map, tip } = this;
    if (!map || !tip) return;
    const before = tip.options.direction;
    const ground = { covers: boxesOf(map, COVERS), marks: boxesOf(map, MARKS), chief: boxesOf(map, CHIEF) };
    const costs = SIDES.map((side) => {
      stand(tip, side);
      return costOf(map, ground);
    });
    stand(tip, /** @type {Side} */ (SIDES[costs.indexOf(Math.min(...costs))]));
    if (tip.options.direction !== before) map.fire("itinerarium:names");
  }

  /** Where the map shows the story, that is also beyond 180 degrees. @param {{lat: number, lng: number}} place */
  onThisSide({ lat, lng }) {
    const near = this.map?.getCenter().lng ?? lng;
    return L.latLng(lat, lng + 360 * Math.round((near - lng) / 360));
  }

  /** @param {L.LatLng} at @param {LatLon} nearest */
  drawWay({ lat, lng }, [toLat, toLon]) {
    const line = greatCircle({ lat, lon: lng }, { lat: toLat, lon: toLon });
    const fixed = { pane: PANE, renderer: this.renderer, interactive: false };
    for (const part of ["rim", "line"]) this.way.addLayer(L.polyline(line, { ...fixed, className: `measure-${part}` }));
    this.way.addLayer(L.circleMarker(line[line.length - 1], { ...fixed, radius: 6, className: "measure-dot" }));
  }

  /** @param {L.LatLng} at @param {string} name */
  mark(at, name) {
    const html = element("span", { class: "mine-disc" });
    const icon = L.divIcon({ className: "mine-mark", html, iconSize: [SIZE, SIZE], iconAnchor: [SIZE / 2, SIZE] });
    const marker = L.marker(at, { pane: PANE, icon });
    marker.on("add", () => marker.getElement()?.setAttribute("aria-label", name));
    marker.on("click", this.onPress);
    marker.on("keypress", (/** @type {L.LeafletKeyboardEvent} */ { originalEvent }) => {
      if (originalEvent.key === "Enter" || originalEvent.key === " ") this.onPress();
    });
    return marker;
  }
}

/** The reader's words, as text. @param {L.LatLng} at @param {string} words */
function tip(at, words) {
  const text = /** @type {HTMLElement} */ (/** @type {Node} */ (document.createTextNode(words)));
  return L.tooltip({ pane: PANE, permanent: true, className: "quiz-tip mine-tip" }).setLatLng(at).setContent(text);
}

/** @param {L.Tooltip} tip @param {Side} side */
function stand(tip, [direction, offset]) {
  tip.options.direction = direction;
  tip.options.offset = offset;
  tip.update();
}

/**
 * How bad it is that the words stand where they now do.
 * @param {L.Map} map
 * @param {{covers: Box[], marks: Box[], chief: Box[]}} ground
 */
function costOf(map, { covers, marks, chief }) {
  const [box] = boxesOf(map, ".mine-tip");
  if (!box) return 0;
  const { x, y } = map.getSize();
  const isIn = box.left >= 0 && box.top >= 0 && box.right <= x && box.bottom <= y;
  const met = (/** @type {Box[]} */ boxes) => boxes.filter((one) => boxesMeet(one, box)).length;
  return (isIn ? 0 : COSTS.cut) + met(covers) * COSTS.cover + met(chief) * COSTS.chief + met(marks);
}
