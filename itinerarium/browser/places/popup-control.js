// @ts-check
/** The popup of a place: beside its marker, on a narrow window a sheet from below. */

import { placesById } from "../data/places-by-id.js";
import { element } from "../dom/dom.js";
import { mapEvents } from "../dom/map-events.js";
import { freePadding } from "../geo/frame.js";
import { popupContent } from "./popup-content.js";

/** With less room, in letters, the popup is a sheet. */
const WIDTH = 48;
const HEIGHT = 16;
const TIP = 14;

export class PopupControl extends L.Layer {
  /**
   * @param {Story} story
   * @param {object} [options] `width`, `height`: the most it takes, in rem; `zoom`: how near the map
   *   goes to a place out of sight
   */
  constructor(story, options = {}) {
    super();
    /** @type {L.LayerOptions & {width: number, height: number, zoom: number}} */
    this.options;
    /** @type {L.Map} */
    this.map;
    L.Util.setOptions(this, { width: 24, height: 36, zoom: 5, ...options });
    this.story = story;
    this.places = placesById(story);
    this.id = "";
    /** @type {Map<string, {size: number, dx: number, dy: number}>} */
    this.markers = new Map();
    this.sheet = element("div", { class: "popup-sheet", "data-covers": true, hidden: true });
    this.popup = L.popup({
      closeButton: false,
      autoPan: false,
      autoClose: false,
      closeOnClick: false,
      closeOnEscapeKey: false,
      className: "place-popup",
    });
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    map.getContainer().append(this.sheet);
    L.DomEvent.disableClickPropagation(this.sheet);
    L.DomEvent.disableScrollPropagation(this.sheet);
    return this;
  }

  onRemove() {
    this.popup.remove();
    this.sheet.remove();
    return this;
  }

  getEvents() {
    return mapEvents({
      "itinerarium:change": this.hear,
      "itinerarium:markers": this.hearMarkers,
      resize: this.fit,
      click: this.leave,
    });
  }

  /** @param {{markers: import("../events.js").Marker[]}} event */
  hearMarkers({ markers }) {
    this.markers = new Map(markers.map((marker) => [marker.id, marker]));
    if (this.popup.isOpen()) this.anchor();
  }

  /** A click on the bare map closes the popup. @param {L.LeafletMouseEvent} event */
  leave({ originalEvent }) {
    // A button of the popup that its own click took away looks to Leaflet like the bare map.
    // A click that a dot on the canvas has answered is prevented.
    if (this.id && /** @type {Node} */ (originalEvent.target).isConnected && !originalEvent.defaultPrevented)
      this.ask({ place: "" });
  }

  /** @param {object} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    if (state.size !== previous.size) requestAnimationFrame(() => this.fit());
    if (state.place === this.id && state.lang === this.lang && state.level === this.level) return;
    const isMoving = state.place !== this.id;
    const hadFocus = this.holdsFocus();
    const isChoosing = hadFocus && state.level !== this.level;
    const last = this.id;
    this.id = state.place;
    this.lang = state.lang;
    this.level = state.level;
    if (!this.id) return this.close(last, hadFocus);
    this.open(/** @type {Place} */ (this.places.get(this.id)));
    // At the page's start the camera goes there first.
    if (previous.lang === "") requestAnimationFrame(() => requestAnimationFrame(() => this.fit()));
    if (isChoosing) this.chosenLevel()?.focus({ preventScroll: true });
    else if (previous.lang !== "" && (isMoving || hadFocus)) this.heading()?.focus({ preventScroll: true });
  }

  holdsFocus() {
    return this.content?.contains(document.activeElement) ?? false;
  }

  /** @returns {HTMLElement | null} */
  heading() {
    return this.content?.querySelector(".popup-name") ?? null;
  }

  /** @returns {HTMLElement | null} */
  chosenLevel() {
    return this.content?.querySelector(".level[aria-pressed=true]") ?? null;
  }

  /** @param {Place} place */
  open(place) {
    const { story, places, lang = "", level = "" } = this;
    this.content = popupContent(place, { story, places, lang, level, ask: (patch) => this.ask(patch) });
    const at = L.latLng(place.lat, place.lon);
    if (!this.map.getBounds().contains(at))
      this.map.setView(at, Math.max(this.map.getZoom(), this.options.zoom), { animate: false });
    this.show(at);
  }

  /** @param {L.LatLng} at */
  show(at) {
    this.sheet.hidden = true;
    const isSheet = this.isSheet();
    this.sheet.hidden = !isSheet;
    if (isSheet) {
      this.popup.remove();
      this.sheet.replaceChildren(/** @type {Node} */ (this.content));
      this.map.panInside(at, freePadding(this.map));
      return;
    }
    this.sheet.replaceChildren();
    this.setRoom();
    this.popup
      .setLatLng(at)
      .setContent(/** @type {HTMLElement} */ (this.content))
      .openOn(this.map);
    this.takeOffStyle();
    this.bringIntoView();
  }

  /** Whether there is too little room beside a marker: a small window, or large letters. */
  isSheet() {
    const { x, y } = this.map.getSize();
    const { paddingTopLeft: low, paddingBottomRight: high } = freePadding(this.map);
    return x < WIDTH * letter() || y - low.y - high.y < HEIGHT * letter();
  }

  /** Leaflet's own style for a popup's text is not ours; without it the popup has another width. */
  takeOffStyle() {
    const holder = this.popup.getElement()?.querySelector(".leaflet-popup-content");
    if (!holder) return;
    holder.classList.replace("leaflet-popup-content", "popup-holder");
    this.popup.update();
  }

  /** Move the map so that no control lies over the popup. */
  bringIntoView() {
    const box = /** @type {HTMLElement} */ (this.popup.getElement()).getBoundingClientRect();
    const frame = this.map.getContainer().getBoundingClientRect();
    const { paddingTopLeft: low, paddingBottomRight: high } = freePadding(this.map);
    const across = shiftInto(box.left, box.right, frame.left + low.x, frame.right - high.x);
    const down = shiftInto(box.top, box.bottom, frame.top + low.y, frame.bottom - high.y);
    const animate = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (across || down) this.map.panBy([across, down], { animate });
  }

  /** The popup's size and margins follow from what no control covers. */
  setRoom() {
    const rem = letter();
    const { paddingTopLeft: low, paddingBottomRight: high } = freePadding(this.map);
    const size = this.map.getSize();
    const marker = this.markers.get(this.id) ?? { size: 20, dx: 0, dy: 0 };
    const width = Math.min(this.options.width * rem, size.x - low.x - high.x);
    const height = Math.min(this.options.height * rem, size.y - low.y - high.y - marker.size - TIP * 2);
    this.content?.style.setProperty("--popup-height", `${Math.round(height)}px`);
    Object.assign(this.popup.options, { minWidth: width, maxWidth: width, ...this.offsetOf(marker) });
  }

  /** @param {{size: number, dx: number, dy: number}} marker */
  offsetOf({ size, dx, dy }) {
    return { offset: L.point(Math.round(dx), Math.round(dy - size / 2 + 4)) };
  }

  /** Markers were nudged anew: stay on ours. */
  anchor() {
    const marker = this.markers.get(this.id);
    if (!marker) return;
    Object.assign(this.popup.options, this.offsetOf(marker));
    this.popup.setLatLng(/** @type {L.LatLng} */ (this.popup.getLatLng()));
  }

  /** The window has another size: show it again where it now fits. */
  fit() {
    const place = this.places.get(this.id);
    if (place) this.show(L.latLng(place.lat, place.lon));
  }

  /** @param {string} last @param {boolean} hadFocus */
  close(last, hadFocus) {
    this.popup.remove();
    this.sheet.hidden = true;
    this.sheet.replaceChildren();
    this.content = undefined;
    if (hadFocus) this.map.fire("itinerarium:focusplace", { id: last });
  }
}

/** The size of the reader's letter, in pixels. */
function letter() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/**
 * How far a stretch must move to lie between low and high; its beginning comes first.
 * @param {number} from
 * @param {number} to
 * @param {number} low
 * @param {number} high
 */
function shiftInto(from, to, low, high) {
  const past = Math.max(0, to - high);
  return Math.round(Math.max(past, 0) ? Math.min(past, from - low) : Math.min(0, from - low));
}
