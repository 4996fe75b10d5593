// @ts-check
/** Which key means what: from a key press and the state to the change it asks for. */

import { isBeside, patchForSteps } from "../state/state.js";
import { commandFor, TOOLS } from "./commands.js";

/** @typedef {import("./commands.js").Press} Press */
/** @typedef {import("../state/state.js").State} State */

const STEPS = new Map([
  ["next", 1],
  ["previous", -1],
]);

/**
 * What a press asks for: a command's name and the change of the state that it is, null for one that is none.
 * @param {Press} press
 * @param {State} state
 * @param {string[]} stops of the story or lesson
 * @param {boolean} [isAsked] whether the stop's question stands without its answer
 * @returns {{command: string, patch: Partial<State> | null} | null} null where the key is not ours
 */
export function askedByKey(press, state, stops, isAsked = false) {
  const isPlain = !press.modified;
  if (isPlain && press.key === "Escape") return withPatch("escape", patchForEscape(state));
  if (state.read || state.dialog || state.quiz) return null;
  const command = commandFor(press, state);
  if (!command) return null;
  if (state.black) return { command, patch: { black: false } };
  const patch = patchForCommand(command, state, stops, isAsked);
  return (STEPS.has(command) || command === "home") && !patch ? null : { command, patch };
}

/** @param {string} command @param {Partial<State> | null} patch */
function withPatch(command, patch) {
  return patch && { command, patch };
}

/**
 * The change that a command is, or null where it is none (full screen, a second window) or there is no story.
 * @param {string} command
 * @param {State} state
 * @param {string[]} stops
 * @param {boolean} [isAsked]
 * @returns {Partial<State> | null}
 */
export function patchForCommand(command, state, stops, isAsked = false) {
  const steps = STEPS.get(command);
  const tool = TOOLS.find((name) => name === command);
  if (tool) return { tool: state.tool === tool ? "" : tool };
  if (steps || command === "home") return stops.length ? patchForStep(steps ?? 0, state, stops, isAsked) : null;
  switch (command) {
    case "present":
      return state.mode === "present" ? leavePresent(state) : { mode: "present" };
    case "black":
      return { black: !state.black };
    case "larger":
      // On the wall the legend makes room first.
      return { size: state.size + 1, ...(state.mode === "present" ? { legend: false } : {}) };
    case "smaller":
      return { size: state.size - 1 };
    case "legend":
      return { legend: !state.legend };
    case "question":
      return { question: !state.question };
    case "quiz":
      return { quiz: 1 };
    case "autoplay":
      return { autoplay: !state.autoplay };
    case "goto":
    case "help":
    case "lesson":
    case "print":
    case "share":
      return { dialog: command };
    default:
      return null;
  }
}

/**
 * @param {number} steps 0 for the overview
 * @param {State} state
 * @param {string[]} stops
 * @param {boolean} isAsked
 * @returns {Partial<State>}
 */
function patchForStep(steps, state, stops, isAsked) {
  if (!steps) return { stop: "" };
  return steps > 0 && isAsked ? { answer: true } : patchForSteps(stops, state, steps);
}

/** @param {State} state @returns {Partial<State>} */
function leavePresent(state) {
  return { mode: state.stop || state.end ? "story" : "explore" };
}

/**
 * Esc closes what lies on top, one thing at a time.
 * @param {State} state
 * @returns {Partial<State> | null}
 */
function patchForEscape(state) {
  if (state.black) return { black: false };
  if (state.dialog) return { dialog: "" };
  if (state.tool) return { tool: "" };
  if (state.place && isBeside(state)) return { place: "" };
  if (state.read) return { read: false };
  if (state.contents) return { contents: false };
  if (state.quiz) return { quiz: 0 };
  if (state.place) return { place: "" };
  if (state.autoplay && !state.kiosk) return { autoplay: false };
  if (state.mode === "present") return leavePresent(state);
  if (state.mode === "story") return { mode: "explore", stop: "" };
  if (state.day) return { day: "" };
  return null;
}

/**
 * The key that an arrow is where the story goes from right to left.
 * @param {string} key
 * @param {string} direction
 */
export function keyInDirection(key, direction) {
  if (direction !== "rtl") return key;
  return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}
