// @ts-check
/** Leaflet's drawing of lines, which is larger than the window: drawn anew only when that leaves it. */
import { coversWindow, paddedView } from "../geo/padded.js";

export class PaddedSvg extends L.SVG {
  /** @param {L.RendererOptions} options `padding`: how much larger it is on each side, as a part of the window */
  constructor(options) {
    super(options);
    /** @type {{view: import("../geo/padded.js").PaddedView, window: L.Point} | undefined} */
    this.drawn = undefined;
    this.on("update", () => {
      const view = paddedView(this._map, this.options.padding ?? 0);
      this.drawn = { view, window: this._map.getSize() };
    });
  }

  /** @returns {Record<string, L.LeafletEventHandlerFn>} */
  getEvents() {
    return { ...super.getEvents?.(), moveend: this.rest };
  }

  /** Leaflet would draw anew after each move, however small. @param {L.LeafletEvent} event */
  rest(event) {
    const { _map: map, drawn } = this;
    const isDrawn = drawn?.window.equals(map.getSize()) && coversWindow(map, drawn.view);
    if (!isDrawn) super.getEvents?.().moveend?.call(this, event);
  }
}
