// @ts-check
/** The bar over a sheet on the screen: which sheet, which size, print, back to the map. */

import { hasEasy, LEVELS } from "../data/levels.js";
import { withTexts } from "../data/place-texts.js";
import { toldIn } from "../data/places-by-id.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";
import { linkToPaper, SHEET_KINDS, SHEET_SIZES } from "./paper-link.js";

export class PaperBar {
  /** @param {Story} story @param {() => void} onClose */
  constructor(story, onClose) {
    this.story = story;
    this.close = iconButton("close", "", onClose);
    this.print = iconButton("print", "", () => window.print());
    this.kinds = element("div", { class: "paper-choice" });
    this.sizes = element("div", { class: "paper-choice" });
    this.levels = element("div", { class: "paper-choice" });
    this.root = element("nav", { class: "paper-bar" }, this.kinds, this.sizes, this.levels, this.print, this.close);
  }

  /** @param {import("./paper-link.js").Paper} paper @param {string} lang */
  show(paper, lang) {
    this.root.setAttribute("aria-label", word(lang, "onPaper"));
    renameButton(this.print, word(lang, "print"));
    renameButton(this.close, word(lang, "closeRead"));
    const choice = document.activeElement?.closest(".paper-choice");
    this.kinds.replaceChildren(
      ...SHEET_KINDS.map((kind) => this.link({ ...paper, kind }, kind === paper.kind, word(lang, kind), lang)),
    );
    this.sizes.replaceChildren(
      ...SHEET_SIZES.map((size) => this.link({ ...paper, size }, size === paper.size, size.toUpperCase(), lang)),
    );
    const levels = toldIn(this.story).some((place) => hasEasy(withTexts(this.story, place), lang)) ? LEVELS : [];
    this.levels.replaceChildren(
      ...levels.map((level) =>
        this.link({ ...paper, level }, level === paper.level, word(lang, level ? "levelEasy" : "levelFull"), lang),
      ),
    );
    if (choice && this.root.contains(choice)) focusOn(choice);
  }

  focus() {
    focusOn(this.kinds);
  }

  /**
   * @param {import("./paper-link.js").Paper} paper
   * @param {boolean} isHere
   * @param {string} name
   * @param {string} lang
   */
  link(paper, isHere, name, lang) {
    const href = linkToPaper(paper, lang, this.story, location.hash);
    return element("a", { href, "aria-current": isHere && "page" }, name);
  }
}

/** The link to what is shown; those before it have gone. @param {Element} choice */
function focusOn(choice) {
  /** @type {HTMLElement | null} */ (choice.querySelector("[aria-current]"))?.focus({ preventScroll: true });
}
