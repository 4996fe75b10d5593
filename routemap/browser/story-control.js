// @ts-check
/** The story's card: the stop's text beside the map, with the way to the next and the one before. */
import { element } from "./dom.js";
import { icon, iconButton, renameButton } from "./icons.js";
import { INITIAL_STATE, stopAfter } from "./state.js";
import { dates, otherNames, tellingOf } from "./telling.js";
import { told, word } from "./words.js";

export class StoryControl extends L.Control {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {any} */ ({ position: "topright", ...options }));
    this.story = story;
    this.places = new Map(story.places.map((/** @type {any} */ place) => [place.id, place]));
    /** @type {any} */
    this.map = null;
    this.state = INITIAL_STATE;
    this.count = element("p", { class: "card-count" });
    this.heading = element("h2", { class: "card-name", id: "card-name" });
    this.fold = iconButton("down", "", () => this.foldCard());
    this.close = iconButton("close", "", () => this.ask({ mode: "explore", stop: "" }));
    this.fold.classList.add("card-fold");
    this.bar = element("span");
    this.progress = element("div", { class: "card-progress", "aria-hidden": "true" }, this.bar);
    this.body = element("div", { class: "card-body", tabindex: 0, role: "group", "aria-labelledby": "card-name" });
    this.previous = this.stepButton("card-previous", -1);
    this.next = this.stepButton("card-next", 1);
    this.card = element("section", { class: "card", "data-covers": true, "aria-labelledby": "card-name", hidden: true },
      element("header", { class: "card-head" },
        element("div", { class: "card-titles" }, this.count, this.heading),
        element("div", { class: "card-tools" }, this.fold, this.close)),
      this.progress, this.body,
      element("footer", { class: "card-steps" }, this.previous, this.next));
    this.status = element("div", { role: "status", class: "spoken-only" });
    this.watch = new ResizeObserver(() => this.tellHeight());
    this.folded = false;
    this.root = element("div", { class: "card-place" }, this.card, this.status);
  }

  /** @param {any} map */
  onAdd(map) {
    this.map = map;
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    map.on("routemap:change", this.hear, this);
    this.watch.observe(this.card);
    return this.root;
  }

  /** @param {any} map */
  onRemove(map) {
    map.off("routemap:change", this.hear, this);
    this.watch.disconnect();
    map.getContainer().style.removeProperty("--card-height");
  }

  /** The corners of the map stand on the sheet, so they must know its height. */
  tellHeight() {
    this.map.getContainer().style.setProperty("--card-height", `${this.card.offsetHeight}px`);
  }

  /** @param {string} name @param {number} steps */
  stepButton(name, steps) {
    const button = element("button", { type: "button", class: `step ${name}` });
    button.addEventListener("click", () => this.ask({ stop: this.stopAt(steps) }));
    return button;
  }

  /** The stop to go to; past the last one the whole map comes again. @param {number} steps */
  stopAt(steps) {
    const { stops } = this.story;
    const isLast = this.state.stop === stops[stops.length - 1];
    return steps > 0 && isLast ? "" : stopAfter(stops, this.state.stop, steps);
  }

  /** @param {Partial<import("./state.js").State>} patch */
  ask(patch) {
    this.map.fire("routemap:ask", { patch });
  }

  /** @param {{state: import("./state.js").State, previous: import("./state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    const changed = ["stop", "lang", "mode"].some((key) =>
      state[/** @type {"stop"} */ (key)] !== previous[/** @type {"stop"} */ (key)]);
    if (!changed) return;
    const place = this.places.get(state.stop);
    const hadFocus = this.card.contains(document.activeElement);
    this.card.hidden = !place;
    if (place) this.tell(place, state);
    else this.tellOverview(previous);
    this.moveFocus(hadFocus, Boolean(place), previous);
  }

  /** @param {any} place @param {import("./state.js").State} state */
  tell(place, { lang, mode }) {
    const number = this.story.stops.indexOf(place.id) + 1;
    const total = this.story.stops.length;
    this.card.dataset.card = place.id;
    this.count.replaceChildren(element("strong", {}, String(number)), ` / ${total}`, ...this.chapter(place, lang));
    this.heading.textContent = told(place.name, lang) ?? "";
    const parts = mode === "present"
      ? [dates(place, lang), element("p", { class: "told-lead" }, told(place.lead, lang) ?? told(place.title, lang) ?? "")]
      : [otherNames(place, lang), dates(place, lang), ...tellingOf(this.story, place, lang)];
    this.body.replaceChildren(...parts.filter((part) => part !== null));
    this.body.scrollTop = 0;
    this.bar.style.width = `${(100 * number) / total}%`;
    this.nameButtons(lang);
    this.announce(place, number, total, lang);
  }

  /** @param {any} place @param {string} lang */
  chapter(place, lang) {
    const section = told(place.section, lang);
    return section ? [element("span", { class: "card-chapter" }, section)] : [];
  }

  /** @param {string} lang */
  nameButtons(lang) {
    renameButton(this.close, word(lang, "closeStory"));
    renameButton(this.fold, word(lang, this.folded ? "unfold" : "fold"));
    this.fold.setAttribute("aria-expanded", String(!this.folded));
    this.nameStep(this.previous, lang, -1);
    this.nameStep(this.next, lang, 1);
  }

  /** @param {HTMLElement} button @param {string} lang @param {number} steps */
  nameStep(button, lang, steps) {
    const place = this.places.get(this.stopAt(steps));
    const name = place ? told(place.name, lang) : word(lang, "overview");
    const spoken = element("span", { class: "spoken-only" }, `${word(lang, steps > 0 ? "next" : "previous")}: `);
    const label = element("span", { class: "step-name" }, spoken, name);
    button.replaceChildren(...(steps > 0 ? [label, icon("next")] : [icon("previous"), label]));
  }

  /** @param {any} place @param {number} number @param {number} total @param {string} lang */
  announce(place, number, total, lang) {
    const name = told(place.name, lang) ?? "";
    this.status.textContent = [
      word(lang, "stopOf", { number, total, name }), told(place.when, lang), told(place.lead, lang),
    ].filter(Boolean).join(". ");
  }

  /** @param {import("./state.js").State} previous */
  tellOverview(previous) {
    this.card.removeAttribute("data-card");
    this.status.textContent = previous.stop ? word(this.state.lang, "overview") : "";
  }

  /**
   * Keep the focus where one can see it: a button that went away hands it on.
   * @param {boolean} hadFocus whether it was in the card
   * @param {boolean} open
   * @param {import("./state.js").State} previous
   */
  moveFocus(hadFocus, open, previous) {
    const active = document.activeElement;
    const isLost = active instanceof HTMLElement && active !== document.body && !active.offsetParent;
    if (open && !previous.stop && isLost) this.next.focus({ preventScroll: true });
    if (!open && hadFocus) this.map.fire("routemap:storyclosed");
  }

  /** On phones the sheet is pulled down to its heading and up again. */
  foldCard() {
    this.folded = !this.folded;
    this.card.classList.toggle("is-folded", this.folded);
    this.nameButtons(this.state.lang);
    this.fold.replaceChild(icon(this.folded ? "up" : "down"), /** @type {Node} */ (this.fold.firstChild));
  }
}
