// @ts-check
/** The journey that is shown, as one broad line over all routes; they are faint meanwhile. */
import { wayShown } from "../data/filters.js";
import { isJourneyInView, journeyShown, linesOfWay } from "../data/journeys.js";
import { element, svgElement } from "../dom/dom.js";
import { oncePerFrame } from "../dom/frames.js";
import { mapEvents } from "../dom/map-events.js";
import { worldPixel } from "../geo/mercator.js";
import { coversWindow, paddedView, putSurface, putSurfaceAtEnd } from "../geo/padded.js";
import { pathText, runsNear, thinned } from "../geo/pixel-line.js";
import { arrowHead, arrowsAlong } from "./arrows.js";

const BEYOND = 0.6;
const WIDTH = { way: 7.5, branch: 4 };
const BAND = 2.5;
const ARROW = { size: 6.8, spacing: 130, shortest: 60 };
const NEAREST = 1;

/**
 * A way's paths with its points in pixels of the world at zoom 0.
 * @typedef {{lines: number[][][], width: number, paths: Record<"band" | "line" | "arrows", SVGElement>}} WayPaths
 */

export class JourneyLayer extends L.Layer {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super();
    /** @type {L.LayerOptions & {pane: string}} */
    this.options;
    /** @type {L.Map} */
    this.map;
    L.Util.setOptions(this, { pane: "journeys", ...options });
    this.story = story;
    this.surface = svgElement("svg", { focusable: "false" });
    this.root = element("div", { class: "journey leaflet-zoom-animated", "aria-hidden": "true", hidden: true });
    this.root.append(this.surface);
    /** @type {JourneyData | undefined} */
    this.journey;
    this.filter = { kinds: "", strands: "" };
    /** @type {WayPaths[]} */
    this.ways = [];
    this.weight = 1;
    /** @type {import("../geo/padded.js").PaddedView} */
    this.view;
    this.drawSoon = oncePerFrame(() => this.root.isConnected && this.draw());
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "var(--z-journeys)";
    pane.append(this.root);
    this.view = paddedView(map, BEYOND);
    return this;
  }

  onRemove() {
    this.map.getContainer().removeAttribute("data-journey");
    this.root.remove();
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
      "itinerarium:day": this.hear,
      "itinerarium:theme": this.restyle,
    });
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const journey = journeyShown(this.story, state.journey);
    if (journey !== this.journey || state.strands !== this.filter.strands) this.lay(journey, state);
    const isShown = isJourneyInView(state) && this.ways.some(({ lines }) => lines.length);
    this.root.hidden = !isShown;
    const container = this.map.getContainer();
    container.toggleAttribute("data-strand", Boolean(state.strand));
    if (isShown) container.dataset.journey = journey?.id;
    else container.removeAttribute("data-journey");
  }

  /**
   * The paths of a journey: its branches beneath its way.
   * @param {JourneyData | undefined} journey
   * @param {import("../data/filters.js").Filter} filter
   */
  lay(journey, filter) {
    this.journey = journey;
    this.filter = filter;
    const ways = journey ? [...(journey.branches ?? []), journey] : [];
    this.ways = ways.map((way) => ({
      lines: linesOfWay(this.story, wayShown(this.story, way, filter)).map((part) => part.map(worldPixel)),
      width: way === journey ? WIDTH.way : WIDTH.branch,
      paths: { band: path("journey-band"), line: path("journey-line"), arrows: path("journey-arrows") },
    }));
    for (const name of /** @type {const} */ (["band", "line", "arrows"]))
      for (const { paths } of this.ways) this.surface.append(paths[name]);
    const drawn = new Set(this.ways.flatMap(({ paths }) => Object.values(paths)));
    for (const old of [...this.surface.children]) if (!drawn.has(/** @type {SVGElement} */ (old))) old.remove();
    if (journey) this.ways[this.ways.length - 1]?.paths.line.setAttribute("data-way", journey.id);
    this.drawSoon();
  }

  draw() {
    const view = paddedView(this.map, BEYOND);
    this.view = view;
    this.surface.setAttribute("width", String(view.size.x));
    this.surface.setAttribute("height", String(view.size.y));
    for (const way of this.ways) this.drawWay(way, view);
    putSurface(this.map, this.root, view);
  }

  /** @param {WayPaths} way @param {import("../geo/padded.js").PaddedView} view */
  drawWay({ lines, width, paths }, { zoom, corner, size }) {
    const scale = 2 ** zoom;
    const box = { left: 0, top: 0, right: size.x, bottom: size.y };
    const seen = lines
      .map((part) =>
        part.map(
          ([x = 0, y = 0]) =>
            /** @type {import("../geo/pixel-line.js").Pixel} */ ([x * scale - corner.x, y * scale - corner.y]),
        ),
      )
      .flatMap((part) => runsNear(part, box))
      .map((run) => thinned(run, NEAREST));
    const heads = seen.flatMap((run) => arrowsAlong(run, ARROW.spacing * this.weight, ARROW.shortest));
    const broad = width * this.weight;
    paths.band.setAttribute("d", pathText(seen));
    paths.band.setAttribute("stroke-width", String(broad + 2 * BAND));
    paths.line.setAttribute("d", pathText(seen));
    paths.line.setAttribute("stroke-width", String(broad));
    paths.arrows.setAttribute("d", pathText(heads.map((head) => arrowHead(head, (ARROW.size * broad) / WIDTH.way))));
  }

  /** Lines as heavy as the theme has them. */
  restyle() {
    this.weight = Number(getComputedStyle(this.map.getContainer()).getPropertyValue("--line-weight")) || 1;
    this.drawSoon();
  }

  rest() {
    if (!coversWindow(this.map, this.view)) this.drawSoon();
  }

  follow() {
    putSurface(this.map, this.root, this.view);
  }

  /** @param {{center: L.LatLng, zoom: number}} event */
  followAnimation(event) {
    putSurfaceAtEnd(this.map, this.root, this.view, event);
  }
}

/** @param {string} name @returns {SVGElement} */
function path(name) {
  return /** @type {SVGElement} */ (svgElement("path", { class: name }));
}
