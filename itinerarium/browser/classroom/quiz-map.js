// @ts-check
/**
 * The map as a sheet without names: a cross in its middle, an answer by click, tap or Enter, and how far off it was.
 */
import { element } from "../dom/dom.js";
import { freePadding } from "../geo/frame.js";
import { around } from "../geo/framing.js";
import { greatCircle } from "../geo/great-circle.js";
import { isStill } from "../ground/motion-control.js";

const NEAREST_ZOOM = 7;

export class QuizMap {
  /**
   * @param {L.Map} map
   * @param {{onAnswer: (at: L.LatLng) => void, onMove: (at: L.LatLng) => void}} options `onMove`: the keyboard has moved the cross
   */
  constructor(map, { onAnswer, onMove }) {
    this.map = map;
    this.cross = element("div", { class: "quiz-cross", "aria-hidden": "true" });
    this.marks = L.layerGroup();
    /** @type {[number, number][]} */
    this.line = [];
    this.isByKey = false;
    this.named = "";
    this.hideTwin = () => this.showName("hidden");
    this.onMoved = () => {
      if (this.isByKey) onMove(map.getCenter());
    };
    this.onClick = (/** @type {L.LeafletMouseEvent} */ event) => onAnswer(event.latlng);
    this.onKey = (/** @type {KeyboardEvent} */ event) => {
      this.isByKey = true;
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
    this.map.on("moveend", this.onMoved);
    this.marks.addTo(this.map);
  }

  close() {
    this.cross.remove();
    this.marks.clearLayers().remove();
    this.map.getContainer().removeEventListener("keydown", this.onKey);
    this.map.off("click", this.onClick);
    this.map.off("moveend", this.onMoved);
    this.map.off("itinerarium:named", this.hideTwin);
    this.isByKey = false;
    this.showName("");
    this.reveal(false);
  }

  /** The place's own name on the map, which would stand there twice. @param {string} visibility */
  showName(visibility) {
    const name = this.map.getContainer().querySelector(`[data-label="${CSS.escape(this.named)}"]`);
    if (name instanceof HTMLElement) name.style.visibility = visibility;
  }

  /** Names, places and routes can be seen, and not pressed. @param {boolean} isShown */
  reveal(isShown) {
    document.documentElement.toggleAttribute("data-quiz-shown", isShown);
    this.map.getPane("places")?.toggleAttribute("inert", isShown);
  }

  /**
   * @param {{lat: number, lng: number}} at the answer
   * @param {{id: string, lat: number, lon: number}} place
   * @param {string} name
   */
  show(at, place, name) {
    this.named = place.id;
    this.hideTwin();
    this.map.off("itinerarium:named", this.hideTwin).on("itinerarium:named", this.hideTwin);
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

  /** Both ends of the line in sight, and the country around the place. @param {number} km */
  frame(km) {
    this.isByKey = false;
    const seen = L.latLngBounds([...this.line, ...around(this.line[0] ?? [0, 0], km)]);
    const options = { ...freePadding(this.map), maxZoom: Math.max(NEAREST_ZOOM, this.map.getZoom()) };
    if (isStill()) this.map.fitBounds(seen, { ...options, animate: false });
    else this.map.flyToBounds(seen, { ...options, duration: 0.8 });
  }
}
