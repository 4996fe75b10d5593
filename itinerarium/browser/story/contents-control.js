// @ts-check
/** The contents: all stops by section, and a search over all that the story tells. */

import { stopsOf } from "../data/lesson.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, listName, word } from "../data/words.js";
import { putAfterTitle } from "../dom/after-title.js";
import { element } from "../dom/dom.js";
import { icon, iconButton, renameButton } from "../dom/icons.js";
import { hashFromState, INITIAL_STATE } from "../state/state.js";
import { foundRow } from "./found-rows.js";
import { prepareSearch, searchIn } from "./search.js";

export class ContentsControl extends L.Control {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "topleft", mostFound: 40, ...options }));
    this.story = story;
    this.places = placesById(story);
    /** @type {L.Map} */
    this.map;
    this.state = INITIAL_STATE;
    this.heading = element("h2", { id: "contents-name" });
    this.close = iconButton("close", "", () => this.ask({ contents: false }));
    this.field = /** @type {HTMLInputElement} */ (
      element("input", { type: "search", autocomplete: "off", spellcheck: "false" })
    );
    this.field.addEventListener("input", () => this.list());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.found = element("p", { role: "status", class: "contents-found" });
    this.entries = element("div", { class: "contents-list" });
    this.entries.addEventListener("click", (event) => this.onChoice(event));
    this.root = element(
      "nav",
      { class: "contents", "aria-labelledby": "contents-name", hidden: true },
      element("div", { class: "contents-head" }, this.heading, this.close),
      element("div", { class: "contents-search" }, icon("search"), this.field),
      this.found,
      this.entries,
    );
  }

  /** @param {L.Map} map */
  addTo(map) {
    super.addTo(map);
    putAfterTitle(this.root);
    return this;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    map.on("itinerarium:change", this.hear, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
  }

  /** @param {Partial<import("../state/state.js").State>} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    const opening = state.contents && !previous.contents;
    this.root.hidden = !state.contents;
    if (!state.contents) return;
    if (opening) this.field.value = "";
    const isOther = state.lang !== previous.lang;
    if (opening || isOther || state.lesson !== previous.lesson) this.list();
    this.markCurrent();
    if (opening) this.field.focus({ preventScroll: true });
    if (opening || isOther) prepareSearch(this.story, state.lang);
  }

  /** Enter opens the first that was found. @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Enter" || event.isComposing || !this.field.value.trim()) return;
    event.preventDefault();
    this.entries.querySelector("a")?.click();
  }

  list() {
    const { lang } = this.state;
    this.heading.textContent = word(lang, "contents");
    renameButton(this.close, word(lang, "closeContents"));
    this.field.placeholder = word(lang, "search");
    this.field.setAttribute("aria-label", word(lang, "search"));
    const query = this.field.value.trim();
    this.entries.replaceChildren(...(query ? this.foundList(query) : this.stopList()));
    this.markCurrent();
  }

  /** @returns {Node[]} headings of the sections, each with its stops */
  stopList() {
    this.found.textContent = "";
    const nodes = [];
    let section = "";
    let list = null;
    for (const id of stopsOf(this.story, this.state.lesson)) {
      const place = /** @type {Place} */ (this.places.get(id));
      const { chapter, section: part } = place;
      const name = inLanguage(chapter ?? part, this.state.lang) ?? "";
      if (!list || (name && name !== section)) {
        section = name;
        list = element("ol", {});
        nodes.push(...(name ? [element("h3", {}, name)] : []), list);
      }
      list.append(this.entry(place));
    }
    return nodes;
  }

  /** @param {string} query @returns {Node[]} */
  foundList(query) {
    const { lang } = this.state;
    const hits = searchIn(this.story, lang).find(query);
    const { mostFound } = /** @type {L.ControlOptions & {mostFound: number}} */ (this.options);
    const found = word(lang, "found", { number: hits.length });
    this.found.textContent = hits.length
      ? found
      : `${found}. ${word(lang, "searchAdvice", { date: this.sampleDate() })}`;
    const row = {
      story: this.story,
      lang,
      linkTo: (/** @type {Place} */ place) => this.linkTo(place),
      numberOf: (/** @type {Place} */ place) => this.numberOf(place),
    };
    return [element("ul", {}, ...hits.slice(0, mostFound).map((hit) => foundRow(hit, row)))];
  }

  /** A month of the story. */
  sampleDate() {
    const dated = this.story.places.find(({ start }) => start);
    return dated?.start?.first.slice(0, -"-01".length) ?? "1900";
  }

  /** @param {Place} place */
  entry(place) {
    const when = inLanguage(place.when, this.state.lang);
    const link = element(
      "a",
      this.linkTo(place),
      element("span", { class: "entry-number" }, this.numberOf(place)),
      element("span", { class: "entry-name" }, listName(place, this.state.lang)),
      when && element("span", { class: "entry-when" }, when),
    );
    return element("li", {}, link);
  }

  /** @param {Place} place */
  linkTo(place) {
    return { href: this.addressOf(place), "data-go": place.id };
  }

  /** @param {Place} place */
  numberOf(place) {
    return place.stop === undefined ? "" : String(stopsOf(this.story, this.state.lesson).indexOf(place.id) + 1 || "");
  }

  /** @param {Place} place */
  addressOf(place) {
    const isStop = place.stop !== undefined;
    const target = { ...this.state, read: false, stop: isStop ? place.id : "", place: isStop ? "" : place.id };
    return hashFromState(target, this.story.languages);
  }

  /** @param {MouseEvent} event */
  onChoice(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a:is([data-go], [data-figures])");
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.figures) return this.readFigures();
    const id = link.dataset.go ?? "";
    const contents = false;
    this.ask(this.story.stops.includes(id) ? { stop: id, contents } : { place: id, contents });
  }

  /** The disputed figures stand in the article, with the sources. */
  readFigures() {
    this.ask({ read: true, contents: false });
    requestAnimationFrame(() => document.getElementById("read-sources")?.scrollIntoView());
  }

  markCurrent() {
    for (const link of this.entries.querySelectorAll("a[data-go]")) {
      const isHere = link.getAttribute("data-go") === this.state.stop;
      if (isHere) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }
}
