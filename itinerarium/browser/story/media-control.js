// @ts-check
/** A picture shown large, with the others of its place before and after it; sounds fall silent when one goes on. */

import { placesById } from "../data/places-by-id.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";
import { DialogControl } from "../panels/dialog-control.js";
import { captionOf, mediaOf, transcriptOf } from "../places/media-parts.js";
import { PictureStage } from "./picture-stage.js";

/** What is heard or seen belongs to these: when one changes, sounds stop. */
const GOES_ON = /** @type {const} */ (["stop", "place", "read", "mode", "dialog", "end"]);
const STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
  ["PageDown", 1],
  ["PageUp", -1],
]);
const ZOOMS = new Map([
  ["+", 1.5],
  ["=", 1.5],
  ["-", 1 / 1.5],
]);

export class MediaControl extends DialogControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "media");
    this.places = placesById(story);
    /** @type {MediumData[]} */
    this.shown = [];
    this.at = 0;
    this.stage = new PictureStage((steps) => this.step(steps));
    this.said = element("div", { class: "media-said" });
    this.count = element("span", { class: "media-count" });
    this.previous = iconButton("previous", "", () => this.step(-1));
    this.next = iconButton("next", "", () => this.step(1));
    this.farther = iconButton("minus", "", () => this.stage.zoom(1 / 1.5));
    this.closer = iconButton("plus", "", () => this.stage.zoom(1.5));
    this.tools = element(
      "div",
      { class: "media-tools" },
      this.previous,
      this.count,
      this.next,
      this.farther,
      this.closer,
    );
    this.close.before(this.tools);
    this.body.append(this.stage.root, this.said);
    this.onClick = this.onClick.bind(this);
    this.root.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** @param {L.Map} map */
  addTo(map) {
    document.addEventListener("click", this.onClick);
    map.on("itinerarium:command", this.obey, this);
    return super.addTo(map);
  }

  remove() {
    document.removeEventListener("click", this.onClick);
    this.map.off("itinerarium:command", this.obey, this);
    return super.remove();
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    super.hear({ state, previous });
    if (GOES_ON.every((key) => state[key] === previous[key])) return;
    for (const sound of document.querySelectorAll("audio")) sound.pause();
  }

  /** A picture of the page is pressed: it and the others beside it. @param {MouseEvent} event */
  onClick({ target }) {
    const opener = target instanceof Element ? target.closest("[data-opens]") : null;
    if (!(opener instanceof HTMLElement)) return;
    const around = opener.closest(".told-media, .read-place, .term-note, dd, li") ?? opener;
    const beside = [...around.querySelectorAll("[data-opens]")];
    const files = beside.length ? beside.map((one) => one.getAttribute("data-opens") ?? "") : [];
    this.open(files.length ? files : [opener.dataset.opens ?? ""], opener.dataset.opens);
  }

  /** @param {{command: string}} event */
  obey({ command }) {
    const place = this.places.get(this.state?.place || this.state?.stop);
    if (command === "picture" && place) this.open(mediaOf(this.story, place, "picture").map(({ file }) => file));
  }

  /** @param {string[]} files @param {string} [first] */
  open(files, first = files[0]) {
    this.shown = mediaOf(this.story, { media: files });
    this.at = Math.max(0, files.indexOf(first ?? ""));
    if (this.shown.length) this.ask({ dialog: "media" });
  }

  /** To the next or the one before; past the last one the page comes again. @param {number} steps */
  step(steps) {
    const at = this.at + steps;
    if (at < 0) return;
    if (at >= this.shown.length) {
      this.ask({ dialog: "" });
      return;
    }
    this.at = at;
    this.fill(this.state);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === "Escape") return;
    const isHandled = this.stage.moveBy(event.key) || this.pressed(event.key);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} key */
  pressed(key) {
    const steps = STEPS.get(key);
    const zoom = ZOOMS.get(key);
    if (steps) this.step(steps);
    else if (zoom) this.stage.zoom(zoom);
    else if (key === "0") this.stage.showWhole();
    else if (key === "i") this.ask({ dialog: "" });
    else return false;
    return true;
  }

  takeFocus() {
    this.stage.root.focus({ preventScroll: true });
  }

  /** @param {import("../state/state.js").State} state */
  fill({ lang }) {
    const medium = this.shown[this.at];
    if (!medium) return;
    this.heading.textContent = inLanguage(medium.caption, lang) ?? inLanguage(medium.alt, lang) ?? "";
    this.stage.show(medium, lang);
    const { caption: _, ...rights } = medium;
    const transcript = transcriptOf(medium, lang);
    this.said.replaceChildren(...captionOf(rights, lang), ...(transcript ? [transcript] : []));
    this.said.hidden = !this.said.childNodes.length;
    this.nameTools(lang);
  }

  /** @param {string} lang */
  nameTools(lang) {
    const [number, total] = [this.at + 1, this.shown.length];
    renameButton(this.previous, word(lang, "mediaPrevious"));
    renameButton(this.next, word(lang, "mediaNext"));
    renameButton(this.closer, word(lang, "closer"));
    renameButton(this.farther, word(lang, "farther"));
    this.count.textContent = `${number} / ${total}`;
    for (const one of [this.previous, this.count, this.next]) one.hidden = total < 2;
    /** @type {HTMLButtonElement} */ (this.previous).disabled = number === 1;
    /** @type {HTMLButtonElement} */ (this.next).disabled = number === total;
  }
}
