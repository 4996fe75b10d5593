// @ts-check
/** The page's keys: hears the keyboard and asks for what keys.js says. */
import { patchForKey } from "./keys.js";

const TAKES_KEYS = "input, select, textarea, [contenteditable], [role=slider], [role=listbox]";

export class Keyboard {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { ...options };
    this.story = story;
    /** @type {any} */
    this.map = null;
    this.onKey = this.onKey.bind(this);
  }

  /** @param {any} map */
  addTo(map) {
    this.map = map;
    map.on("routemap:change", this.hear, this);
    document.addEventListener("keydown", this.onKey);
    return this;
  }

  remove() {
    document.removeEventListener("keydown", this.onKey);
    this.map.off("routemap:change", this.hear, this);
    return this;
  }

  /** @param {{state: import("./state.js").State}} event */
  hear({ state }) {
    this.state = state;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.defaultPrevented || !this.state) return;
    const patch = patchForKey(this.pressOf(event), this.state, this.story.stops);
    if (!patch) return;
    event.preventDefault();
    this.map.fire("routemap:ask", { patch });
  }

  /** @param {KeyboardEvent} event */
  pressOf(event) {
    const target = event.target instanceof Element ? event.target : null;
    return {
      key: event.key,
      modified: event.ctrlKey || event.altKey || event.metaKey || event.shiftKey,
      typing: Boolean(target?.closest(TAKES_KEYS)),
      onMap: target === this.map.getContainer(),
    };
  }
}
