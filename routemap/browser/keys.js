// @ts-check
/** Which key means what: from a key press and the state to the change it asks for. */
import { stopAfter } from "./state.js";

/**
 * @typedef {object} Press
 * @property {string} key        as in KeyboardEvent.key
 * @property {boolean} modified  whether Control, Alt, Meta or Shift is held
 * @property {boolean} typing    whether the focus is in a field that takes text or arrows
 * @property {boolean} onMap     whether the map itself has the focus (arrows pan it)
 */

const STEPS = new Map([["PageDown", 1], ["PageUp", -1], ["ArrowRight", 1], ["ArrowLeft", -1]]);

/**
 * The change that a key asks for, or null where the key is not ours.
 * @param {Press} press
 * @param {import("./state.js").State} state
 * @param {string[]} stops
 * @returns {Partial<import("./state.js").State> | null}
 */
export function patchForKey(press, state, stops) {
  if (press.modified) return null;
  if (press.key === "Escape") return patchForEscape(state);
  if (press.typing || state.read || !stops.length) return null;
  if (press.key === "Home") return { stop: "" };
  if (press.onMap && press.key.startsWith("Arrow")) return null;
  const steps = STEPS.get(press.key);
  return steps ? { stop: stopAfter(stops, state.stop, steps) } : null;
}

/**
 * Esc closes what lies on top, one thing at a time.
 * @param {import("./state.js").State} state
 */
function patchForEscape(state) {
  if (state.read) return { read: false };
  if (state.contents) return { contents: false };
  if (state.place) return { place: "" };
  if (state.mode === "present") return { mode: state.stop ? /** @type {const} */ ("story") : /** @type {const} */ ("explore") };
  if (state.mode === "story") return { mode: /** @type {const} */ ("explore"), stop: "" };
  return null;
}
