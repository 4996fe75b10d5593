// @ts-check
/** The page's state as a value: what the address's hash says, what the next stop is. */
import { dayOf, isInStory, stopOn } from "../data/calendar.js";
import { lessonOf } from "../data/lesson.js";
import { themeNamed } from "../data/themes.js";
import { CLASS_STATE, classAfter, classFromHash, classHash } from "./class-state.js";
import { READER_STATE, readerFromHash, readerHash } from "./reader-state.js";

/**
 * @typedef {object} OwnState
 * @property {"explore" | "story" | "present"} mode
 * @property {string} stop   id of the current stop, "" at the overview
 * @property {boolean} end   whether the story is over and its whole way is looked back on; there is no stop then
 * @property {string} place  id of the place whose popup is open, "" when none is
 * @property {string} day    the day shown, ISO 8601; "" when time is not in use: then the whole story is
 * @property {string} lang   the language shown
 * @property {string} theme  the theme chosen, "" for the one that the mode brings
 * @property {boolean} read  whether the Read view is open
 * @property {string} journey the journey chosen, "" for the story's first, "none" for none
 * @property {string} layer  the layer that a text's words have switched on; never in the hash
 * @property {string} bounds "south,west,north,east" that a text's words have asked for, until the map goes on; never in the hash
 * @property {string} strand  the strand chosen in the legend, "" for none; never in the hash
 * @property {boolean} contents  whether the list of contents is open; never in the hash
 * @property {boolean} legend    whether the legend is shown; never in the hash
 * @property {boolean} wide      whether the window has room for the article beside the map; never in the hash
 */

/** @typedef {OwnState & import("./class-state.js").ClassState & import("./reader-state.js").ReaderState} State */

/** @type {Readonly<State>} */
export const INITIAL_STATE = Object.freeze({
  mode: "explore",
  stop: "",
  end: false,
  place: "",
  day: "",
  lang: "",
  theme: "",
  read: false,
  journey: "",
  layer: "",
  bounds: "",
  strand: "",
  contents: false,
  legend: true,
  wide: false,
  ...CLASS_STATE,
  ...READER_STATE,
});

/** What leads the map elsewhere. */
const MOVES = /** @type {const} */ (["stop", "end", "place", "journey"]);

/**
 * The state that a hash such as `#stop=krasnovodsk&lang=pl` asks for; what is unknown is dropped.
 * @param {string} hash
 * @param {{places: Set<string>, stops: Set<string>, languages: string[], journeys?: Set<string>, lessons?: LessonData[], kinds?: string[], strands?: string[], calendar?: import("../data/calendar.js").Calendar | null}} known
 * @returns {Partial<State>}
 */
export function stateFromHash(hash, known) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const stop = parts.get("stop") ?? "";
  const place = parts.get("place") ?? "";
  const lang = parts.get("lang") ?? "";
  const isStop = known.stops.has(stop);
  const present = parts.has("present") || parts.has("kiosk");
  const end = !isStop && parts.has("end");
  const story = isStop || end || parts.has("story");
  const shared = classFromHash(parts, known.stops, known.lessons);
  const moment = { stop: isStop ? stop : "", day: parts.get("day") ?? "", lesson: shared.lesson };
  return {
    mode: present ? "present" : story ? "story" : "explore",
    ...(end ? { stop: "", day: "" } : momentOf(moment, present || story, known.calendar ?? null)),
    end,
    place: known.places.has(place) ? place : "",
    lang: known.languages.includes(lang) ? lang : (known.languages[0] ?? "en"),
    theme: themeNamed(parts.get("theme")),
    read: parts.has("read"),
    journey: known.journeys?.has(parts.get("journey") ?? "") ? (parts.get("journey") ?? "") : "",
    strand: "",
    ...shared,
    ...readerFromHash(parts, known),
  };
}

/**
 * A stop and a day that agree: where a link's do not, the stop has its own day.
 * @param {{stop: string, day: string, lesson: string}} moment
 * @param {boolean} inStory whether the story is open
 * @param {import("../data/calendar.js").Calendar | null} calendar
 */
function momentOf({ stop, day, lesson }, inStory, calendar) {
  if (!isInStory(calendar, day)) return { stop, day: dayOf(calendar, stop) };
  if (!inStory) return { stop: "", day };
  const reached = stopReached({ stop, day, lesson }, calendar);
  return stop && stop !== reached ? { stop, day: dayOf(calendar, stop) } : { stop: reached, day };
}

/**
 * The hash that a link to this state carries, "" for the plain overview in the first language.
 * @param {State} state
 * @param {string[]} languages
 * @param {import("../data/calendar.js").Calendar | null} [calendar]
 * @param {{stops?: Iterable<string>, lessons?: LessonData[]}} [known] for the name of a lesson
 */
export function hashFromState(state, languages, calendar = null, known = {}) {
  const parts = [];
  if (state.mode === "present") parts.push("present");
  else if (state.mode === "story" && !state.stop && !state.end) parts.push("story");
  if (state.end) parts.push("end");
  if (state.stop) parts.push(`stop=${encodeURIComponent(state.stop)}`);
  if (state.day && state.day !== dayOf(calendar, state.stop)) parts.push(`day=${state.day}`);
  if (state.place) parts.push(`place=${encodeURIComponent(state.place)}`);
  if (state.read) parts.push("read");
  if (state.journey) parts.push(`journey=${encodeURIComponent(state.journey)}`);
  if (state.lang !== languages[0]) parts.push(`lang=${encodeURIComponent(state.lang)}`);
  if (state.theme) parts.push(`theme=${state.theme}`);
  parts.push(...classHash(state, known), ...readerHash(state));
  return parts.length ? `#${parts.join("&")}` : "";
}

/**
 * The state after a control has asked for a change: what follows from it is changed with it. A stop brings
 * its day; while the story is open, a day brings its stop; the overview is outside time.
 * @param {State} state
 * @param {Partial<State>} patch
 * @param {import("../data/calendar.js").Calendar | null} [calendar]
 * @returns {State}
 */
export function stateAfter(state, patch, calendar = null) {
  const next = endAfter(withConsequences(state, patch, calendar), patch);
  return patch.bounds || MOVES.every((key) => next[key] === state[key]) ? next : { ...next, bounds: "" };
}

/**
 * The end is no stop: whatever leads elsewhere leaves it.
 * @param {State} next
 * @param {Partial<State>} patch
 * @returns {State}
 */
function endAfter(next, patch) {
  const isLeft = next.stop || next.day || next.quiz || patch.mode === "explore" || (patch.stop === "" && !patch.end);
  if (!next.end || isLeft) return { ...next, end: false };
  return next.mode === "explore" ? { ...next, mode: "story" } : next;
}

/**
 * @param {State} state
 * @param {Partial<State>} patch
 * @param {import("../data/calendar.js").Calendar | null} calendar
 * @returns {State}
 */
function withConsequences(state, patch, calendar) {
  if (patch.day !== undefined && patch.stop === undefined) return stateOnDay(state, patch, calendar);
  const next = { ...state, ...patch };
  if (patch.stop && next.mode === "explore") next.mode = "story";
  if (patch.mode === "explore") next.stop = "";
  if (next.stop !== state.stop) next.strand = "";
  if (patch.mode && state.mode === "explore" && state.day && patch.stop === undefined)
    return stateOnDay(state, { ...patch, day: state.day }, calendar);
  if (next.stop !== state.stop || patch.stop) next.day = patch.day ?? dayOf(calendar, next.stop);
  else if (patch.stop === "") next.day = patch.day ?? "";
  if (patch.stop !== undefined && patch.place === undefined) next.place = "";
  if ((patch.place || patch.stop) && !isBeside(next)) next.read = false;
  return classAfter(state, next, patch);
}

/**
 * @param {State} state
 * @param {Partial<State>} patch
 * @param {import("../data/calendar.js").Calendar | null} calendar
 * @returns {State}
 */
function stateOnDay(state, patch, calendar) {
  const next = { ...state, ...patch };
  if (next.mode !== "explore") next.stop = stopReached(next, calendar);
  if (next.stop !== state.stop && patch.place === undefined) next.place = "";
  return classAfter(state, next, patch);
}

/**
 * The stop of a day, of those in the story or lesson.
 * @param {{stop: string, day: string, lesson: string}} moment
 * @param {import("../data/calendar.js").Calendar | null} calendar
 */
function stopReached({ stop, day, lesson }, calendar) {
  const { minutes } = lessonOf(lesson);
  return stopOn(calendar, day, stop, (id) => !lesson || minutes.has(id));
}

/**
 * Whether the article is read beside the map, which shows what it tells; else it lies over the map.
 * @param {Pick<State, "mode" | "read" | "wide">} state
 */
export function isBeside({ mode, read, wide }) {
  return read && wide && mode !== "present";
}

/**
 * Whether the legend is open after a change: it closes when the story begins, and is again what it was when the map has
 * the page to itself. Who asks for it has it.
 * @param {{state: State, next: State}} change
 * @param {boolean} wasOpen before the story began
 */
export function legendAfter({ state, next }, wasOpen) {
  const [wasTold, isTold] = [state, next].map(({ mode }) => mode !== "explore");
  if (next.legend !== state.legend || wasTold === isTold) return next.legend;
  return isTold ? false : wasOpen || next.legend;
}

/**
 * @param {State} one
 * @param {State} other
 */
export function sameState(one, other) {
  return Object.entries(one).every(([key, value]) => other[/** @type {keyof State} */ (key)] === value);
}

/**
 * The change that leads so many stops on: past the last one to the end, and from there back to it.
 * @param {string[]} stops
 * @param {{stop: string, end: boolean}} moment
 * @param {number} steps
 * @returns {{stop: string, end?: boolean}}
 */
export function patchForSteps(stops, { stop, end }, steps) {
  const last = stops[stops.length - 1] ?? "";
  if (steps > 0 && (end || (last && stop === last))) return { stop: "", end: true };
  return { stop: end ? last : stopAfter(stops, stop, steps) };
}

/**
 * The stop that is `steps` after the current one; the overview "" stands before the first.
 * @param {string[]} stops
 * @param {string} current
 * @param {number} steps
 */
export function stopAfter(stops, current, steps) {
  const index = stops.indexOf(current) + steps;
  if (index < 0) return "";
  return stops[Math.min(index, stops.length - 1)] ?? "";
}
