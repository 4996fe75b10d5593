// @ts-check
/** The page inside another page: it must not take the scroll before the reader has come in. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

export class EmbeddedPage {
  /** @param {Story} _story not needed @param {object} [options] */
  constructor(_story, options = {}) {
    this.options = { framed: window.top !== window.self, seconds: 2, ...options };
    /** @type {L.Map} */
    this.map;
    this.timer = 0;
    this.lang = "";
    this.hint = element("p", { class: "embed-hint", "aria-hidden": "true", hidden: true });
    this.enter = this.enter.bind(this);
    this.leave = this.leave.bind(this);
    this.onWheel = this.onWheel.bind(this);
    this.onTouch = this.onTouch.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    if (!this.options.framed) return this;
    const node = map.getContainer();
    node.append(this.hint);
    node.addEventListener("pointerdown", this.enter);
    node.addEventListener("wheel", this.onWheel, { passive: true });
    node.addEventListener("touchmove", this.onTouch, { passive: true });
    document.documentElement.addEventListener("mouseleave", this.leave);
    map.on("itinerarium:change", this.hear, this);
    // Leaflet gives the map the focus at a press, which would pull the page around it.
    node.focus = () => HTMLElement.prototype.focus.call(node, { preventScroll: true });
    // One finger scrolls the page around, two move the map.
    if (matchMedia("(pointer: coarse)").matches) map.dragging.disable();
    this.leave();
    return this;
  }

  remove() {
    const node = this.map.getContainer();
    this.hint.remove();
    this.enter();
    Reflect.deleteProperty(node, "focus");
    node.removeEventListener("pointerdown", this.enter);
    node.removeEventListener("wheel", this.onWheel);
    node.removeEventListener("touchmove", this.onTouch);
    document.documentElement.removeEventListener("mouseleave", this.leave);
    this.map.off("itinerarium:change", this.hear, this);
    return this;
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.lang = state.lang;
  }

  enter() {
    this.map.scrollWheelZoom.enable();
    this.hint.hidden = true;
  }

  leave() {
    this.map.scrollWheelZoom.disable();
  }

  onWheel() {
    if (!this.map.scrollWheelZoom.enabled()) this.say("embedHint");
  }

  /** @param {TouchEvent} event */
  onTouch({ touches }) {
    if (touches.length === 1 && !this.map.dragging.enabled()) this.say("embedTouchHint");
  }

  /** @param {string} key of the hint */
  say(key) {
    this.hint.textContent = word(this.lang, key);
    this.hint.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.hint.hidden = true;
    }, 1000 * this.options.seconds);
  }
}
