// @ts-check
/**
 * The map as a sheet without names: a cross in its middle, an answer by click, tap or Enter, and how far off it was.
 */
import { element } from "../dom/dom.js";
import { freePadding } from "../geo/frame.js";
import { isStill } from "../ground/motion-control.js";
import { greatCircle } from "./quiz-score.js";

const NEAREST_ZOOM = 7;

export class QuizMap {
  /** @param {L.Map} map @param {(at: {lat: number, lng: number}) => void} onAnswer */
  constructor(map, onAnswer) {
    this.map = map;
    this.cross = element("div", { class: "quiz-cross", "aria-hidden": "true" });
    this.marks = L.layerGroup();
    /** @type {[number, number][]} */
    this.line = [];
    this.onClick = (/** @type {L.LeafletMouseEvent} */ event) => onAnswer(event.latlng);
    this.onKey = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.repeat || event.target !== map.getContainer()) return;
      // The focus goes on to a button, which must not hear the same press.
      event.preventDefault();
      onAnswer(map.getCenter());
    };
  }

  /** @param {boolean} isFinding whether a place is to be found on it */
  open(isFinding) {
    this.close();
    if (!isFinding) return;
    this.map.getContainer().append(this.cross);
    this.map.getContainer().addEventListener("keydown", this.onKey);
    this.map.on("click", this.onClick);
    this.marks.addTo(this.map);
  }

  close() {
    this.cross.remove();
    this.marks.clearLayers().remove();
    this.map.getContainer().removeEventListener("keydown", this.onKey);
    this.map.off("click", this.onClick);
  }

  /**
   * @param {{lat: number, lng: number}} at the answer
   * @param {{lat: number, lon: number}} place
   * @param {string} name
   */
  show(at, place, name) {
    this.cross.remove();
    this.line = greatCircle(place, { lat: at.lat, lon: at.lng });
    const [here, there] = [this.line[0], this.line[this.line.length - 1]];
    const look = (/** @type {string} */ part, /** @type {number} */ radius = 0) => ({
      className: `quiz-${part}`,
      interactive: false,
      radius,
    });
    this.marks.clearLayers();
    this.marks.addLayer(L.polyline(this.line, look("line")));
    this.marks.addLayer(L.circleMarker(there, look("answer", 8)));
    this.marks.addLayer(L.circleMarker(here, look("target", 9)));
    const tip = L.tooltip({ permanent: true, direction: "auto", offset: [10, 0], className: "quiz-tip" });
    this.marks.addLayer(
      tip.setLatLng(here).setContent(/** @type {HTMLElement} */ (/** @type {Node} */ (document.createTextNode(name)))),
    );
  }

  /** Both ends of the line in sight. */
  frame() {
    const options = { ...freePadding(this.map), maxZoom: Math.max(NEAREST_ZOOM, this.map.getZoom()) };
    if (isStill()) this.map.fitBounds(this.line, { ...options, animate: false });
    else this.map.flyToBounds(this.line, { ...options, duration: 0.8 });
  }
}
