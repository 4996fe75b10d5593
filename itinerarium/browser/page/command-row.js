// @ts-check
/** A command as a button, with the keys that ask for it. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { COMMANDS } from "./commands.js";
import { canReadAloud } from "./voices.js";

/** Keys as they are written on keyboards everywhere. */
const CAPS = Object.freeze({
  PageDown: "Page\u00a0Down",
  PageUp: "Page\u00a0Up",
  ArrowRight: "\u2192",
  ArrowLeft: "\u2190",
  Backspace: "\u232b",
  "-": "\u2212",
});

/**
 * @param {string} name of the command
 * @param {string} lang
 * @param {(name: string) => void} onPress
 * @param {boolean} [isOn] whether it is a switch that is on
 */
export function commandRow(name, lang, onPress, isOn) {
  const button = element(
    "button",
    { type: "button", class: "command", "data-command": name, "aria-pressed": isOn === undefined ? false : `${isOn}` },
    element("span", { class: "command-name" }, word(lang, `command_${name}`)),
    element("span", { class: "command-keys" }, ...keysOf(name).map((key) => element("kbd", {}, keyCap(key, lang)))),
  );
  button.addEventListener("click", () => onPress(name));
  return element("li", {}, button);
}

/** What measures on the globe, of which a picture as the ground has none. */
const OF_THE_GLOBE = new Set(["measure", "mine", "truesize"]);

/** Whether what it asks for can be had here. @param {string} name @param {string} lang @param {Story} story */
export function isOffered(name, lang, story) {
  if (story.ground && OF_THE_GLOBE.has(name)) return false;
  return name !== "aloud" || canReadAloud(lang);
}

/** @param {string} name */
function keysOf(name) {
  const keys = COMMANDS.filter((command) => command.name === name).flatMap((command) => command.keys);
  return name === "previous" ? [...keys, "p"] : keys;
}

/** @param {string} key @param {string} lang */
function keyCap(key, lang) {
  if (key === " ") return word(lang, "spaceKey");
  return CAPS[/** @type {keyof typeof CAPS} */ (key)] ?? (key.length === 1 ? key.toUpperCase() : key);
}
