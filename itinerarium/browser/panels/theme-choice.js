// @ts-check
/** The themes to choose from, in the control of the layers. */
import { THEMES, themeChosen, themeShown, themeWished } from "../data/themes.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

/** The themes as radio buttons, for the control of the layers. */
export class ThemeChoice {
  /** @param {(theme: string) => void} onChoice called with the theme for the state */
  constructor(onChoice) {
    this.mode = "";
    this.heading = element("legend", { class: "layers-name" });
    this.rows = THEMES.map((theme) => {
      const button = /** @type {HTMLInputElement} */ (
        element("input", { type: "radio", name: "theme", value: theme, "data-theme-choice": theme })
      );
      button.addEventListener("change", () => onChoice(themeChosen(theme, this.mode, themeWished())));
      return { theme, button, name: element("span", {}) };
    });
    this.root = element(
      "fieldset",
      { class: "layers-set themes" },
      this.heading,
      ...this.rows.map(({ button, name }) => element("label", { class: "layer-label" }, button, name)),
    );
  }

  /** @param {import("../state/state.js").State} state */
  show(state) {
    this.mode = state.mode;
    this.heading.textContent = word(state.lang, "look");
    for (const { theme, button, name } of this.rows) {
      name.textContent = word(state.lang, `theme_${theme}`);
      button.checked = theme === themeShown(state, themeWished());
    }
  }
}
