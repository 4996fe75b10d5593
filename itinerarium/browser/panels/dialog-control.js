// @ts-check
/** A dialog over the page, open while the state says so. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";

export class DialogControl {
  /**
   * @param {Story} story
   * @param {string} name as in the state's `dialog`; its heading is the text of that name + "Heading"
   */
  constructor(story, name) {
    this.story = story;
    this.name = name;
    /** @type {L.Map} */
    this.map;
    /** @type {import("../state/state.js").State} */
    this.state;
    this.heading = element("h2", { id: `${name}-heading` });
    this.close = iconButton("close", "", () => this.ask({ dialog: "" }));
    this.body = element("div", { class: "dialog-body" });
    this.root = /** @type {HTMLDialogElement} */ (
      element(
        "dialog",
        { class: `dialog dialog-${name}`, "aria-labelledby": `${name}-heading` },
        element("header", { class: "dialog-head" }, this.heading, this.close),
        this.body,
      )
    );
    this.root.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.ask({ dialog: "" });
    });
    this.root.addEventListener("click", (event) => event.target === this.root && this.ask({ dialog: "" }));
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    document.body.append(this.root);
    map.on("itinerarium:change", this.hear, this);
    return this;
  }

  remove() {
    this.map.off("itinerarium:change", this.hear, this);
    this.root.remove();
    return this;
  }

  /** @param {object} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  /** Close it and do what a key does. @param {string} command */
  press(command) {
    this.ask({ dialog: "" });
    this.map.fire("itinerarium:press", { command });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    const isOpen = state.dialog === this.name;
    if (!isOpen) {
      this.shut();
      return;
    }
    this.heading.textContent = word(state.lang, `${this.name}Heading`);
    renameButton(this.close, word(state.lang, "closeDialog"));
    this.fill(state, previous);
    if (this.root.hasAttribute("open")) return;
    openDialog(this.root);
    this.takeFocus();
  }

  /** A browser may leave the focus in a closed dialog until it draws again: a key pressed before that would be lost. */
  shut() {
    if (!this.root.hasAttribute("open")) return;
    closeDialog(this.root);
    if (this.root.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
  }

  /** Where the focus goes when it opens: to the first control, unless a dialog knows better. */
  takeFocus() {}

  /**
   * What stands in it: for the dialogs themselves.
   * @param {import("../state/state.js").State} _state
   * @param {import("../state/state.js").State} _previous
   */
  fill(_state, _previous) {}
}

/** Show it over everything else; browsers that know no dialogs show it as a panel. @param {HTMLDialogElement} dialog */
function openDialog(dialog) {
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}

/** @param {HTMLDialogElement} dialog */
function closeDialog(dialog) {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}
