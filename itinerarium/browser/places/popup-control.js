// @ts-check
/** What is told of a place: a sheet beside the map, on a narrow window below it. */

import { placesById } from "../data/places-by-id.js";
import { element } from "../dom/dom.js";
import { mapEvents } from "../dom/map-events.js";
import { freeWindow } from "../geo/frame.js";
import { isStill } from "../ground/motion-control.js";
import { popupContent } from "./popup-content.js";

/** The room in pixels that a place wants around it for its mark and its name. */
const ROOM = Object.freeze({ x: 90, y: 44 });
/** On a narrower map (rem) the sheet lies below it, and the place in the middle of the rest. */
const WIDE = 48;

export class PopupControl extends L.Layer {
  /**
   * @param {Story} story
   * @param {object} [options] `zoom`: how near the map goes to a place out of sight
   */
  constructor(story, options = {}) {
    super();
    /** @type {L.LayerOptions & {zoom: number}} */
    this.options;
    /** @type {L.Map} */
    this.map;
    L.Util.setOptions(this, { zoom: 5, ...options });
    this.story = story;
    this.places = placesById(story);
    this.id = "";
    this.sheet = element("div", { class: "popup-sheet", "data-covers": true, hidden: true });
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    // In this container it knows how high the timeline is, and Tab reaches it before the timeline.
    map._controlContainer.insertBefore(this.sheet, map._controlCorners.foot ?? null);
    L.DomEvent.disableClickPropagation(this.sheet);
    L.DomEvent.disableScrollPropagation(this.sheet);
    return this;
  }

  onRemove() {
    this.show(false);
    this.sheet.remove();
    return this;
  }

  getEvents() {
    return mapEvents({
      "itinerarium:change": this.hear,
      resize: this.bringIntoView,
      click: this.leave,
    });
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
    if (state.size !== previous.size) requestAnimationFrame(() => this.bringIntoView());
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
    if (previous.lang === "") requestAnimationFrame(() => requestAnimationFrame(() => this.bringIntoView()));
    else if (isMoving) this.bringIntoView();
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

  /** @param {boolean} wanted */
  show(wanted) {
    this.sheet.hidden = !wanted;
    document.documentElement.toggleAttribute("data-popup-open", wanted);
  }

  /** @param {Place} place */
  open(place) {
    const { story, places, lang = "", level = "" } = this;
    this.content = popupContent(place, { story, places, lang, level, ask: (patch) => this.ask(patch) });
    this.sheet.replaceChildren(this.content);
    this.show(true);
  }

  /** Put the place into the middle of what is free where it is not in sight, and beside a narrow sheet always. */
  bringIntoView() {
    const place = this.places.get(this.id);
    if (!place) return;
    const at = L.latLng(place.lat, place.lon);
    const { left, top, right, bottom } = freeWindow(this.map, { width: 1, height: 1 });
    const { x, y } = this.map.latLngToContainerPoint(at);
    const isSeen = x - ROOM.x >= left && x + ROOM.x <= right && y - ROOM.y >= top && y + ROOM.y <= bottom;
    if (isSeen && !this.isBelow()) return;
    const zoom = this.map.getBounds().contains(at)
      ? this.map.getZoom()
      : Math.max(this.map.getZoom(), this.options.zoom);
    const aside = L.point((left + right) / 2, (top + bottom) / 2).subtract(this.map.getSize().divideBy(2));
    const center = this.map.unproject(this.map.project(at, zoom).subtract(aside), zoom);
    this.map.setView(center, zoom, { animate: !isStill() });
  }

  /** Whether the sheet lies below the map and not beside it. */
  isBelow() {
    return this.map.getSize().x < WIDE * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  /** @param {string} last @param {boolean} hadFocus */
  close(last, hadFocus) {
    this.show(false);
    this.sheet.replaceChildren();
    this.content = undefined;
    if (hadFocus) this.map.fire("itinerarium:focusplace", { id: last });
  }
}
