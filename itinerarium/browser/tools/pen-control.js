// @ts-check
/** Writing on the map: strokes that stay with the ground, kept nowhere. */

import { word } from "../data/words.js";
import { renameButton } from "../dom/icons.js";
import { saveFile } from "../dom/save-file.js";
import { mapPicture } from "./map-picture.js";
import { PEN_SHAPES } from "./pen-shapes.js";
import { PenStrokes } from "./pen-strokes.js";
import { toolButton } from "./tool-button.js";
import { ToolControl } from "./tool-control.js";
import { ToolSheet } from "./tool-sheet.js";

/** The inks by their names; each has a rim that shows it on any ground. */
const INKS = Object.freeze({ red: "#c8102e", blue: "#0047bb", green: "#00703c", black: "#141414" });
const WIDTHS = Object.freeze({ thin: 4, thick: 10 });

export class PenControl extends ToolControl {
  /** @param {Story} story @param {object} [options] `seconds`: how long vanishing ink stays */
  constructor(story, options = {}) {
    super(story, "pen");
    this.seconds = { seconds: 5, ...options }.seconds;
    this.ink = "red";
    this.width = "thin";
    /** @type {import("./pen-shapes.js").PenShape} */
    this.shape = "free";
    this.isVanishing = false;
    this.strokes = new PenStrokes();
    this.pointer = -1;
    this.buttons = this.makeButtons();
    this.bar.append(...Object.values(this.buttons), this.shut);
    this.sheet = new ToolSheet("pen", (at) => this.pressKey(at));
    this.listen(this.sheet.root);
    this.onKey = this.onKey.bind(this);
  }

  /** @returns {Record<string, HTMLElement>} */
  makeButtons() {
    const inks = Object.entries(INKS).map(([ink, colour]) => {
      const button = toolButton("colour", () => this.choose({ ink }));
      button.style.color = colour;
      return [ink, button];
    });
    const widths = Object.keys(WIDTHS).map((width) => [width, toolButton(width, () => this.choose({ width }))]);
    const shapes = PEN_SHAPES.map((shape) => [shape, toolButton(shape, () => this.choose({ shape }))]);
    return {
      ...Object.fromEntries([...inks, ...widths, ...shapes]),
      vanishing: toolButton("vanishing", () => this.choose({ isVanishing: !this.isVanishing })),
      undo: toolButton("undo", () => this.strokes.undo()),
      erase: toolButton("erase", () => this.strokes.clear()),
      save: toolButton("save", () => this.save()),
      print: toolButton("print", () => window.print()),
    };
  }

  /** As a picture; where the browser gives none, printed, which can be kept as a PDF. */
  async save() {
    this.strokes.finish();
    try {
      saveFile(`${document.title}.png`, await mapPicture(this.map));
    } catch {
      window.print();
    }
  }

  /** @param {Partial<Pick<PenControl, "ink" | "width" | "shape" | "isVanishing">>} choice */
  choose(choice) {
    Object.assign(this, choice);
    const on = { [this.ink]: true, [this.width]: true, [this.shape]: true, vanishing: this.isVanishing };
    for (const [name, button] of Object.entries(this.buttons))
      if (!["undo", "erase", "save", "print"].includes(name))
        button.setAttribute("aria-pressed", String(Boolean(on[name])));
  }

  /** @param {string} lang */
  rename(lang) {
    super.rename(lang);
    for (const [name, button] of Object.entries(this.buttons)) renameButton(button, word(lang, `pen_${name}`));
    this.choose({});
  }

  open() {
    this.sheet.open(this.map);
    this.strokes.on(this.map);
    this.map.on("move", this.moveKey, this);
    document.addEventListener("keydown", this.onKey);
  }

  close() {
    this.strokes.finish();
    this.pointer = -1;
    this.sheet.close();
    this.map.off("move", this.moveKey, this);
    document.removeEventListener("keydown", this.onKey);
  }

  /** @param {HTMLElement} sheet */
  listen(sheet) {
    sheet.addEventListener("pointerdown", (event) => this.press(event));
    sheet.addEventListener("pointermove", (event) => this.follow(event));
    for (const kind of ["pointerup", "pointercancel"])
      sheet.addEventListener(kind, (event) => this.lift(/** @type {PointerEvent} */ (event)));
    sheet.addEventListener("click", (event) => event.stopPropagation());
    sheet.addEventListener("mousedown", (event) => L.DomEvent.stop(event));
    sheet.addEventListener("touchstart", (event) => event.touches.length < 2 && event.stopPropagation());
  }

  /** One finger writes; with a second one both move the map. @param {PointerEvent} event */
  press(event) {
    if (this.pointer >= 0) return this.drop();
    if (event.button || !event.isPrimary) return;
    this.pointer = event.pointerId;
    this.sheet.root.setPointerCapture(event.pointerId);
    this.start(this.map.mouseEventToLatLng(event));
  }

  /** @param {PointerEvent} event */
  follow(event) {
    if (event.pointerId !== this.pointer) return;
    const seen = event.getCoalescedEvents?.() ?? [];
    for (const one of seen.length ? seen : [event]) this.strokes.add(this.map.mouseEventToLatLng(one));
  }

  /** @param {PointerEvent} event */
  lift(event) {
    if (event.pointerId !== this.pointer) return;
    this.pointer = -1;
    this.strokes.finish();
  }

  drop() {
    this.pointer = -1;
    this.strokes.drop();
  }

  /** @param {L.LatLng} at */
  start(at) {
    const { ink, width, shape } = this;
    const look = {
      colour: INKS[/** @type {keyof typeof INKS} */ (ink)],
      width: WIDTHS[/** @type {keyof typeof WIDTHS} */ (width)],
      shape,
      seconds: this.isVanishing ? this.seconds : 0,
    };
    this.strokes.begin(at, look);
  }

  /** From the keyboard the pen stands at the cross, and the map moves beneath it. @param {L.LatLng} at */
  pressKey(at) {
    if (this.strokes.isDrawing) this.strokes.finish();
    else this.start(at);
  }

  moveKey() {
    if (this.pointer < 0 && this.strokes.isDrawing) this.strokes.add(this.map.getCenter());
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.strokes.undo();
  }
}
