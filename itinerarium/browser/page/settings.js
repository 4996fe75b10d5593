// @ts-check
/** What a reader has set for good: kept in this browser, where it allows that, and sent nowhere. */

const NAME = "itinerarium-settings";
const KEPT = Object.freeze({
  letters: "boolean",
  motion: "string",
  size: "number",
  ruler: "boolean",
  spacing: "boolean",
});
const NAMES = /** @type {(keyof typeof KEPT)[]} */ (Object.keys(KEPT));

/**
 * The settings in a stored text; what is not one is left out. Pure.
 * @param {string | null} text
 */
export function settingsFrom(text) {
  try {
    const stored = JSON.parse(text ?? "{}");
    const entries = Object.entries(KEPT).filter(([key, kind]) => typeof stored?.[key] === kind);
    return Object.fromEntries(entries.map(([key]) => [key, stored[key]]));
  } catch {
    return {};
  }
}

export class Settings {
  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    return this;
  }

  remove() {
    this.map?.off("itinerarium:change", this.hear, this);
    return this;
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    if (previous.lang === "") queueMicrotask(() => this.map?.fire("itinerarium:ask", { patch: this.stored() }));
    else if (NAMES.some((key) => state[key] !== previous[key])) this.store(state);
  }

  stored() {
    try {
      return settingsFrom(localStorage.getItem(NAME));
    } catch {
      return {};
    }
  }

  /** @param {import("../state/state.js").State} state */
  store(state) {
    try {
      localStorage.setItem(NAME, JSON.stringify(Object.fromEntries(NAMES.map((key) => [key, state[key]]))));
    } catch {
      // Some browsers keep nothing for files; then it holds until the window is closed.
    }
  }
}
