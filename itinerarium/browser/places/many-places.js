// @ts-check
/** Very many places as dots on one canvas, found by a grid; the arrow keys walk from one to the next. */
import { element } from "../dom/dom.js";
import { oncePerFrame } from "../dom/frames.js";
import { GridIndex, neighbourTowards } from "../geo/grid-index.js";
import { worldX, worldY } from "../geo/mercator.js";
import {
  blankSurface,
  coversWindow,
  growingView,
  paddedView,
  partWith,
  putSurface,
  putSurfaceAtEnd,
} from "../geo/padded.js";
import { markerSizeAt } from "./marker-style.js";
import { markerName } from "./place-marker.js";
import { stamp } from "./stamps.js";

const BEYOND = 0.5;
/** So many square pixels each dot wants for itself. */
const ROOM = 500;
const SMALLEST_PART = 0.45;
/** More dots than this are stamped on pixels: to make those takes as long as so many copies on the canvas. */
const MOST_COPIES = 2500;
const REACH = 14;
/** From the least to the chief. */
const RANKS = [4, 3, 2, 1];
/** How far an arrow key looks, in windows. */
const STRIDE = 1;
/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export class ManyPlaces {
  /**
   * @param {Place[]} places
   * @param {{onPress: (id: string) => void}} options
   */
  constructor(places, { onPress }) {
    // The chief ones come last, so that they are drawn over the others.
    this.places = RANKS.flatMap((rank) => places.filter((place) => Math.min(4, place.rank) === rank));
    this.numbers = new Map(this.places.map(({ id }, index) => [id, index]));
    this.onPress = onPress;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "many-places leaflet-zoom-animated";
    this.canvas.setAttribute("aria-hidden", "true");
    this.ring = element("button", {
      type: "button",
      class: "place many-ring leaflet-zoom-animated",
      "aria-haspopup": "dialog",
    });
    this.ring.addEventListener("click", (event) => this.press(event));
    this.ring.addEventListener("keydown", (event) => this.walk(event));
    this.ring.addEventListener("focus", () => this.standNear());
    /** @type {L.Map} */
    this.map;
    /** @type {import("../geo/padded.js").PaddedView} */
    this.view;
    /** @type {import("../geo/padded.js").PaddedView} the part of the view that is drawn on */
    this.surface;
    this.grid = new GridIndex([], []);
    /** @type {(id: string) => boolean} */
    this.isReached = () => true;
    this.here = -1;
    this.lang = "en";
    this.drawSoon = oncePerFrame(() => this.canvas.isConnected && this.draw());
    this.viewOf = growingView(BEYOND, this.drawSoon);
    this.point = this.point.bind(this);
    this.choose = this.choose.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    this.grid = new GridIndex(
      this.places.map(({ lon }) => worldX(lon)),
      this.places.map(({ lat }) => worldY(lat)),
    );
    map.getPane("places")?.append(this.canvas, this.ring);
    map.on(this.events(), this);
    map.getContainer().addEventListener("pointermove", this.point);
    this.view = paddedView(this.map, 0);
    this.surface = this.view;
    this.drawSoon();
  }

  remove() {
    this.map.off(this.events(), this);
    this.map.getContainer().removeEventListener("pointermove", this.point);
    this.canvas.remove();
    this.ring.remove();
  }

  events() {
    return {
      viewreset: this.drawSoon,
      zoomend: this.drawSoon,
      moveend: this.rest,
      resize: this.drawSoon,
      zoom: this.follow,
      zoomanim: this.followAnimation,
      click: this.choose,
      "itinerarium:theme": this.drawSoon,
    };
  }

  draw() {
    this.view = this.viewOf(this.map);
    const { low, high } = this.grid;
    this.surface = partWith(this.view, { left: low.x, top: low.y, right: high.x, bottom: high.y }, REACH);
    const context = blankSurface(this.canvas, this.surface, 1.5);
    const { corner, size, zoom } = this.surface;
    const scale = 2 ** zoom;
    const seen = this.grid
      .within(corner.x / scale, corner.y / scale, (corner.x + size.x) / scale, (corner.y + size.y) / scale)
      .filter((index) => this.isReached(this.places[index].id));
    this.paint(context, seen, scale);
    this.follow();
  }

  /**
   * All dots of a rank are copies of one picture; where one would hide another of its rank it is left out.
   * @param {CanvasRenderingContext2D} context
   * @param {number[]} seen
   * @param {number} scale
   */
  paint(context, seen, scale) {
    const crowding = crowdingOf(seen.length, this.surface.size);
    const colours = getComputedStyle(this.map.getContainer());
    const { a: ratio } = context.getTransform();
    const [paper, ink] = [colours.getPropertyValue("--paper"), colours.getPropertyValue("--ink")];
    const { width, height } = context.canvas;
    const pixels = seen.length > MOST_COPIES ? context.createImageData(width, height) : undefined;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const ofRank of this.byRank(seen)) {
      const { rank } = this.places[ofRank[0] ?? 0];
      const radius = Math.max(1.6, markerSizeAt(Math.min(4, rank), this.view.zoom) * 0.3 * crowding);
      const dot = dotPicture(radius * ratio, (rank <= 2 ? 2 : 1.5) * crowding * ratio, paper, ink);
      const { width: side } = dot.canvas;
      const corners = this.dots(ofRank, scale, radius).map((middle) => Math.round(middle * ratio - side / 2));
      if (pixels) stamp(pixels, dot.getImageData(0, 0, side, side), corners);
      else copy(context, dot.canvas, corners);
    }
    if (pixels) context.putImageData(pixels, 0, 0);
  }

  /** Those of one rank together, the chief ones last. @param {number[]} seen */
  byRank(seen) {
    /** @type {number[][]} */
    const ranks = RANKS.map(() => []);
    for (const index of seen) ranks[4 - Math.min(4, this.places[index].rank)]?.push(index);
    return ranks.filter(({ length }) => length);
  }

  /**
   * @param {number[]} seen
   * @param {number} scale
   * @param {number} radius
   * @returns {number[]} their middles: x, y, x, y, ...
   */
  dots(seen, scale, radius) {
    /** @type {number[]} */
    const middles = [];
    const { corner, size } = this.surface;
    const step = Math.max(1, radius * 0.8);
    const columns = Math.ceil(size.x / step) + 2;
    const taken = new Uint8Array(columns * (Math.ceil(size.y / step) + 2));
    for (const index of seen) {
      const x = this.grid.xs[index] * scale - corner.x;
      const y = this.grid.ys[index] * scale - corner.y;
      const cell = Math.floor(y / step) * columns + Math.floor(x / step);
      if (taken[cell]) continue;
      taken[cell] = 1;
      middles.push(x, y);
    }
    return middles;
  }

  rest() {
    if (!coversWindow(this.map, this.view)) this.drawSoon();
  }

  follow() {
    putSurface(this.map, this.canvas, this.surface);
    this.putRing();
  }

  /** @param {{center: L.LatLng, zoom: number}} event */
  followAnimation(event) {
    putSurfaceAtEnd(this.map, this.canvas, this.surface, event);
    this.ring.hidden = true;
  }

  /** Leave out the places that are not reached yet. @param {(id: string) => boolean} isReached */
  fade(isReached) {
    this.isReached = isReached;
    this.draw();
  }

  /** @param {import("../state/state.js").State} state */
  hear({ lang, place }) {
    this.lang = lang;
    this.stand(this.numbers.get(place) ?? this.here);
    this.ring.setAttribute("aria-expanded", String(Boolean(place) && this.numbers.has(place)));
  }

  /** The number of the place at a point of the window. @param {L.Point} point */
  placeAt(point) {
    const scale = 2 ** this.map.getZoom();
    const { x, y } = this.map.project(this.map.containerPointToLatLng(point), 0);
    return this.grid.nearest(x, y, REACH / scale);
  }

  /** @param {PointerEvent} event */
  point(event) {
    if (event.buttons) return;
    const isOnMap = event.target === this.map.getContainer() || event.target === this.canvas;
    const index = isOnMap ? this.placeAt(this.map.mouseEventToContainerPoint(event)) : -1;
    this.map.getContainer().classList.toggle("is-over-place", index >= 0);
  }

  /** @param {L.LeafletMouseEvent} event a click on the map */
  choose(event) {
    const index = this.placeAt(event.containerPoint);
    if (index < 0) return;
    event.originalEvent.preventDefault();
    this.stand(index);
    this.onPress(this.places[index].id);
  }

  /** @param {Event} event */
  press(event) {
    event.stopPropagation();
    if (this.here >= 0) this.onPress(this.places[this.here].id);
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const direction = DIRECTIONS[event.key];
    if (!direction || this.here < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const size = this.map.getSize();
    const next = neighbourTowards(
      this.grid,
      this.here,
      direction,
      (Math.max(size.x, size.y) * STRIDE) / 2 ** this.map.getZoom(),
    );
    if (next < 0) return;
    this.stand(next);
    this.map.panInside(this.latLngOf(next), { padding: [60, 60] });
  }

  /** The first time the focus comes: to the place nearest to the middle of the window. */
  standNear() {
    const size = this.map.getSize();
    const isSeen = this.here >= 0 && this.map.getBounds().contains(this.latLngOf(this.here));
    if (isSeen) return;
    const { x, y } = this.map.project(this.map.getCenter(), 0);
    this.stand(this.grid.nearest(x, y, Math.max(size.x, size.y) / 2 ** this.map.getZoom()));
  }

  /** @param {string} id */
  focusPlace(id) {
    this.stand(this.numbers.get(id) ?? -1);
    this.ring.focus({ preventScroll: true });
  }

  /** @param {number} index */
  stand(index) {
    this.here = index;
    const place = this.places[index];
    this.ring.dataset.place = place?.id ?? "";
    this.ring.setAttribute("aria-label", place ? markerName(place, this.lang) : "");
    this.putRing();
  }

  putRing() {
    this.ring.hidden = false;
    const point =
      this.here < 0
        ? this.map.containerPointToLayerPoint([0, 0])
        : this.map.latLngToLayerPoint(this.latLngOf(this.here));
    this.ring.style.transform = `translate3d(${Math.round(point.x)}px, ${Math.round(point.y)}px, 0)`;
    this.ring.classList.toggle("is-nowhere", this.here < 0);
  }

  /** @param {number} index */
  latLngOf(index) {
    const { lat, lon } = this.places[index];
    return L.latLng(lat, lon);
  }
}

/**
 * A dot in its ring, in device pixels.
 * @param {number} radius
 * @param {number} ring its width
 * @param {string} paper
 * @param {string} ink
 */
function dotPicture(radius, ring, paper, ink) {
  const picture = document.createElement("canvas");
  picture.width = picture.height = 2 * Math.ceil(radius + ring / 2 + 0.5);
  const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d", { willReadFrequently: true }));
  context.arc(picture.width / 2, picture.width / 2, radius, 0, 2 * Math.PI);
  context.fillStyle = paper;
  context.fill();
  context.strokeStyle = ink;
  context.lineWidth = ring;
  context.stroke();
  return context;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} dot
 * @param {number[]} corners left, top, left, top, ...
 */
function copy(context, dot, corners) {
  for (let index = 0; index < corners.length; index += 2)
    context.drawImage(dot, corners[index] ?? 0, corners[index + 1] ?? 0);
}

/**
 * By how much dots shrink where they crowd: 1 with room for all.
 * @param {number} number
 * @param {{x: number, y: number}} size of what they lie in
 */
function crowdingOf(number, { x, y }) {
  return Math.max(SMALLEST_PART, Math.min(1, Math.sqrt((x * y) / (number * ROOM || 1))));
}
