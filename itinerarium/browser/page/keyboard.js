// @ts-check
/** The page's keys: hears the keyboard and asks for what keys.js says. */
import { calendarOf, stopOn } from "../data/calendar.js";
import { isAsked, stopsOf } from "../data/lesson.js";
import { placesById } from "../data/places-by-id.js";
import { askedByKey, keyInDirection, patchForCommand } from "./keys.js";

const TAKES_KEYS = "input, select, textarea, [contenteditable], [role=slider], [role=listbox]";
const TAKES_SPACE = "audio, button, a[href], summary, label, [tabindex='0']:not(.plate-map)";
/** Signs that some layouts have only with Shift, and what a clicker sends to start. */
const WITH_SHIFT = ["+", "?", "F5"];

export class Keyboard {
  /** @param {Story} story @param {object} [options] `target`: where keys are heard */
  constructor(story, options = {}) {
    this.options = { target: document, ...options };
    this.story = story;
    /** @type {L.Map} */
    this.map;
    this.places = placesById(story);
    this.calendar = calendarOf(story);
    this.onKey = this.onKey.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:step itinerarium:change itinerarium:day", this.hear, this);
    map.on("itinerarium:press", this.hearPress, this);
    this.options.target.addEventListener("keydown", this.onKey);
    return this;
  }

  remove() {
    this.options.target.removeEventListener("keydown", this.onKey);
    this.map.off("itinerarium:press", this.hearPress, this);
    this.map.off("itinerarium:step itinerarium:change itinerarium:day", this.hear, this);
    return this;
  }

  /** On the bare map the story goes on from the day shown. @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const isBare = state.day && !state.stop;
    this.state = isBare ? { ...state, stop: stopOn(this.calendar, state.day) } : state;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.defaultPrevented || event.isComposing || !this.state) return;
    const asked = askedByKey(this.pressOf(event), this.state, ...this.stopsAndQuestion(this.state));
    if (!asked) return;
    event.preventDefault();
    this.give(asked);
  }

  /** A button asks for what a key does. @param {{command: string}} event */
  hearPress({ command }) {
    if (!this.state) return;
    const patch = this.state.black
      ? { black: false }
      : patchForCommand(command, this.state, ...this.stopsAndQuestion(this.state));
    this.give({ command, patch });
  }

  /**
   * @param {import("../state/state.js").State} state
   * @returns {[string[], boolean]} the stops of the story or lesson, and whether the current one's question is still open
   */
  stopsAndQuestion(state) {
    return [stopsOf(this.story, state.lesson), isAsked(state, this.places.get(state.stop))];
  }

  /** @param {{command: string, patch: object | null}} asked */
  give({ command, patch }) {
    if (patch) this.map.fire("itinerarium:ask", { patch });
    if (command === "home") this.map.fire("itinerarium:overview");
    if (!patch) this.map.fire("itinerarium:command", { command });
  }

  /** @param {KeyboardEvent} event */
  pressOf(event) {
    const target = event.target instanceof Element ? event.target : null;
    return {
      key: keyInDirection(event.key, document.documentElement.dir),
      code: event.code,
      modified:
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        event.getModifierState("AltGraph") ||
        (event.shiftKey && !WITH_SHIFT.includes(event.key)),
      repeated: event.repeat,
      onButton: Boolean(target?.closest(TAKES_SPACE)),
      typing: Boolean(target?.closest(TAKES_KEYS)),
      onMap: target === this.map.getContainer() || target instanceof HTMLAudioElement,
    };
  }
}
