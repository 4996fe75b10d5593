// @ts-check
/** What can be asked for by a key, and which keys ask for it: read by the keyboard and by the help. Pure. */

/**
 * @typedef {object} Press
 * @property {string} key        as in KeyboardEvent.key
 * @property {string} [code]     as in KeyboardEvent.code
 * @property {boolean} modified  whether Control, Alt, AltGr, Meta or (but for "+", "?", F5) Shift is held
 * @property {boolean} typing    whether the focus is in a field that takes text or arrows
 * @property {boolean} onMap     whether the map itself has the focus (arrows pan it), or a sound (they wind it)
 * @property {boolean} [onButton]  whether what has the focus answers to Space
 * @property {boolean} [repeated]  whether the key is only held down
 */

/** @typedef {{name: string, keys: readonly string[], inStory?: boolean, steps?: boolean}} Command */

/**
 * A command with `inStory` is one only while the story is open; one with `steps` may be repeated by holding the key.
 * @type {readonly Command[]}
 */
export const COMMANDS = Object.freeze([
  { name: "next", keys: ["PageDown", "ArrowRight"], steps: true },
  { name: "next", keys: [" ", "n"], inStory: true, steps: true },
  { name: "previous", keys: ["PageUp", "ArrowLeft"], steps: true },
  { name: "home", keys: ["Home"] },
  { name: "return", keys: ["r", "Backspace"], inStory: true },
  { name: "present", keys: ["p"] },
  { name: "start", keys: ["F5"] },
  { name: "fullscreen", keys: ["f"] },
  { name: "black", keys: ["b", "."] },
  { name: "larger", keys: ["+", "="] },
  { name: "smaller", keys: ["-"] },
  { name: "goto", keys: ["g"] },
  { name: "picture", keys: ["i"] },
  { name: "legend", keys: ["l"] },
  { name: "motion", keys: ["m"] },
  { name: "question", keys: ["q"] },
  { name: "teacher", keys: ["s"] },
  { name: "pen", keys: ["d"] },
  { name: "measure", keys: ["k"] },
  { name: "mine", keys: ["y"] },
  { name: "truesize", keys: ["t"] },
  { name: "spotlight", keys: ["o"] },
  { name: "aloud", keys: ["a"] },
  { name: "share", keys: ["u"] },
  { name: "help", keys: ["h", "?"] },
]);

/** Commands that take a tool into the hand, or lay it down. */
export const TOOLS = /** @type {const} */ (["pen", "measure", "mine", "truesize", "spotlight", "aloud"]);

/**
 * Letters, digits and signs, which a person who speaks to the computer may press unawares (WCAG 2.1.4).
 * @param {string} key
 */
export function isCharacter(key) {
  return key.length === 1 && key !== " ";
}

/**
 * The key's sign; where a layout has no Latin letters, the Latin one on the same key.
 * @param {Press} press
 */
function signOf({ key, code = "" }) {
  const isForeign = key.length === 1 && /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return isForeign && code.startsWith("Key") ? code.slice(3).toLowerCase() : key.length === 1 ? key.toLowerCase() : key;
}

/**
 * The command that a press gives, "" when the key is not ours.
 * @param {Press} press
 * @param {{mode: string, letters: boolean}} state
 */
export function commandFor(press, state) {
  const key = signOf(press);
  if (press.modified || press.typing || (isCharacter(key) && !state.letters)) return "";
  if (press.onMap && key.startsWith("Arrow")) return "";
  if (press.onMap && "+-=".includes(key)) return "";
  if (key === " " && press.onButton) return "";
  if (key === "p" && state.mode === "present") return "previous";
  const command = COMMANDS.find(({ keys, inStory }) => keys.includes(key) && (!inStory || state.mode !== "explore"));
  return command && !(press.repeated && !command.steps) ? command.name : "";
}
