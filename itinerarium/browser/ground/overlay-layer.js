// @ts-check
/** The borders, fronts and areas of their day, fine lines on the relief below the routes. */

import { dayOfStop, firstDay } from "../data/dates.js";
import { mapEvents } from "../dom/map-events.js";
import { classOfKind, isShownOn } from "./overlays.js";

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
    /** @type {{overlay: string, shape: Shape, paths: L.Path[]}[]} */
    this.drawn = [];
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "var(--z-overlays)";
    pane.style.pointerEvents = "none";
    this.renderer = L.svg({ pane: this.options.pane, padding: 0.4 });
    this.drawn = this.overlays.flatMap(({ id, shapes }) =>
      shapes.map((/** @type {Shape} */ shape) => ({ overlay: id, shape, paths: this.pathsOf(shape) })),
    );
    this.choose();
    return this;
  }

  onRemove() {
    for (const path of this.drawn.flatMap(({ paths }) => paths)) path.remove();
    this.drawn = [];
    this.renderer?.remove();
    return this;
  }

  getEvents() {
    return mapEvents({
      "itinerarium:change": this.hear,
      "itinerarium:day": this.hearDay,
      "itinerarium:layers": this.hearLayers,
    });
  }

  /** A soft band and the line on it. @param {Shape} shape */
  pathsOf(shape) {
    const kind = classOfKind(shape.kind);
    return ["band", "line"].map((part) => {
      const options = {
        pane: this.options.pane,
        renderer: this.renderer,
        interactive: false,
        fill: shape.closed && part === "band",
        smoothFactor: this.options.smoothFactor,
        className: `overlay-${part} overlay-${kind}`,
      };
      return shape.closed ? L.polygon(shape.parts, options) : L.polyline(shape.parts, options);
    });
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
    for (const { overlay, shape, paths } of this.drawn) {
      const belongs = this.shown[overlay] && isShownOn(shape, this.day, this.first);
      for (const path of paths) {
        if (belongs) path.addTo(this.map);
        else path.remove();
      }
    }
  }
}
