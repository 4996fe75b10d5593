// @ts-check
/** A few words beside the places that they are about, each with a thin line, where names leave room. */

import { annotationsIn } from "../data/annotations.js";
import { inLanguage } from "../data/words.js";
import { element, svgElement } from "../dom/dom.js";
import { mapEvents } from "../dom/map-events.js";
import { boxAt, leaderOf, placeAnnotations } from "./annotation-placement.js";

/** @typedef {import("../events.js").PageEvents["itinerarium:named"]} Named */

export class AnnotationLayer extends L.Layer {
  /** @param {Story} story @param {object} [options] `pane`: the Leaflet pane to lie in */
  constructor(story, options = {}) {
    super();
    /** @type {L.LayerOptions & {pane: string}} */
    this.options;
    L.Util.setOptions(this, { pane: "names", ...options });
    this.story = story;
    this.lang = story.languages[0] ?? "en";
    /** @type {AnnotationData[]} */
    this.shown = [];
    /** @type {Map<string, HTMLElement>} */
    this.texts = new Map();
    /** @type {Map<string, import("./annotation-placement.js").Spot>} */
    this.standing = new Map();
    this.lines = svgElement("svg", { class: "annotation-lines", "aria-hidden": "true" });
    this.root = element("div", { class: "annotations" });
    this.root.append(this.lines);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.append(this.root);
    return this;
  }

  onRemove() {
    this.root.remove();
    return this;
  }

  getEvents() {
    return mapEvents({
      zoom: this.hide,
      zoomanim: this.hide,
      "itinerarium:change": this.hear,
      "itinerarium:day": this.hear,
      "itinerarium:named": this.stand,
    });
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const shown = annotationsIn(this.story, state);
    const isSame = state.lang === this.lang && shown.length === this.shown.length;
    if (isSame && shown.every((one, index) => one === this.shown[index])) return;
    this.lang = state.lang;
    this.shown = shown;
    this.standing = new Map();
    this.texts = new Map(shown.map((one) => [idOf(one), textNode(one, this.lang)]));
    this.root.replaceChildren(this.lines, ...this.texts.values());
    this.hide();
  }

  /** While the map flies nothing is annotated. */
  hide() {
    this.root.classList.add("is-away");
  }

  /** The names stand: what they leave is for annotations. @param {Named} ground */
  stand({ taken, window, covers, lines, markerOf }) {
    const annotations = this.shown.flatMap((one) => {
      const text = this.texts.get(idOf(one));
      const marker = markerOf(one.place);
      return text && marker ? [{ id: idOf(one), ...marker, shapes: shapesOf(text) }] : [];
    });
    this.standing = placeAnnotations(annotations, { taken, window, covers, lines, before: this.standing });
    this.lines.replaceChildren(...annotations.flatMap((one) => this.put(one)));
    this.root.classList.remove("is-away");
  }

  /** Put a text where it stands, or nowhere, and give the line to it. @param {import("./annotation-placement.js").Annotation} annotation */
  put(annotation) {
    const text = /** @type {HTMLElement} */ (this.texts.get(annotation.id));
    const spot = this.standing.get(annotation.id);
    text.classList.toggle("is-without-room", !spot);
    text.classList.toggle("is-narrow", spot?.shape === 1);
    if (!spot) return [];
    const { left, top } = boxAt(annotation, spot);
    text.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    const { fromX, fromY, toX, toY } = leaderOf(annotation, spot);
    const { x, y } = annotation;
    return ["annotation-band", "annotation-line"].map((name) =>
      svgElement("line", { class: name, x1: x + fromX, y1: y + fromY, x2: x + toX, y2: y + toY }),
    );
  }
}

/** A text's sizes, set in its usual width and in a narrower one. @param {HTMLElement} text */
function shapesOf(text) {
  return [false, true].map((isNarrow) => {
    text.classList.toggle("is-narrow", isNarrow);
    return { width: widestLine(text), height: text.offsetHeight };
  });
}

/** Balanced lines do not fill their element. @param {HTMLElement} text */
function widestLine(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  return Math.ceil(Math.max(0, ...[...range.getClientRects()].map(({ width }) => width)));
}

/** @param {AnnotationData} annotation */
function idOf({ place, text }) {
  return `${place} ${Object.values(text)[0]}`;
}

/** @param {AnnotationData} annotation @param {string} lang */
function textNode({ place, text }, lang) {
  return element("p", { class: "annotation is-without-room", "data-annotation": place }, inLanguage(text, lang));
}
