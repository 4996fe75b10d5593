// @ts-check
/** The door to the settings, with all keys, each of them a button that does the same. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { DialogControl } from "../panels/dialog-control.js";
import { commandRow, isOffered } from "./command-row.js";
import { COMMANDS } from "./commands.js";

export class HelpControl extends DialogControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "help");
    this.letters = checkbox((isOn) => this.ask({ letters: isOn }));
    this.letters.label.classList.add("of-keys");
    this.motion = checkbox((isOn) => this.ask({ motion: isOn ? "moving" : "still" }));
    this.sizeName = element("span", { id: "size-name" });
    this.smaller = this.sizeButton("\u2212", -1);
    this.larger = this.sizeButton("+", 1);
    this.reading = element("h3");
    this.ruler = checkbox((isOn) => this.ask({ ruler: isOn }));
    this.spacing = checkbox((isOn) => this.ask({ spacing: isOn }));
    this.aloud = element("ul", { class: "commands" });
    this.heard = element("h3");
    this.list = element("ul", { class: "commands" });
    this.note = element("p", { class: "help-note" });
    this.body.append(
      element(
        "div",
        { class: "settings" },
        this.motion.label,
        this.letters.label,
        element("div", { class: "setting" }, this.sizeName, this.smaller, this.larger),
      ),
      this.reading,
      element("div", { class: "settings" }, this.spacing.label, this.ruler.label),
      this.aloud,
      element("section", { class: "of-keys" }, this.heard, this.list, this.note),
    );
  }

  /** @param {string} sign @param {number} steps */
  sizeButton(sign, steps) {
    const button = element("button", { type: "button", class: "plain-button" }, sign);
    button.addEventListener("click", () => this.ask({ size: this.state.size + steps }));
    return button;
  }

  /** @param {import("../state/state.js").State} state @param {import("../state/state.js").State} previous */
  fill(state, previous) {
    const { lang } = state;
    this.letters.set(state.letters, word(lang, "letters"));
    this.motion.set(document.documentElement.dataset.motion !== "still", word(lang, "motion"));
    this.reading.textContent = word(lang, "reading");
    this.spacing.set(state.spacing, word(lang, "spacing"));
    this.ruler.set(state.ruler, word(lang, "ruler"));
    if (previous.dialog === "help" && previous.lang === lang) return;
    this.sizeName.textContent = word(lang, "textSize");
    this.smaller.setAttribute("aria-label", word(lang, "command_smaller"));
    this.larger.setAttribute("aria-label", word(lang, "command_larger"));
    this.heard.textContent = word(lang, "keys");
    this.aloud.replaceChildren(
      ...(isOffered("aloud", lang, this.story) ? [commandRow("aloud", lang, () => this.press("aloud"))] : []),
    );
    const names = [...new Set(COMMANDS.map(({ name }) => name))].filter((name) => isOffered(name, lang, this.story));
    this.list.replaceChildren(...names.map((name) => commandRow(name, lang, () => this.press(name))));
    this.note.textContent = word(lang, "helpNote");
  }
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
