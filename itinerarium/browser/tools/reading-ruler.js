// @ts-check
/** A light line across the page that the eye can keep to: where the pointer is, or what has the focus. */

import { element } from "../dom/dom.js";

export class ReadingRuler {
  /** @param {Story} _story not needed */
  constructor(_story) {
    this.line = element("div", { class: "reading-ruler", "aria-hidden": "true" });
    this.follow = (/** @type {PointerEvent} */ { clientY }) => this.lay(clientY);
    this.focus = (/** @type {FocusEvent} */ { target }) => {
      const { top, height } = /** @type {Element} */ (target).getBoundingClientRect();
      if (/** @type {Element} */ (target).matches(":focus-visible")) this.lay(top + Math.min(height, 48) / 2);
    };
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    return this;
  }

  remove() {
    this.map?.off("itinerarium:change", this.hear, this);
    this.show(false);
    return this;
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    if (state.ruler !== this.line.isConnected) this.show(state.ruler);
  }

  /** @param {boolean} isWanted */
  show(isWanted) {
    const change = isWanted ? "addEventListener" : "removeEventListener";
    for (const kind of ["pointermove", "pointerdown"])
      document[change](kind, /** @type {EventListener} */ (this.follow), { passive: true });
    document[change]("focusin", /** @type {EventListener} */ (this.focus));
    if (!isWanted) return this.line.remove();
    document.body.append(this.line);
    this.lay(window.innerHeight / 2);
  }

  /** @param {number} y */
  lay(y) {
    this.line.style.setProperty("--y", `${y}px`);
  }
}
