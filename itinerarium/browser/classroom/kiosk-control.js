// @ts-check
/**
 * The story that goes on by itself, and the kiosk: any touch takes over, and when nobody does any more it begins again.
 */

import { isAsked, stopsOf } from "../data/lesson.js";
import { textOf } from "../data/place-texts.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { patchForCommand } from "../page/keys.js";

const TOUCHES = ["pointerdown", "keydown", "wheel"];

/**
 * How long a text stands, in seconds: as long as one reads it aloud. Pure.
 * @param {string} text
 */
export function secondsToRead(text) {
  return Math.max(7, Math.min(45, 3 + text.split(/\s+/).filter(Boolean).length / 2.2));
}

export class KioskControl {
  /** @param {Story} story @param {object} [options] `overview`: the seconds that the whole map stands */
  constructor(story, options = {}) {
    this.options = { overview: 10, ...options };
    this.story = story;
    this.places = placesById(story);
    /** @type {L.Map} */
    this.map;
    /** @type {import("../state/state.js").State} */
    this.state;
    this.step = 0;
    this.idle = 0;
    this.hint = element("p", { class: "kiosk-hint", role: "status", hidden: true });
    this.touch = this.touch.bind(this);
    this.stay = this.stay.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map._controlCorners.topleft.append(this.hint);
    map.on("itinerarium:change", this.hear, this);
    for (const kind of TOUCHES) document.addEventListener(kind, this.touch, { capture: true, passive: true });
    document.addEventListener("click", this.stay, { capture: true });
    return this;
  }

  remove() {
    clearTimeout(this.step);
    clearTimeout(this.idle);
    this.show(false);
    this.hint.remove();
    this.map.off("itinerarium:change", this.hear, this);
    for (const kind of TOUCHES) document.removeEventListener(kind, this.touch, { capture: true });
    document.removeEventListener("click", this.stay, { capture: true });
    return this;
  }

  /** @param {boolean} wanted */
  show(wanted) {
    this.hint.hidden = !wanted;
    document.documentElement.toggleAttribute("data-kiosk-hint", wanted);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    this.show(Boolean(state.kiosk) && state.autoplay);
    const hint = this.hint.hidden ? "" : word(state.lang, "kioskHint");
    if (this.hint.textContent !== hint) this.hint.textContent = hint;
    if (state.kiosk && !previous.kiosk) queueMicrotask(() => this.beginAgain());
    clearTimeout(this.step);
    if (state.autoplay && !state.black) this.step = setTimeout(() => this.goOn(), 1000 * this.secondsAt(state));
  }

  /** @param {import("../state/state.js").State} state */
  secondsAt(state) {
    const place = this.places.get(state.stop);
    if (!place) return this.options.overview;
    const { lang, mode } = state;
    const lead = inLanguage(place.lead, lang) ?? "";
    return secondsToRead(
      mode === "present" ? lead : [lead, ...(inLanguage(textOf(this.story, place), lang) ?? []).flat(3)].join(" "),
    );
  }

  goOn() {
    const { stop, end, lesson, kiosk } = this.state;
    const stops = stopsOf(this.story, lesson);
    const isLast = stop === stops[stops.length - 1];
    const asked = isAsked(this.state, this.places.get(stop));
    if (end) this.map.fire("itinerarium:ask", { patch: { stop: "", autoplay: kiosk > 0 } });
    else if (isLast && !asked)
      this.map.fire("itinerarium:ask", { patch: { stop: "", end: true, autoplay: kiosk > 0 } });
    else this.map.fire("itinerarium:ask", { patch: patchForCommand("next", this.state, stops, asked) ?? {} });
  }

  /** A visitor touches the screen, or is still there. */
  touch() {
    if (!this.state?.kiosk) return;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.beginAgain(), 1000 * this.state.kiosk);
    if (this.state.autoplay)
      this.map.fire("itinerarium:ask", { patch: { autoplay: false, mode: this.state.stop ? "story" : "explore" } });
  }

  beginAgain() {
    clearTimeout(this.idle);
    if (!this.state.kiosk) return;
    const lang = this.story.languages[0];
    this.map.fire("itinerarium:ask", {
      patch: {
        stop: "",
        place: "",
        day: "",
        read: false,
        contents: false,
        dialog: "",
        black: false,
        lang,
        mode: "present",
        autoplay: true,
      },
    });
    this.map.fire("itinerarium:overview");
  }

  /** Nobody must be led out of the page. @param {MouseEvent} event */
  stay(event) {
    const link = event.target instanceof Element && event.target.closest("a[target]");
    if (link && this.state?.kiosk) event.preventDefault();
  }
}
