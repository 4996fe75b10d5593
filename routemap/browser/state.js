// @ts-check
/** The page's state as a value: what the address's hash says, what the next stop is. */

/**
 * @typedef {object} State
 * @property {"explore" | "story" | "present"} mode
 * @property {string} stop   id of the current stop, "" at the overview
 * @property {string} place  id of the place whose popup is open, "" when none is
 * @property {string} lang   the language shown
 * @property {boolean} read  whether the Read view is open
 * @property {boolean} contents  whether the list of contents is open; never in the hash
 * @property {boolean} legend    whether the legend is shown; never in the hash
 */

/** @type {Readonly<State>} */
export const INITIAL_STATE = Object.freeze({
  mode: "explore", stop: "", place: "", lang: "", read: false, contents: false, legend: true,
});

/**
 * The state that a hash such as `#stop=krasnovodsk&lang=pl` asks for; what is unknown is dropped.
 * @param {string} hash
 * @param {{places: Set<string>, stops: Set<string>, languages: string[]}} known
 * @returns {Omit<State, "contents" | "legend">}
 */
export function stateFromHash(hash, known) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const stop = parts.get("stop") ?? "";
  const place = parts.get("place") ?? "";
  const lang = parts.get("lang") ?? "";
  const isStop = known.stops.has(stop);
  const present = parts.has("present");
  const story = isStop || parts.has("story");
  return {
    mode: present ? "present" : story ? "story" : "explore",
    stop: isStop ? stop : "",
    place: known.places.has(place) ? place : "",
    lang: known.languages.includes(lang) ? lang : known.languages[0] ?? "en",
    read: parts.has("read"),
  };
}

/**
 * The hash that a link to this state carries, "" for the plain overview in the first language.
 * @param {State} state
 * @param {string[]} languages
 */
export function hashFromState(state, languages) {
  const parts = [];
  if (state.mode === "present") parts.push("present");
  else if (state.mode === "story" && !state.stop) parts.push("story");
  if (state.stop) parts.push(`stop=${encodeURIComponent(state.stop)}`);
  if (state.place) parts.push(`place=${encodeURIComponent(state.place)}`);
  if (state.read) parts.push("read");
  if (state.lang !== languages[0]) parts.push(`lang=${encodeURIComponent(state.lang)}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

/**
 * The state after a control has asked for a change: what follows from it is changed with it.
 * @param {State} state
 * @param {Partial<State>} patch
 * @returns {State}
 */
export function stateAfter(state, patch) {
  const next = { ...state, ...patch };
  if (patch.stop && next.mode === "explore") next.mode = "story";
  if (patch.mode === "explore") next.stop = "";
  if (patch.stop !== undefined && patch.place === undefined) next.place = "";
  if (patch.place || patch.stop) next.read = false;
  return next;
}

/**
 * @param {State} one
 * @param {State} other
 */
export function sameState(one, other) {
  return Object.entries(one).every(([key, value]) => other[/** @type {keyof State} */ (key)] === value);
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
