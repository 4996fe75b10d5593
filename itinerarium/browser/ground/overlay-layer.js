// @ts-check
/** The borders, fronts and areas of their day, fine lines on the relief below the routes. */

import { dayOfStop, firstDay } from "../data/dates.js";
import { classOfKind, isArrow, isShownOn } from "../data/overlays.js";
import { mapEvents } from "../dom/map-events.js";
import { isStill } from "./motion-control.js";
import { dress, overlaySigns, partsOfKind } from "./overlay-signs.js";
import { PaddedSvg } from "./padded-svg.js";

/** What is drawn of a shape: the paths are made when it is first shown. */
/** @typedef {{overlay: string, shape: Shape, isOn: boolean, paths: {part: string, path: L.Path}[] | undefined}} Drawn */

export class OverlayLayer extends L.Layer {
  /**
   * @param {Story} story
   * @param {object} [options] `pane`: the Leaflet pane to lie in; `smoothFactor`: Leaflet's
   */
  constructor(story, options = {}) {
    super();
    /** @type {L.LayerOptions & {pane: string, smoothFactor: number}} */
    this.options;
    /** @type {L.Map} */
    this.map;
    L.Util.setOptions(this, { pane: "overlays", smoothFactor: 0.7, ...options });
    this.overlays = story.overlays ?? [];
    this.story = story;
    this.first = firstDay(story);
    this.day = "";
    /** @type {Record<string, boolean>} */
    this.shown = Object.fromEntries(this.overlays.map(({ id, shown }) => [id, shown]));
    /** @type {Drawn[]} */
    this.drawn = [];
    /** @type {SVGElement | undefined} */
    this.signs;
    /** Whether what comes is drawn in: not at the first drawing of the map. */
    this.isLater = false;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "var(--z-overlays)";
    pane.style.pointerEvents = "none";
    this.renderer = new PaddedSvg({ pane: this.options.pane, padding: 0.4 });
    this.drawn = this.overlays.flatMap(({ id, shapes }) =>
      shapes.map((/** @type {Shape} */ shape) => ({ overlay: id, shape, paths: undefined, isOn: false })),
    );
    if (this.isLater) this.choose(); // put on the map again
    return this;
  }

  onRemove() {
    for (const { path } of this.drawn.flatMap(({ paths }) => paths ?? [])) path.remove();
    this.drawn = [];
    this.signs?.remove();
    this.renderer?.remove();
    return this;
  }

  /** The land, the routes and the names come first. */
  getEvents() {
    return mapEvents({
      "itinerarium:drawn": this.choose,
      "itinerarium:change": this.hear,
      "itinerarium:day": this.hearDay,
      "itinerarium:layers": this.hearLayers,
    });
  }

  /** A soft band, the line on it, and an arrow's head: for each arrow its own. @param {Shape} shape */
  pathsOf(shape) {
    const kind = classOfKind(shape.kind);
    const lines = isArrow(kind) && !shape.closed ? shape.parts.map((line) => [line]) : [shape.parts];
    return lines.flatMap((parts) =>
      partsOfKind(kind).map((part) => ({ part, path: this.pathOf(shape, kind, part, parts) })),
    );
  }

  /** @param {Shape} shape @param {string} kind @param {string} part @param {LatLon[][]} lines */
  pathOf({ closed }, kind, part, lines) {
    const options = {
      pane: this.options.pane,
      renderer: this.renderer,
      interactive: false,
      fill: closed,
      // A head stands at the line's own end, not where the line leaves the window.
      noClip: isArrow(kind),
      smoothFactor: this.options.smoothFactor,
      className: `overlay-${part} overlay-${kind}${closed ? " is-area" : ""}`,
    };
    if (closed) return L.polygon(lines, options);
    return L.polyline(part === "head" ? lines.map((line) => line.slice(-2)) : lines, options);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    if (state.stop !== previous.stop) this.hearDay({ day: dayOfStop(this.story, state.stop) });
  }

  /** @param {{day: string}} event */
  hearDay({ day }) {
    this.day = day;
    this.choose();
  }

  /** @param {{shown: Record<string, boolean>}} event */
  hearLayers({ shown }) {
    this.shown = shown;
    this.choose();
  }

  /** Put on the map what is switched on and of this day, and take the rest from it. */
  choose() {
    this.signs ??= overlaySigns();
    if (!this.signs.isConnected) this.map.getPane(this.options.pane)?.append(this.signs);
    const isOn = (/** @type {Drawn} */ { overlay, shape }) =>
      Boolean(this.shown[overlay]) && isShownOn(shape, this.day, this.first);
    const shown = new Set(this.drawn.filter(isOn));
    for (const drawn of this.drawn) if (!shown.has(drawn)) this.takeAway(drawn);
    const fresh = [...shown].filter((drawn) => !drawn.isOn);
    for (const drawn of fresh) this.draw(drawn);
    if (fresh.length) putAreasBack(shown);
    this.isLater = true;
  }

  /** @param {Drawn} drawn */
  takeAway(drawn) {
    if (drawn.isOn) for (const { path } of drawn.paths ?? []) path.remove();
    drawn.isOn = false;
  }

  /** @param {Drawn} drawn */
  draw(drawn) {
    const { shape } = drawn;
    drawn.isOn = true;
    drawn.paths ??= this.pathsOf(shape);
    for (const { part, path } of drawn.paths) {
      path.addTo(this.map);
      const node = /** @type {SVGElement} */ (path.getElement());
      dress(node, classOfKind(shape.kind), part);
      node.classList.toggle("is-coming", this.isLater && !isStill());
    }
  }
}

/** Areas lie under all lines, in the same order whichever day they came on. @param {Iterable<Drawn>} shown */
function putAreasBack(shown) {
  for (const { shape, paths = [] } of shown)
    if (shape.closed) for (const { path } of [...paths].reverse()) path.bringToBack();
}
