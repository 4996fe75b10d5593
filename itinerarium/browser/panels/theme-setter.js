// @ts-check
/** Sets the theme of the state on the page, and the colours of the strands that go with it. */
import { lifted, themeShown, themeWished } from "../data/themes.js";

export class ThemeSetter {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { ...options };
    this.colours = story.routes.map(({ hex }) => hex);
    /** @type {L.Map} */
    this.map;
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:theme", this.paintStrands, this);
    return this;
  }

  remove() {
    this.map.off("itinerarium:change", this.hear, this);
    this.map.off("itinerarium:theme", this.paintStrands, this);
    return this;
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const { dataset } = document.documentElement;
    const theme = themeShown(state, themeWished());
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
