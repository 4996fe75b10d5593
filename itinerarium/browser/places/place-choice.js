// @ts-check
/** A list of the places whose marks lie on one another, beside the finger that touched them. */

import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { freeWindow } from "../geo/frame.js";
import { kindName } from "./place-marker.js";
import { symbol } from "./symbols.js";

const BESIDE = 12;

export class PlaceChoice {
  /** @param {{choose: (id: string) => void, leave: (id: string) => void}} hooks the place chosen, or that had the focus */
  constructor({ choose, leave }) {
    this.choose = choose;
    this.leave = leave;
    this.from = "";
    this.root = element("div", { class: "place-choice", role: "dialog", tabindex: -1, hidden: true });
    this.root.addEventListener("keydown", (event) => this.key(event));
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    map.getContainer().append(this.root);
    map.on("click movestart zoomstart resize itinerarium:change", this.close, this);
  }

  remove() {
    this.map?.off("click movestart zoomstart resize itinerarium:change", this.close, this);
    this.root.remove();
  }

  /**
   * @param {Place[]} places
   * @param {{x: number, y: number}} point of the map's container
   * @param {string} lang
   */
  open(places, point, lang) {
    this.from = places[0]?.id ?? "";
    const name = word(lang, "choosePlace");
    this.root.setAttribute("aria-label", name);
    const items = places.map((place) => element("li", {}, this.item(place, lang)));
    this.root.replaceChildren(element("p", { class: "choice-head" }, name), element("ul", {}, ...items));
    this.root.hidden = false;
    this.put(point);
    this.buttons()[0]?.focus({ preventScroll: true });
  }

  /** @param {Place} place @param {string} lang */
  item(place, lang) {
    const more = [place.kind ? kindName(place.kind, lang) : "", inLanguage(place.when, lang)]
      .filter(Boolean)
      .join(" · ");
    const button = element(
      "button",
      { type: "button", class: "choice", "data-choose": place.id },
      symbol(place.kind),
      element(
        "span",
        {},
        element("span", { class: "choice-name" }, inLanguage(place.name, lang) ?? place.id),
        " ",
        element("span", { class: "choice-more" }, more),
      ),
    );
    button.addEventListener("click", () => {
      this.close();
      this.choose(place.id);
    });
    return button;
  }

  /** Beside the point, within what is free. @param {{x: number, y: number}} point */
  put({ x, y }) {
    const { left, top, right, bottom } = freeWindow(/** @type {L.Map} */ (this.map), { width: 1, height: 1 });
    this.root.style.maxHeight = `${Math.round(bottom - top)}px`;
    const { offsetWidth: width, offsetHeight: height } = this.root;
    const isLeft = x + BESIDE + width > right && x - BESIDE - width >= left;
    const within = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high) =>
      Math.round(Math.max(low, Math.min(high, at)));
    this.root.style.left = `${within(isLeft ? x - BESIDE - width : x + BESIDE, left, right - width)}px`;
    this.root.style.top = `${within(y - height / 2, top, bottom - height)}px`;
  }

  /** @returns {HTMLElement[]} */
  buttons() {
    return [...this.root.querySelectorAll("button")];
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!steps && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (steps) this.step(steps);
    else {
      this.close();
      this.leave(this.from);
    }
  }

  /** @param {number} steps */
  step(steps) {
    const buttons = this.buttons();
    const here = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    buttons[(here + steps + buttons.length) % buttons.length]?.focus();
  }

  close() {
    this.root.hidden = true;
  }
}
