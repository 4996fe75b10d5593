// @ts-check
/**
 * The one state of the page. Controls ask by `map.fire("itinerarium:ask", {patch})` and hear of it
 * by `map.on("itinerarium:change", ({state, previous}) => ...)`; the hash follows and leads. A day may change
 * sixty times a second, so that it has an event of its own: `itinerarium:day`, ({day, stop, state}) => ...
 */

import { calendarOf } from "../data/calendar.js";
import { directionOf } from "../data/direction.js";
import { kindsOf, routesDrawn } from "../data/filters.js";
import { NO_JOURNEY } from "../data/journeys.js";
import { afterFrame, afterWork, paceFrames, whenIdle } from "../dom/frames.js";
import { typefaces } from "../dom/typefaces.js";
import { hashFromState, INITIAL_STATE, isBeside, legendAfter, sameState, stateAfter, stateFromHash } from "./state.js";

const NARROW = "(max-width: 74.99rem)";
/** From here on the article stands beside the map. */
const WIDE = "(min-width: 75rem)";
/** A day stands this long (ms) before the address has it: browsers limit how often the address may change. */
const DAY_RESTS = 300;

/** Whatever the reader does finds everything told. */
const INPUTS = ["keydown", "pointerdown", "touchstart", "wheel", "click"];

/** The address of a sheet, which is no state of the map; it stays until one goes back to it. */
const SHEET = /[#&]paper=/;

export class Conductor {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { ...options };
    this.story = story;
    /** @type {L.Map} */
    this.map;
    this.known = {
      places: new Set(story.places.map((/** @type {Place} */ place) => place.id)),
      stops: new Set(story.stops),
      languages: story.languages,
      journeys: new Set((story.journeys ?? []).flatMap(({ id }) => [id, NO_JOURNEY])),
      lessons: story.lessons,
      kinds: kindsOf(story),
      strands: routesDrawn(story).map(({ id }) => id),
      calendar: calendarOf(story),
    };
    this.timer = 0;
    /** @type {import("./state.js").State} */
    this.state = { ...INITIAL_STATE, legend: !window.matchMedia(NARROW).matches };
    this.wide = window.matchMedia(WIDE);
    this.legendOfMap = this.state.legend;
    this.isDrawn = false;
    /** @type {(() => void) | null} tells everybody else what the card has told */
    this.rest = null;
    this.readHash = this.readHash.bind(this);
    this.tellRest = this.tellRest.bind(this);
    this.tellDrawn = this.tellDrawn.bind(this);
    this.measure = this.measure.bind(this);
    this.beforePrint = this.beforePrint.bind(this);
  }

  /**
   * Take the map over: read the hash, tell everybody, mark the page as ready. What comes when the map is drawn comes
   * at once where the address asks for more than the map, and else before any key is heard.
   * @param {L.Map} map
   */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:ask", this.hear, this);
    window.addEventListener("hashchange", this.readHash);
    window.addEventListener("beforeprint", this.beforePrint);
    window.addEventListener("keydown", this.tellDrawn, { capture: true, once: true });
    for (const input of INPUTS) window.addEventListener(input, this.tellRest, { capture: true, passive: true });
    this.wide.addEventListener("change", this.measure);
    if (location.hash) this.tellDrawn();
    this.readHash();
    typefaces().then(() =>
      afterWork(() => {
        document.documentElement.dataset.ready = "true";
        paceFrames(isMoving);
        queueMicrotask(() => this.tellDrawn());
      }),
    );
    return this;
  }

  remove() {
    clearTimeout(this.timer);
    window.removeEventListener("hashchange", this.readHash);
    window.removeEventListener("beforeprint", this.beforePrint);
    window.removeEventListener("keydown", this.tellDrawn, { capture: true });
    for (const input of INPUTS) window.removeEventListener(input, this.tellRest, { capture: true });
    this.wide.removeEventListener("change", this.measure);
    this.map.off("itinerarium:ask", this.hear, this);
    return this;
  }

  /**
   * Printed before the map is drawn, in a frame that nobody sees, say: what comes then, the article's control, must
   * list its legs.
   */
  beforePrint() {
    this.tellRest();
    if (this.isDrawn) return;
    this.tellDrawn();
    window.dispatchEvent(new Event("beforeprint"));
  }

  tellDrawn() {
    if (this.isDrawn) return;
    this.isDrawn = true;
    whenIdle(() => this.story.laterTexts?.("")); // unpacked before the first card asks for them
    this.map.fire("itinerarium:drawn", { state: this.state, previous: INITIAL_STATE });
  }

  readHash() {
    this.tellRest();
    this.map.fire("itinerarium:address");
    this.move({ ...this.state, ...stateFromHash(location.hash, this.known), wide: this.wide.matches });
  }

  /** Another window has room for other things. */
  measure() {
    this.tellRest();
    this.move({ ...this.state, wide: this.wide.matches });
  }

  /** @param {{patch: Partial<import("./state.js").State>}} event */
  hear({ patch }) {
    this.tellRest();
    const next = stateAfter(this.state, patch, this.known.calendar);
    const isReadOn = isBeside(this.state) && isBeside(next);
    this.move(next);
    clearTimeout(this.timer);
    if (patch.day !== undefined && patch.stop === undefined)
      this.timer = setTimeout(() => this.writeHash("replaceState"), DAY_RESTS);
    else this.writeHash(isReadOn || isPassing(next) ? "replaceState" : "pushState");
  }

  /** @param {import("./state.js").State} wanted */
  move(wanted) {
    const previous = this.state;
    const next = { ...wanted, legend: legendAfter({ state: previous, next: wanted }, this.legendOfMap) };
    if (next.mode === "explore") this.legendOfMap = next.legend;
    if (sameState(previous, next)) return;
    this.state = Object.freeze(next);
    const root = document.documentElement;
    root.dataset.day = next.day;
    const isDayAlone = sameState(previous, { ...next, day: previous.day });
    if (!isDayAlone) this.showState(next);
    this.rest = () => {
      if (!isDayAlone) this.tell(next, previous);
      if (next.day !== previous.day || next.stop !== previous.stop)
        this.map.fire("itinerarium:day", { day: next.day, stop: next.stop, state: next });
    };
    if (isStep(next, previous)) this.tellCardFirst(next, previous);
    else this.tellRest();
  }

  /**
   * A step of the story: the card is shown at once, and all that takes longer is told when it has been seen, or before
   * the reader does anything more.
   * @param {import("./state.js").State} state
   * @param {import("./state.js").State} previous
   */
  tellCardFirst(state, previous) {
    this.map.fire("itinerarium:step", { state, previous });
    const { rest } = this;
    afterFrame(() => rest === this.rest && this.tellRest());
  }

  /** What only the card knows yet. */
  tellRest() {
    const { rest } = this;
    this.rest = null;
    rest?.();
  }

  /** More than the day has changed: the page shows it to its styles. @param {import("./state.js").State} state */
  showState(state) {
    const root = document.documentElement;
    // Set anew they restyle the whole page, also where they are the same.
    const dir = directionOf(state.lang);
    if (root.lang !== state.lang) root.lang = state.lang;
    if (root.dir !== dir) root.dir = dir;
    root.dataset.mode = state.mode;
    root.dataset.stop = state.stop;
    root.dataset.tool = state.tool;
    this.map.getContainer().toggleAttribute("data-in-story", Boolean(state.stop) || state.end);
    for (const view of ["end", "read", "contents", "legend", "spacing"])
      root.toggleAttribute(`data-${view}`, Boolean(state[/** @type {"read"} */ (view)]));
    root.toggleAttribute("data-beside", isBeside(state));
  }

  /**
   * @param {import("./state.js").State} state
   * @param {import("./state.js").State} previous
   */
  tell(state, previous) {
    this.map.fire("itinerarium:change", { state, previous });
  }

  /** @param {"pushState" | "replaceState"} change */
  writeHash(change) {
    const hash = hashFromState(this.state, this.known.languages, this.known.calendar, this.known);
    if (hash === location.hash || SHEET.test(location.hash)) return;
    try {
      history[change](null, "", hash || location.pathname + location.search);
    } catch {
      // A page inside another (srcdoc) has no address of its own to change.
    }
  }
}

/**
 * Whether what is shown is no step of the reader's own, to which "back" should lead.
 * @param {import("./state.js").State} state
 */
function isPassing(state) {
  return window.top !== window.self || state.autoplay || state.kiosk > 0;
}

/** What closes or opens with a step has to do so at once, as the next key would go there. */
const SAME_IN_A_STEP = /** @type {const} */ (["lang", "dialog", "read", "quiz", "place", "contents"]);

/**
 * Whether one goes from stop to stop, on a map that is there and seen.
 * @param {import("./state.js").State} state
 * @param {import("./state.js").State} previous
 */
function isStep(state, previous) {
  const isMapAlone = SAME_IN_A_STEP.every((key) => state[key] === previous[key]);
  return isMapAlone && state.stop !== previous.stop && isMoving() && !document.hidden;
}

/** Where nothing may move, all changes at once. */
function isMoving() {
  return document.documentElement.dataset.motion !== "still";
}
