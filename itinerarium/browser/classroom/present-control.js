// @ts-check
/**
 * The page on the wall: full screen, black screen, larger letters, few names, controls that go when the mouse rests.
 */

import { stopsOf } from "../data/lesson.js";
import { markOf, placesById } from "../data/places-by-id.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

const GROWTH = 1.12;
/** What must not lose the focus by going out of sight. */
const FADING = ".title-block, .leaflet-bottom, .card-tools, .card-steps, .contents";

export class PresentControl {
  /** @param {Story} story @param {object} [options] `rest`, `told`: the milliseconds after which controls and notices go */
  constructor(story, options = {}) {
    this.options = { rest: 3000, told: 6000, ...options };
    this.story = story;
    /** @type {L.Map} */
    this.map;
    this.timer = 0;
    this.mode = "";
    this.lang = "";
    this.isStarted = false;
    this.spoken = element("p", { class: "spoken-only", role: "status" });
    this.dark = element("div", { class: "black-screen", hidden: true }, this.spoken);
    this.dark.addEventListener("click", () => this.map.fire("itinerarium:ask", { patch: { black: false } }));
    this.notice = element("p", { class: "notice", role: "alert" });
    this.stir = this.stir.bind(this);
    this.onKey = this.onKey.bind(this);
    this.onFullScreen = this.onFullScreen.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    document.body.append(this.dark);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:command", this.obey, this);
    for (const kind of ["pointermove", "pointerdown", "wheel"])
      document.addEventListener(kind, this.stir, { passive: true });
    document.addEventListener("keydown", this.onKey);
    document.addEventListener("fullscreenchange", this.onFullScreen);
    return this;
  }

  remove() {
    clearTimeout(this.timer);
    this.dark.remove();
    this.notice.remove();
    this.map.off("itinerarium:change", this.hear, this);
    this.map.off("itinerarium:command", this.obey, this);
    for (const kind of ["pointermove", "pointerdown", "wheel"]) document.removeEventListener(kind, this.stir);
    document.removeEventListener("keydown", this.onKey);
    document.removeEventListener("fullscreenchange", this.onFullScreen);
    return this;
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.dark.hidden = !state.black;
    if (state.black !== previous.black) this.spoken.textContent = state.black ? word(state.lang, "blackScreen") : "";
    if (state.size !== previous.size) this.setSize(state.size);
    const isOther = state.mode !== previous.mode;
    this.mode = state.mode;
    this.lang = state.lang;
    if (isOther && state.mode === "present") this.quieten();
    else if (isOther) this.leave();
    if (isOther || state.stop !== previous.stop || state.lesson !== previous.lesson) this.chooseNames(state);
  }

  /** @param {number} size */
  setSize(size) {
    document.documentElement.style.setProperty("--text-scale", String(Math.round(100 * GROWTH ** size) / 100));
    this.map.fire("itinerarium:theme");
  }

  /**
   * On the wall only the stop and its neighbours are named; at the overview and in a wide view the stops.
   * @param {import("../state/state.js").State} state
   */
  chooseNames({ mode, stop, lesson }) {
    const stops = stopsOf(this.story, lesson);
    const at = stops.indexOf(stop);
    const isWide = at < 0 || placesById(this.story).get(stop)?.bounds;
    const near = isWide ? stops : stops.slice(Math.max(0, at - 1), at + 2);
    const shown = [...near, ...(stop ? [stop] : [])];
    this.map.fire("itinerarium:naming", { ids: mode === "present" ? shown.map((id) => markOf(this.story, id)) : null });
  }

  leave() {
    this.stir();
    if (this.isStarted && document.fullscreenElement) document.exitFullscreen();
    this.isStarted = false;
  }

  /** The controls come back, for a while. */
  stir() {
    document.documentElement.removeAttribute("data-quiet");
    clearTimeout(this.timer);
    if (this.mode === "present") this.timer = setTimeout(() => this.quieten(), this.options.rest);
  }

  quieten() {
    const focused = document.querySelector(":focus-visible");
    if (!focused?.closest(FADING)) document.documentElement.setAttribute("data-quiet", "");
  }

  /** Tab must find the controls. @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === "Tab") this.stir();
  }

  /** @param {{command: string}} event */
  obey({ command }) {
    if (command === "fullscreen") this.switchFullScreen();
    if (command === "start") this.start();
  }

  /** What a clicker's start button means: projected, on the whole screen. */
  start() {
    this.map.fire("itinerarium:ask", { patch: { mode: "present" } });
    this.isStarted = true;
    if (!document.fullscreenElement) this.switchFullScreen();
  }

  async switchFullScreen() {
    if (!document.fullscreenEnabled) return this.refuse();
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch {
      this.refuse();
    }
  }

  /** A frame or a telephone may not allow the full screen; the page goes on as it is. */
  refuse() {
    document.body.append(this.notice);
    this.notice.textContent = word(this.lang, "fullScreenRefused");
    setTimeout(() => this.notice.remove(), this.options.told);
  }

  /** The browser's own Esc leaves what the start button began. */
  onFullScreen() {
    if (document.fullscreenElement || !this.isStarted) return;
    this.isStarted = false;
    this.map.fire("itinerarium:press", { command: "present" });
  }
}
