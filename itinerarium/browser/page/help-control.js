// @ts-check
/** All keys, each with a button that does the same, and the settings. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { downloadButtons } from "../download/downloads.js";
import { DialogControl } from "../panels/dialog-control.js";
import { PaperLinks } from "../paper/paper-links.js";
import { COMMANDS } from "./commands.js";

/** Keys as they are written on keyboards everywhere. */
const CAPS = Object.freeze({
  PageDown: "Page\u00a0Down",
  PageUp: "Page\u00a0Up",
  ArrowRight: "\u2192",
  ArrowLeft: "\u2190",
  Backspace: "\u232b",
  "-": "\u2212",
});
/** Commands that have no key. */
const WITHOUT_KEY = ["lesson", "autoplay", "quiz"];

export class HelpControl extends DialogControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "help");
    this.letters = checkbox((isOn) => this.ask({ letters: isOn }));
    this.motion = checkbox((isOn) => this.ask({ motion: isOn ? "moving" : "still" }));
    this.paper = new PaperLinks(story, () => this.ask({ dialog: "" }));
    this.downloads = element("div", { class: "paper-links downloads" });
    this.list = element("ul", { class: "commands" });
    this.note = element("p", { class: "help-note" });
    this.body.append(
      element("div", { class: "settings" }, this.motion.label, this.letters.label),
      this.paper.root,
      this.downloads,
      this.list,
      this.note,
    );
  }

  /** @param {import("../state/state.js").State} state @param {import("../state/state.js").State} previous */
  fill(state, previous) {
    this.letters.set(state.letters, word(state.lang, "letters"));
    this.motion.set(document.documentElement.dataset.motion !== "still", word(state.lang, "motion"));
    this.paper.name(state);
    if (previous.dialog === "help" && previous.lang === state.lang) return;
    const names = [...new Set([...COMMANDS.map(({ name }) => name), ...WITHOUT_KEY])];
    if (!this.story.ground) this.downloads.replaceChildren(...downloadButtons(state.lang));
    this.list.replaceChildren(...names.map((name) => this.row(name, state.lang)));
    this.note.textContent = word(state.lang, "helpNote");
  }

  /** @param {string} name @param {string} lang */
  row(name, lang) {
    const keys = COMMANDS.filter((command) => command.name === name)
      .flatMap((command) => command.keys)
      .concat(name === "previous" ? ["p"] : [])
      .map((key) => element("kbd", {}, keyCap(key, lang)));
    const button = element(
      "button",
      { type: "button", class: "command" },
      element("span", { class: "command-name" }, word(lang, `command_${name}`)),
      element("span", { class: "command-keys" }, ...keys),
    );
    button.addEventListener("click", () => {
      this.ask({ dialog: "" });
      this.map.fire("itinerarium:press", { command: name });
    });
    return element("li", {}, button);
  }
}

/** @param {string} key @param {string} lang */
function keyCap(key, lang) {
  if (key === " ") return word(lang, "spaceKey");
  return CAPS[/** @type {keyof typeof CAPS} */ (key)] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** @param {(isOn: boolean) => void} onChange */
function checkbox(onChange) {
  const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
  const name = element("span");
  box.addEventListener("change", () => onChange(box.checked));
  const set = (/** @type {boolean} */ isOn, /** @type {string} */ text) => {
    box.checked = isOn;
    name.textContent = text;
  };
  return { label: element("label", { class: "setting" }, box, name), set };
}
