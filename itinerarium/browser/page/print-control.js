// @ts-check
/** The door to paper: the sheets, and the story's data as files. */

import { element } from "../dom/dom.js";
import { downloadButtons } from "../download/downloads.js";
import { DialogControl } from "../panels/dialog-control.js";
import { PaperLinks } from "../paper/paper-links.js";

export class PrintControl extends DialogControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "print");
    this.paper = new PaperLinks(story, () => this.ask({ dialog: "" }));
    this.downloads = element("div", { class: "paper-links downloads" });
    this.body.append(this.paper.root, this.downloads);
  }

  /** @param {import("../state/state.js").State} state @param {import("../state/state.js").State} previous */
  fill(state, previous) {
    this.paper.name(state);
    if (previous.dialog === "print" && previous.lang === state.lang) return;
    this.downloads.replaceChildren(...downloadButtons(state.lang));
  }
}
