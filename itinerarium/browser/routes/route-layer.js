// @ts-check
/** The routes of the story on the map; few as SVG paths, very many on one canvas. */

import { routesShown } from "../data/filters.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, kilometres, wholeNumber, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { oncePerFrame } from "../dom/frames.js";
import { mapEvents } from "../dom/map-events.js";
import { worldPixel } from "../geo/mercator.js";
import { coversWindow, growingView, paddedView, putSurface, putSurfaceAtEnd, stretchOf } from "../geo/padded.js";
import { RouteCanvas } from "./route-canvas.js";
import { legPhase, mostPeople } from "./route-style.js";
import { RouteSvg } from "./route-svg.js";

/**
 * A view to be drawn, what of it is in sight, and how heavy its lines are.
 * @typedef {import("../geo/padded.js").PaddedView & {box: import("../geo/boxes.js").Box, weight: number, most: number, isFirst: boolean}} Drawing
 *   `isFirst`: it is soon drawn again
 */

const BEYOND = 0.6;

export class RouteLayer extends L.Layer {
  /**
   * @param {Story} story
   * @param {object} [options] `mostPaths`: with more legs than this they are drawn on a canvas;
   *   `stretch`: how far the drawing may be stretched during a flight before it is drawn anew
   */
  constructor(story, options = {}) {
    super();
    /** @type {L.LayerOptions & {pane: string, mostPaths: number, stretch: number}} */
    this.options;
    /** @type {L.Map} */
    this.map;
    L.Util.setOptions(this, { pane: "routes", mostPaths: 600, stretch: 1.3, ...options });
    this.story = story;
    this.places = placesById(story);
    this.most = mostPeople(story.routes);
    this.weight = 1;
    this.routes = routesShown(story, { strands: "" });
    /** @type {import("../data/day-view.js").DayView | null} the day's, null where time is not in use */
    this.dayView = null;
    this.drawn = "";
    this.isFirst = true;
    this.isAtStop = false;
    /** @type {RouteCanvas | RouteSvg} */
    this.painter;
    /** @type {import("../geo/padded.js").PaddedView} */
    this.view;
    /** @type {import("../geo/padded.js").PaddedView} the part of the view that is drawn on */
    this.surface;
    this.tipShown = { name: "", content: /** @type {HTMLElement} */ (document.createElement("div")) };
    this.lang = story.languages?.[0] ?? "en";
    this.tip = L.tooltip({ className: "leg-tip", direction: "top", offset: [0, -8], opacity: 1 });
    this.drawSoon = oncePerFrame(() => this.painter?.root.isConnected && this.draw());
    this.canvasView = growingView(BEYOND, this.drawSoon);
    this.onPoint = this.onPoint.bind(this);
    this.onLeave = this.onLeave.bind(this);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "var(--z-routes)";
    this.paint(pane);
    this.listen("addEventListener");
    this.drawn = "";
    this.view = paddedView(map, BEYOND);
    this.surface = this.view;
    this.drawSoon();
    return this;
  }

  /** Make the painter of the strands that are shown. @param {HTMLElement} pane */
  paint(pane) {
    const number = this.story.routes.reduce((sum, route) => sum + route.legs.length, 0);
    const { routes } = this;
    this.painter?.remove();
    this.painter =
      number > this.options.mostPaths ? new RouteCanvas(pane, routes) : new RouteSvg(pane, routes, worldPixel);
    this.drawn = "";
  }

  /** Draw other routes where others are shown. @param {Route[]} routes */
  choose(routes) {
    if (routes.length === this.routes.length && routes.every((one, index) => one === this.routes[index])) return;
    this.routes = routes;
    this.paint(/** @type {HTMLElement} */ (this.map.getPane(this.options.pane)));
    this.reveal({ view: this.dayView });
    this.drawSoon();
  }

  /** Of the fractions of all legs those of the strands that are shown. @param {Float32Array} fractions */
  ofShown(fractions) {
    if (this.routes.every((one, index) => one === this.story.routes[index])) return fractions;
    const shown = new Set(this.routes);
    const isShown = this.story.routes.flatMap((route) => route.legs.map(() => shown.has(route)));
    return fractions.filter((_, index) => isShown[index]);
  }

  onRemove() {
    this.listen("removeEventListener");
    this.tip.remove();
    this.painter.remove();
    return this;
  }

  getEvents() {
    return mapEvents({
      viewreset: this.drawSoon,
      zoomend: this.drawSoon,
      moveend: this.rest,
      resize: this.drawSoon,
      zoom: this.follow,
      zoomanim: this.followAnimation,
      "itinerarium:change": this.hear,
      "itinerarium:view": this.reveal,
      "itinerarium:theme": this.restyle,
      "itinerarium:asklines": this.tellLines,
    });
  }

  /** @param {"addEventListener" | "removeEventListener"} change */
  listen(change) {
    const container = this.map.getContainer();
    container[change]("pointermove", /** @type {EventListener} */ (this.onPoint));
    container[change]("click", /** @type {EventListener} */ (this.onPoint));
    container[change]("pointerleave", this.onLeave);
  }

  draw() {
    const view = this.painter instanceof RouteSvg ? paddedView(this.map, BEYOND) : this.canvasView(this.map);
    this.view = view;
    this.surface = this.painter.surfaceIn(view);
    const drawn = `${view.zoom} ${view.corner} ${view.size} ${this.weight}`;
    if (drawn === this.drawn && this.painter instanceof RouteSvg)
      return putSurface(this.map, this.painter.root, this.surface);
    this.drawn = drawn;
    const box = { left: 0, top: 0, right: view.size.x, bottom: view.size.y };
    this.painter.draw({ ...this.surface, box, weight: this.weight, most: this.most, isFirst: this.isFirst });
    this.isFirst = false;
    putSurface(this.map, this.painter.root, this.surface);
  }

  /**
   * Where the lines are drawn, if they are drawn for this zoom.
   * @param {{tell: (lines: import("../geo/boxes.js").Line[]) => void}} event
   */
  tellLines({ tell }) {
    if (!(this.painter instanceof RouteSvg) || this.view.zoom !== this.map.getZoom()) return;
    const { x, y } = this.view.corner.subtract(this.map.getPixelOrigin());
    tell(
      this.painter
        .lines()
        .map(({ points, half }) => ({ half, points: points.map(([left = 0, top = 0]) => [left + x, top + y]) })),
    );
  }

  rest() {
    if (!coversWindow(this.map, this.view)) this.drawSoon();
  }

  follow() {
    const stretch = stretchOf(this.map, this.view);
    const isFar = stretch > this.options.stretch || stretch < 1 / this.options.stretch;
    if (isFar && this.drawn && this.painter instanceof RouteSvg) this.draw();
    else putSurface(this.map, this.painter.root, this.surface);
  }

  /** @param {{center: L.LatLng, zoom: number}} event */
  followAnimation(event) {
    putSurfaceAtEnd(this.map, this.painter.root, this.surface, event);
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.lang = state.lang;
    const place = this.places.get(state.stop);
    this.isAtStop = Boolean(place);
    this.choose(routesShown(this.story, state));
    this.painter.root.classList.toggle("in-story", this.isAtStop);
    this.painter.mark(({ leg }) => legPhase(leg, place));
    if (this.painter instanceof RouteSvg) this.painter.choose(state.strand);
    if (this.painter instanceof RouteCanvas) this.drawSoon();
  }

  /** Lines as heavy as the theme has them. */
  restyle() {
    this.weight = Number(getComputedStyle(this.map.getContainer()).getPropertyValue("--line-weight")) || 1;
    this.drawSoon();
  }

  /**
   * Draw the legs as far as they are on a day.
   * @param {{view: import("../data/day-view.js").DayView | null}} event null: time is not in use
   */
  reveal({ view }) {
    this.dayView = view;
    this.painter.root.classList.toggle("in-story", !view && this.isAtStop);
    this.painter.reveal(view && this.ofShown(view.fractions));
    if (this.painter instanceof RouteCanvas) this.drawSoon();
  }

  /** @param {PointerEvent | MouseEvent} event */
  onPoint(event) {
    const isBusy = event instanceof PointerEvent && event.buttons > 0;
    const entry = isBusy ? undefined : this.painter.legAt(event, this.map, this.view);
    this.painter.point(entry?.key ?? "");
    if (!entry) this.tip.remove();
    else this.tip.setLatLng(this.map.mouseEventToLatLng(event)).setContent(this.tipFor(entry)).openOn(this.map);
  }

  /** @param {Pick<import("./route-shapes.js").LegEntry, "key" | "route" | "leg">} entry */
  tipFor({ key, route, leg }) {
    if (this.tipShown.name !== key + this.lang)
      this.tipShown = { name: key + this.lang, content: legTip(route, leg, this.places, this.lang) };
    return this.tipShown.content;
  }

  onLeave() {
    this.painter.point("");
    this.tip.remove();
  }
}

/**
 * @param {Route} route
 * @param {Leg} leg
 * @param {Map<string, Place>} places by id
 * @param {string} lang
 */
export function legTip(route, leg, places, lang) {
  const [from, to] = [leg.from, leg.to].map((id) => inLanguage(places.get(id)?.name, lang) ?? id);
  const colour = element("span", { class: "tip-strand" });
  colour.style.setProperty("--strand", route.colour);
  const how = [word(lang, `mode_${leg.mode}`), kilometres(lang, leg.km)].filter(Boolean).join(", ");
  const figures = [
    inLanguage(leg.when, lang),
    leg.people === undefined
      ? undefined
      : `${wholeNumber(lang, leg.people)} ${inLanguage(leg.peopleNote, lang) ?? word(lang, "people")}`,
    leg.certainty ? word(lang, `certainty_${leg.certainty}`) : undefined,
  ]
    .filter(Boolean)
    .join(" · ");
  return element(
    "div",
    { class: "tip" },
    element("strong", { class: "tip-way" }, word(lang, "leg", { from, to })),
    element("span", { class: "tip-how" }, how),
    figures && element("span", { class: "tip-figures" }, figures),
    element("span", { class: "tip-route" }, colour, inLanguage(route.title, lang)),
  );
}
