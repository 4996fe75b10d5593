// @ts-check
/** The legend's entries as switches: what is switched off is not on the map. */

import { isChosen, kindsOf, nothingOf, routesDrawn, toggled } from "../data/filters.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

/** @typedef {"kinds" | "strands"} FilterName as in the state */
/** @typedef {(patch: Partial<import("../state/state.js").State>) => void} Ask */

export class LegendFilters {
  /** @param {Story} story @param {Ask} ask */
  constructor(story, ask) {
    this.ask = ask;
    /** @type {Record<FilterName, string[]>} all that there is */
    this.known = { kinds: kindsOf(story), strands: routesDrawn(story).map(({ id }) => id) };
    /** @type {Record<FilterName, string>} */
    this.chosen = { kinds: "", strands: "" };
    /** @type {{name: FilterName, one: string, box: HTMLInputElement}[]} */
    this.boxes = [];
  }

  /** Before the legend is written anew. @param {FilterName} name */
  forget(name) {
    this.boxes = this.boxes.filter((box) => box.name !== name);
  }

  /**
   * An entry with a switch before its sign.
   * @param {FilterName} name
   * @param {string} one of the list
   * @param {HTMLElement} item
   * @param {string} text what it is called, where the item's own text is a button's
   */
  item(name, one, item, text = "") {
    if (this.known[name].length < 2) return item;
    const box = /** @type {HTMLInputElement} */ (
      element("input", { type: "checkbox", class: "legend-box", [`data-${name}`]: one, "aria-label": text || false })
    );
    box.addEventListener("change", () => this.ask({ [name]: toggled(this.chosen[name], one, this.known[name]) }));
    this.boxes.push({ name, one, box });
    if (text) item.prepend(box);
    else item.replaceChildren(element("label", { class: "legend-filter" }, box, ...item.childNodes));
    return item;
  }

  /** Switches all off, so that one can be chosen alone. @param {FilterName} name @param {string} lang */
  none(name, lang) {
    if (this.known[name].length < 2) return [];
    const button = element("button", { type: "button", class: "legend-more legend-none" }, word(lang, "filterNone"));
    button.addEventListener("click", () => this.ask({ [name]: nothingOf(this.known[name]) }));
    return [element("li", { class: "legend-last" }, button)];
  }

  /** @param {{kinds: string, strands: string}} state */
  tick({ kinds, strands }) {
    this.chosen = { kinds, strands };
    for (const { name, one, box } of this.boxes) box.checked = isChosen(this.chosen[name], one);
  }
}
