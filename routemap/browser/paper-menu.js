// @ts-check
/** The menu's button for paper: links to the handout, the worksheet and the key. */
import { element } from "./dom.js";
import { iconButton, renameButton } from "./icons.js";
import { linkToPaper, SHEET_KINDS, SHEET_SIZES } from "./paper-link.js";
import { word } from "./words.js";

export class PaperMenu {
  /** @param {any} story */
  constructor(story) {
    this.story = story;
    this.button = iconButton("print", "", () => this.open(this.panel.hidden));
    this.panel = element("div", { class: "paper-panel", hidden: true });
    this.root = element("div", { class: "paper-menu" }, this.button, this.panel);
    this.button.setAttribute("aria-expanded", "false");
    this.panel.addEventListener("click", () => this.open(false));
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !this.root.contains(event.relatedTarget)) this.open(false);
    });
  }

  /** @param {boolean} wanted */
  open(wanted) {
    this.panel.hidden = !wanted;
    this.button.setAttribute("aria-expanded", String(wanted));
  }

  /** Esc closes the panel and nothing else. @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Escape" || this.panel.hidden) return;
    event.preventDefault();
    this.open(false);
    this.button.focus();
  }

  /** @param {string} lang */
  name(lang) {
    renameButton(this.button, word(lang, "onPaper"));
    this.panel.replaceChildren(...SHEET_KINDS.map((kind) => element("p", {},
      element("span", {}, word(lang, kind)),
      ...SHEET_SIZES.map((size) => element("a", {
        href: linkToPaper({ kind, size }, lang, this.story.languages), "aria-label": `${word(lang, kind)}, ${size.toUpperCase()}`,
      }, size.toUpperCase())))));
  }
}
