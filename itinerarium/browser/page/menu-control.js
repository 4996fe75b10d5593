// @ts-check
/** The title block: what the map is, where to begin, and the buttons of the page. */

import { yearsOf } from "../data/dates.js";
import { stopsOf } from "../data/lesson.js";
import { inLanguage, ownWord, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, iconButton, renameButton } from "../dom/icons.js";
import { INITIAL_STATE } from "../state/state.js";

export class MenuControl extends L.Control {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "topleft", ...options }));
    this.story = story;
    this.lastStop = story.stops[0] ?? "";
    /** @type {L.Map} */
    this.map;
    this.state = INITIAL_STATE;
    this.years = element("p", { class: "title-years" }, yearsOf(this.story));
    this.heading = element("h1", { class: "title-name" });
    this.subtitle = element("p", { class: "title-subtitle" });
    this.beginName = element("span", { class: "button-name" });
    this.begin = element(
      "button",
      { type: "button", class: "title-begin", hidden: !this.lastStop },
      this.beginName,
      icon("next"),
    );
    this.begin.addEventListener("click", () => this.ask({ stop: this.lastStop, contents: false }));
    this.buttons = this.toolButtons();
    this.choice = this.languageChoice();
    this.language = element(
      "span",
      { class: "language-place", hidden: story.languages.length < 2 },
      icon("language"),
      this.choice,
      icon("down"),
    );
    this.tools = element("div", { class: "tools", role: "group" }, ...Object.values(this.buttons), this.language);
    this.root = element(
      "header",
      { class: story.languages.length > 1 ? "title-block has-languages" : "title-block", "data-covers": true },
      element("div", { class: "title-text" }, this.years, this.heading, this.subtitle),
      this.begin,
      this.tools,
    );
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:storyclosed", this.takeFocus, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:storyclosed", this.takeFocus, this);
  }

  toolButtons() {
    return {
      overview: iconButton("overview", "", () => this.showWhole()),
      contents: iconButton("contents", "", () => this.ask({ contents: !this.state.contents })),
      read: iconButton("read", "", () => this.ask({ read: true })),
      legend: iconButton("legend", "", () => this.ask({ legend: !this.state.legend })),
      teach: iconButton("teach", "", () => this.ask({ dialog: "teach" })),
      print: iconButton("print", "", () => this.ask({ dialog: "print" })),
      settings: iconButton("settings", "", () => this.ask({ dialog: "help" })),
    };
  }

  /** Leave the stop for the whole map; there already, only the camera goes back. */
  showWhole() {
    this.ask({ stop: "", place: "" });
    this.map.fire("itinerarium:overview");
  }

  languageChoice() {
    const { languages } = this.story;
    const choice = /** @type {HTMLSelectElement} */ (
      element(
        "select",
        { class: "language" },
        ...languages.map((/** @type {string} */ code) =>
          element("option", { value: code, lang: code }, nameOfLanguage(code)),
        ),
      )
    );
    choice.addEventListener("change", () => this.ask({ lang: choice.value }));
    return choice;
  }

  /** @param {Partial<import("../state/state.js").State>} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  takeFocus() {
    if (!this.begin.hidden) this.begin.focus({ preventScroll: true });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    const [first = ""] = stopsOf(this.story, state.lesson);
    if (state.end) this.lastStop = first;
    else if (state.stop) this.lastStop = state.stop;
    else if (state.lesson !== previous.lesson) this.lastStop = first;
    this.isAtFirst = this.lastStop === first;
    this.nameAll(state.lang);
    this.root.classList.toggle("is-slim", Boolean(state.stop) || state.end);
    this.buttons.contents.setAttribute("aria-expanded", String(state.contents));
    this.buttons.legend.setAttribute("aria-pressed", String(state.legend));
    if (previous.contents && !state.contents && !document.activeElement?.closest("[data-card]"))
      this.buttons.contents.focus();
  }

  /** @param {string} lang */
  nameAll(lang) {
    const title = inLanguage(this.story.title, lang) ?? "";
    this.heading.textContent = title;
    // On paper the title names the sheet, and a printed file has it.
    if (!document.documentElement.dataset.paper) document.title = title;
    this.subtitle.textContent = inLanguage(this.story.subtitle, lang) ?? "";
    this.beginName.textContent = word(lang, this.isAtFirst ? "begin" : "resume");
    for (const [key, button] of Object.entries(this.buttons)) renameButton(button, word(lang, key));
    this.tools.setAttribute("aria-label", word(lang, "tools"));
    this.choice.setAttribute("aria-label", word(lang, "language"));
    this.choice.value = lang;
  }
}

/** A language's name in itself: "polski"; asking the browser for it takes long. @param {string} code */
function nameOfLanguage(code) {
  const name = ownWord(code, "ownName");
  if (name) return name;
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
