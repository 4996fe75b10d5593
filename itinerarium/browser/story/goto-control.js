// @ts-check
/** Go to a stop by its number or to any place by its name. */

import { stopsOf } from "../data/lesson.js";
import { placesById, toldIn } from "../data/places-by-id.js";
import { listName, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { DialogControl } from "../panels/dialog-control.js";
import { isNamed, prepareSearch, searchIn } from "./search.js";

export class GotoControl extends DialogControl {
  /** @param {Story} story @param {object} [options] `most`: how many places are offered */
  constructor(story, options = {}) {
    super(story, "goto");
    this.options = { most: 8, ...options };
    this.field = /** @type {HTMLInputElement} */ (
      element("input", { class: "field", autocomplete: "off", spellcheck: "false" })
    );
    this.field.addEventListener("input", () => this.list());
    this.asked = element("span");
    this.form = element("form", {}, element("label", { class: "lesson-link" }, this.asked, this.field));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go(this.found()[0]?.id ?? "");
    });
    this.choices = element("ul", { class: "goto-choices" });
    this.body.append(this.form, this.choices);
  }

  /** @param {import("../state/state.js").State} state @param {import("../state/state.js").State} previous */
  fill(state, previous) {
    this.asked.textContent = word(state.lang, "gotoField", { total: stopsOf(this.story, state.lesson).length });
    if (previous.dialog !== "goto") {
      this.field.value = "";
      prepareSearch(this.story, state.lang);
    }
    this.list();
  }

  takeFocus() {
    this.field.focus();
  }

  /** @returns {Place[]} the places that the field names */
  found() {
    const query = this.field.value.trim();
    if (!/^\d+$/.test(query)) return this.named(query).slice(0, this.options.most);
    const id = stopsOf(this.story, this.state.lesson)[Number(query) - 1];
    return toldIn(this.story).filter((place) => place.id === id);
  }

  /** @param {string} query @returns {Place[]} the places of such a name */
  named(query) {
    const hits = searchIn(this.story, this.state.lang).find(query);
    const named = hits.filter((hit) => isNamed(hit) && hit.document.kind === "place");
    return named.flatMap(({ document }) => placesById(this.story).get(document.id) ?? []);
  }

  list() {
    const { lang, lesson } = this.state;
    const stops = stopsOf(this.story, lesson);
    this.choices.replaceChildren(
      ...this.found().map((place) => {
        const number = stops.indexOf(place.id) + 1;
        const button = element(
          "button",
          { type: "button", class: "choice" },
          element("span", { class: "choice-number" }, number ? String(number) : ""),
          listName(place, lang),
        );
        button.addEventListener("click", () => this.go(place.id));
        return element("li", {}, button);
      }),
    );
  }

  /** @param {string} id */
  go(id) {
    if (!id) return;
    this.ask({ dialog: "", ...(this.story.stops.includes(id) ? { stop: id } : { place: id }) });
  }
}
