// @ts-check
/** The article beside the map: the map goes where one reads, and the article where somebody has led the map. */

import { INITIAL_STATE, isBeside } from "../state/state.js";
import { partRead, READING_LINE } from "./reading-line.js";

/** A part is read once it has been at the line for so long (ms): who scrolls past it does not move the map. */
const RESTS = 220;
/** What the map answers to: the head and all that is no stop show the whole. */
const PARTS =
  ".read-head, .read-place[id^='stop='], .read-others, .read-journeys, .read-routes, .read-entries, .read-sources";

export class ReadBeside {
  /** @param {HTMLElement} article it scrolls */
  constructor(article) {
    this.article = article;
    /** @type {L.Map} */
    this.map;
    this.state = INITIAL_STATE;
    this.timer = 0;
    /** @type {string | null} the stop at the reading line when it was last looked at */
    this.seen = null;
    this.lookSoon = this.lookSoon.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    this.article.addEventListener("scroll", this.lookSoon, { passive: true });
  }

  remove() {
    clearTimeout(this.timer);
    this.article.removeEventListener("scroll", this.lookSoon);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    if (isBeside(state) !== isBeside(previous)) this.fitMap();
    if (!isBeside(state)) return;
    this.seen = null;
    if (state.stop && state.stop !== this.stopRead()) this.showStop(state.stop);
  }

  /** The map has another size: it shows the same again. */
  fitMap() {
    this.map.invalidateSize({ animate: false, pan: false });
    this.map.fire("itinerarium:command", { command: "return" });
  }

  /** Somebody else has led the map to another stop. @param {string} stop */
  showStop(stop) {
    document.getElementById(`stop=${stop}`)?.scrollIntoView({ block: "start" });
  }

  lookSoon() {
    if (!this.timer && isBeside(this.state)) this.timer = setTimeout(() => this.look(), RESTS);
  }

  /** The map goes to what has been read for a moment. */
  look() {
    this.timer = 0;
    if (!isBeside(this.state)) return;
    const before = this.seen;
    this.seen = this.stopRead();
    if (this.seen !== before) this.lookSoon();
    else if (this.seen !== this.state.stop)
      this.map.fire("itinerarium:ask", { patch: { stop: this.seen, place: "", autoplay: false } });
  }

  /** The stop that is told at the reading line, "" where none is. */
  stopRead() {
    const { top, height } = this.article.getBoundingClientRect();
    const parts = [...this.article.querySelectorAll(PARTS)];
    const tops = parts.map((part) => part.getBoundingClientRect().top - top);
    const isAtEnd = this.article.scrollTop + height >= this.article.scrollHeight - 1;
    const part = parts[isAtEnd ? parts.length - 1 : partRead(tops, height * READING_LINE)];
    return part?.id.startsWith("stop=") ? part.id.slice("stop=".length) : "";
  }
}
