// @ts-check
/** A term or a name in a text is pressed: a note beside it says what it means, until something else is done. */

import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";
import { mediaStrip } from "../places/media-parts.js";
import { besideName, meaningOf } from "./entry.js";

/** How far the note stands off the term and the window's edges, in pixels. */
const GAP = 8;

export class TermControl {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
    this.entries = new Map((story.entries ?? []).map((entry) => [entry.id, entry]));
    this.lang = "";
    /** @type {HTMLElement | null} the term that is explained */
    this.link = null;
    this.name = element("h2", { id: "term-note-name" });
    this.close = iconButton("close", "", () => this.shut(true));
    this.text = element("p");
    this.pictures = element("div");
    this.root = element(
      "div",
      { class: "term-note", role: "dialog", "aria-labelledby": "term-note-name", tabindex: -1, hidden: true },
      element("header", {}, this.name, this.close),
      this.text,
      this.pictures,
    );
    this.onClick = this.onClick.bind(this);
    this.onKey = this.onKey.bind(this);
    this.leave = this.leave.bind(this);
    this.root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.root.contains(relatedTarget)) this.shut(false);
    });
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    document.body.append(this.root);
    document.addEventListener("click", this.onClick, true);
    document.addEventListener("keydown", this.onKey, true);
    document.addEventListener("scroll", this.leave, true);
    window.addEventListener("resize", this.leave);
    map.on("itinerarium:change", this.hear, this);
    return this;
  }

  remove() {
    this.root.remove();
    document.removeEventListener("click", this.onClick, true);
    document.removeEventListener("keydown", this.onKey, true);
    document.removeEventListener("scroll", this.leave, true);
    window.removeEventListener("resize", this.leave);
    this.map?.off("itinerarium:change", this.hear, this);
    return this;
  }

  /** What the note was about may be gone. @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.lang = state.lang;
    this.shut(false);
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a.term[href]");
    if (link instanceof HTMLAnchorElement) {
      event.preventDefault();
      event.stopPropagation();
      this.open(link);
    } else if (!target || !this.root.contains(target)) this.shut(false);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (this.root.hidden || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.shut(true);
  }

  /** @param {Event} event */
  leave(event) {
    if (!(event.target instanceof Node && this.root.contains(event.target))) this.shut(false);
  }

  /** @param {HTMLAnchorElement} link */
  open(link) {
    const entry = this.entries.get(link.hash.slice(1));
    if (!entry) return;
    this.link = link;
    this.name.replaceChildren(
      inLanguage(entry.name, this.lang) ?? "",
      ...besideName(entry, this.lang).flatMap((part) => [" ", part]),
    );
    this.text.replaceChildren(...meaningOf(this.story, entry, this.lang));
    this.pictures.replaceChildren(...[mediaStrip(this.story, entry, this.lang)].filter((part) => part !== null));
    renameButton(this.close, word(this.lang, "entryClose"));
    this.root.hidden = false;
    this.place(link);
    this.root.focus({ preventScroll: true });
  }

  /** Below the term, or above it where there is no room. @param {HTMLElement} link */
  place(link) {
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height, style } = this.root;
    const left = Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP));
    const below = at.bottom + GAP;
    const top = below + height > window.innerHeight ? Math.max(GAP, at.top - height - GAP) : below;
    style.left = `${Math.round(left)}px`;
    style.top = `${Math.round(top)}px`;
  }

  /** @param {boolean} isAsked whether the reader goes back to the text by it */
  shut(isAsked) {
    if (this.root.hidden) return;
    this.root.hidden = true;
    if (isAsked) this.link?.focus({ preventScroll: true });
    this.link = null;
  }
}
