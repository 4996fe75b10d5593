// @ts-check
/** A tool on the map: while the state says so it has the menu's place, and maybe a sheet over the map. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { renameButton } from "../dom/icons.js";
import { INITIAL_STATE } from "../state/state.js";
import { toolButton } from "./tool-button.js";

export class ToolControl extends L.Control {
  /**
   * @param {Story} story
   * @param {string} name as in the state's `tool`; its name is the text of `tool_` and that, what to do that of `toolHint_`
   */
  constructor(story, name) {
    super({ position: "topleft" });
    this.story = story;
    this.name = name;
    /** @type {L.Map} */
    this.map;
    this.state = INITIAL_STATE;
    this.isOpen = false;
    /** @type {Element | null} what had the focus before */
    this.before = null;
    this.shut = toolButton("close", () => this.ask({ tool: "" }));
    this.hint = element("p", { class: "spoken-only", role: "status" });
    this.bar = element("div", { class: "tool-bar", role: "group", "data-covers": true, hidden: true });
    this.root = element("div", { class: "tool" }, this.bar, this.hint);
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
    if (this.isOpen) this.close();
  }

  /** @param {object} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    const isWanted = state.tool === this.name;
    const isOther = isWanted !== this.isOpen;
    this.state = state;
    if (isWanted && (isOther || state.lang !== previous.lang)) this.rename(state.lang);
    if (isOther && isWanted) this.begin();
    else if (isOther) this.end();
    if (isWanted) this.update(state, previous);
  }

  begin() {
    this.isOpen = true;
    this.before = document.activeElement;
    this.bar.hidden = false;
    this.root.classList.add("is-open");
    this.open();
    this.bar.querySelector("button")?.focus({ preventScroll: true });
  }

  /** The focus goes back to where it was, if that is still there. */
  end() {
    this.isOpen = false;
    const hadFocus = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    this.root.classList.remove("is-open");
    this.hint.textContent = "";
    this.close();
    if (hadFocus) this.focusBack();
  }

  focusBack() {
    const before = this.before?.isConnected ? this.before : this.map.getContainer();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }

  /** @param {string} lang */
  rename(lang) {
    this.bar.setAttribute("aria-label", word(lang, `tool_${this.name}`));
    this.hint.textContent = word(lang, `toolHint_${this.name}`);
    renameButton(this.shut, word(lang, "closeDialog"));
  }

  /** What begins and what ends with the tool, and what follows a change of the state: for the tools themselves. */
  open() {}

  close() {}

  /**
   * @param {import("../state/state.js").State} _state
   * @param {import("../state/state.js").State} _previous
   */
  update(_state, _previous) {}
}
