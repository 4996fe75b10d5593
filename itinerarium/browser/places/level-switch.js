// @ts-check
/** Two buttons, full and easy: which texts are shown. */

import { LEVELS } from "../data/levels.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

export class LevelSwitch {
  /** @param {(level: import("../data/levels.js").Level) => void} onChoose */
  constructor(onChoose) {
    this.buttons = LEVELS.map((level) => {
      const button = element("button", { type: "button", class: "level", "data-level": level || "full" });
      button.addEventListener("click", () => onChoose(level));
      return button;
    });
    this.root = element("div", { class: "level-switch", role: "group", hidden: true }, ...this.buttons);
  }

  /** The focus stands on the level chosen, also after the switch was moved. */
  takeFocus() {
    this.buttons.find((button) => button.getAttribute("aria-pressed") === "true")?.focus({ preventScroll: true });
  }

  /**
   * @param {{level: string, lang: string}} state
   * @param {boolean} isOffered whether there is an easy text to choose
   */
  show({ level, lang }, isOffered) {
    this.root.hidden = !isOffered;
    this.root.setAttribute("aria-label", word(lang, "level"));
    this.buttons.forEach((button, index) => {
      button.textContent = word(lang, index ? "levelEasy" : "levelFull");
      button.setAttribute("aria-pressed", String(LEVELS[index] === level));
    });
    return this.root;
  }
}
