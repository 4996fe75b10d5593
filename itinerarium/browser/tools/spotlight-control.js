// @ts-check
/** A round light on the page: all else is dark while its key is held, or until the tool is laid down. */

import { element } from "../dom/dom.js";
import { ToolControl } from "./tool-control.js";

/** A key held longer than this (ms) lights as long as it is held; one that is only pressed leaves the light on. */
const PRESS = 350;

export class SpotlightControl extends ToolControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "spotlight");
    this.veil = element("div", { class: "spotlight", "aria-hidden": "true" });
    this.bar.append(this.shut);
    this.since = 0;
    /** When the key was pressed, however late the page comes to it. */
    this.onKeyDown = (/** @type {KeyboardEvent} */ event) => {
      if (!event.repeat && isOurs(event)) this.since = event.timeStamp;
    };
    this.last = "";
    this.follow = this.follow.bind(this);
    this.onKeyUp = this.onKeyUp.bind(this);
    /** @type {{x: number, y: number} | null} */
    this.at = null;
    this.note = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      this.at = { x: clientX, y: clientY };
    };
  }

  /** Where the pointer is, before there is light. @param {L.Map} map */
  onAdd(map) {
    document.addEventListener("pointermove", this.note, { passive: true });
    document.addEventListener("keydown", this.onKeyDown, true);
    return super.onAdd(map);
  }

  /** @param {L.Map} map */
  onRemove(map) {
    document.removeEventListener("pointermove", this.note);
    document.removeEventListener("keydown", this.onKeyDown, true);
    super.onRemove(map);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear(event) {
    if (event.state.tool === this.name && event.previous.tool !== this.name) this.last = event.previous.tool ?? "";
    super.hear(event);
  }

  open() {
    const { left, top, width, height } = this.map.getContainer().getBoundingClientRect();
    this.shine(this.at ?? { x: left + width / 2, y: top + height / 2 });
    this.leaveOpen(this.shut.getBoundingClientRect());
    document.body.append(this.veil);
    for (const kind of ["pointermove", "pointerdown"])
      document.addEventListener(kind, /** @type {EventListener} */ (this.follow), { passive: true });
    document.addEventListener("keyup", this.onKeyUp);
  }

  close() {
    this.veil.remove();
    for (const kind of ["pointermove", "pointerdown"])
      document.removeEventListener(kind, /** @type {EventListener} */ (this.follow));
    document.removeEventListener("keyup", this.onKeyUp);
  }

  /** The way out is lit, too. @param {DOMRect} button */
  leaveOpen({ left, top, width, height }) {
    this.veil.style.setProperty("--button-x", `${left + width / 2}px`);
    this.veil.style.setProperty("--button-y", `${top + height / 2}px`);
  }

  /** @param {PointerEvent} event */
  follow({ clientX, clientY }) {
    this.shine({ x: clientX, y: clientY });
  }

  /** @param {{x: number, y: number}} at */
  shine({ x, y }) {
    this.veil.style.setProperty("--x", `${x}px`);
    this.veil.style.setProperty("--y", `${y}px`);
  }

  /** The tool that was in hand before comes back. @param {KeyboardEvent} event */
  onKeyUp(event) {
    if (isOurs(event) && event.timeStamp - this.since > PRESS) this.ask({ tool: this.last });
  }
}

/** @param {KeyboardEvent} event */
function isOurs({ key, code }) {
  return key.toLowerCase() === "o" || code === "KeyO";
}
