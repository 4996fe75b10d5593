// @ts-check
/** Words in a text that move the map: pressed, they ask for a place, a stop, a layer, a day or a part of the map. */

import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { INITIAL_STATE } from "../state/state.js";
import { patchesOf } from "./map-links.js";

export class MapLinkControl {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
    this.state = INITIAL_STATE;
    /** @type {L.Map} */
    this.map;
    this.status = element("div", { role: "status", class: "spoken-only" });
    this.onClick = this.onClick.bind(this);
    this.onKey = this.onKey.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    for (const link of document.querySelectorAll("a.map-link:not([role])")) asButton(link);
    map.getContainer().append(this.status);
    document.addEventListener("click", this.onClick, true);
    document.addEventListener("keydown", this.onKey, true);
    map.on("itinerarium:change", this.hear, this);
    return this;
  }

  remove() {
    this.status.remove();
    document.removeEventListener("click", this.onClick, true);
    document.removeEventListener("keydown", this.onKey, true);
    this.map.off("itinerarium:change", this.hear, this);
    return this;
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.state = state;
  }

  /** @param {Event} event */
  onClick(event) {
    const link = event.target instanceof Element ? event.target.closest(".map-link") : null;
    if (!(link instanceof HTMLElement) || !link.dataset.map) return;
    event.preventDefault();
    event.stopPropagation();
    this.follow(link.dataset.map);
  }

  /** As on any button. @param {KeyboardEvent} event */
  onKey(event) {
    const isPress = event.key === "Enter" || event.key === " ";
    if (isPress && event.target instanceof Element && event.target.matches(".map-link")) this.onClick(event);
  }

  /** @param {string} target */
  follow(target) {
    for (const patch of patchesOf(target, this.state)) this.map.fire("itinerarium:ask", { patch });
    const layers = [...(this.story.overlays ?? []), ...(this.story.plans ?? [])];
    const overlay = layers.find(({ id }) => target === `layer=${id}`);
    const name = inLanguage(overlay?.title, this.state.lang) ?? "";
    this.status.textContent = name && word(this.state.lang, "layerShown", { name });
  }
}

/** The article's link leads to a section where no script runs. @param {Element} link */
function asButton(link) {
  link.setAttribute("role", "button");
  link.setAttribute("tabindex", "0");
  link.removeAttribute("href");
}
