// @ts-check
/** The reader's own place on the map: its mark with its words, and the way to the road. */

import { element } from "../dom/dom.js";
import { greatCircle } from "../geo/great-circle.js";

const PANE = "mine";
const SIZE = 28;

export class OwnPlaceMark {
  /** @param {() => void} onPress */
  constructor(onPress) {
    this.onPress = onPress;
    this.parts = L.layerGroup();
    /** @type {L.Renderer | undefined} */
    this.renderer;
  }

  /** @param {L.Map} map */
  addTo(map) {
    if (!map.getPane(PANE)) map.createPane(PANE);
    this.renderer ??= L.svg({ pane: PANE, padding: 1 });
    this.map = map;
    this.parts.addTo(map);
  }

  remove() {
    this.parts.clearLayers().remove();
  }

  /**
   * @param {import("../data/own-place.js").OwnPlace | null} place
   * @param {LatLon | null} nearest the point of the road, null where the way there is not to be seen
   * @param {string} name
   */
  show(place, nearest, name) {
    this.parts.clearLayers();
    if (!place) return;
    const at = this.onThisSide(place);
    if (nearest) this.drawWay(at, nearest);
    this.parts.addLayer(this.mark(at, name));
    if (place.words) this.parts.addLayer(tip(at, place.words));
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
    for (const part of ["rim", "line"])
      this.parts.addLayer(L.polyline(line, { ...fixed, className: `measure-${part}` }));
    this.parts.addLayer(L.circleMarker(line[line.length - 1], { ...fixed, radius: 6, className: "measure-dot" }));
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
  return L.tooltip({ permanent: true, direction: "auto", offset: [14, -SIZE / 2], className: "quiz-tip mine-tip" })
    .setLatLng(at)
    .setContent(text);
}
