// @ts-check
/** The look of the page: it sets the theme of the state, and offers the themes to choose from. */
import { element } from "./dom.js";
import { lifted, THEMES, themeChosen, themeShown } from "./themes.js";
import { word } from "./words.js";

export class ThemeSetter {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { ...options };
    this.colours = story.routes.map((/** @type {any} */ { hex }) => hex);
    /** @type {any} */
    this.map = null;
  }

  /** @param {any} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    return this;
  }

  remove() {
    this.map.off("itinerarium:change", this.hear, this);
    return this;
  }

  /** @param {{state: import("./state.js").State}} event */
  hear({ state }) {
    const { dataset } = document.documentElement;
    const theme = themeShown(state);
    if (theme === dataset.theme) return;
    dataset.theme = theme;
    this.paintStrands();
    this.map.fire("itinerarium:theme", { theme });
  }

  /** Strands lighter or darker than the story has them, as far as the theme says. */
  paintStrands() {
    const { style } = document.documentElement;
    const lift = Number(getComputedStyle(document.documentElement).getPropertyValue("--strand-lift"));
    this.colours.forEach((/** @type {string} */ colour, /** @type {number} */ index) => {
      if (lift && colour) style.setProperty(`--strand-${index}`, lifted(colour, lift));
      else style.removeProperty(`--strand-${index}`);
    });
  }
}

/** The themes as radio buttons, for the control of the layers. */
export class ThemeChoice {
  /** @param {(theme: string) => void} onChoice told what the state should hold */
  constructor(onChoice) {
    this.mode = "";
    this.heading = element("legend", { class: "layers-name" });
    this.rows = THEMES.map((theme) => {
      const button = /** @type {HTMLInputElement} */ (element("input", { type: "radio", name: "theme", value: theme, "data-theme-choice": theme }));
      button.addEventListener("change", () => onChoice(themeChosen(theme, this.mode)));
      return { theme, button, name: element("span", {}) };
    });
    this.root = element("fieldset", { class: "layers-set themes" }, this.heading,
      ...this.rows.map(({ button, name }) => element("label", { class: "layer-label" }, button, name)));
  }

  /** @param {import("./state.js").State} state */
  show(state) {
    this.mode = state.mode;
    this.heading.textContent = word(state.lang, "look");
    for (const { theme, button, name } of this.rows) {
      name.textContent = word(state.lang, `theme_${theme}`);
      button.checked = theme === themeShown(state);
    }
  }
}
