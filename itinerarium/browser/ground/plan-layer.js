// @ts-check
/** Old maps and plans on the map, each of its days: how strong they are, and an edge that uncovers the map. */

import { isValidOn } from "../data/dates.js";
import { storyDate } from "../data/unpack.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { PlanEdge } from "./plan-edge.js";

/** @typedef {{data: PlanData, dates: import("../data/dates.js").Dated, picture: L.ImageOverlay, box: HTMLInputElement, range: HTMLInputElement, opacity: HTMLElement, compare: HTMLElement, root: HTMLElement}} Plan */

const PANE = "plans";

export class PlanLayer {
  /** @param {Story} story */
  constructor({ plans = [] }) {
    /** @type {L.Map} */
    this.map;
    this.day = "";
    this.lang = "";
    /** @type {Plan[]} */
    this.plans = plans.map((data) => this.planOf(data));
    /** @type {Record<string, boolean>} */
    this.shown = Object.fromEntries(plans.map(({ id, shown }) => [id, shown]));
    this.edge = new PlanEdge(PANE);
  }

  /** @param {PlanData} data @returns {Plan} */
  planOf(data) {
    const bounds = L.latLngBounds(/** @type {[LatLon, LatLon]} */ (data.bounds));
    const picture = L.imageOverlay(data.src, bounds, { pane: PANE, opacity: data.opacity });
    const range = /** @type {HTMLInputElement} */ (
      element("input", {
        type: "range",
        min: 0,
        max: 100,
        value: Math.round(data.opacity * 100),
        class: "plan-opacity",
      })
    );
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
    const [opacity, compare] = [element("span"), element("span")];
    range.addEventListener("input", () => picture.setOpacity(Number(range.value) / 100));
    box.addEventListener("change", () => this.choose());
    const root = element(
      "div",
      { class: "plan-tools" },
      element("label", {}, opacity, range),
      element("label", {}, box, compare),
    );
    const dates = {
      start: data.start ? storyDate(data.start) : undefined,
      end: data.end ? storyDate(data.end) : undefined,
    };
    return { data, dates, picture, box, range, opacity, compare, root };
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    if (!this.plans.length) return this;
    const pane = map.createPane(PANE);
    pane.style.zIndex = "var(--z-plans)";
    pane.style.pointerEvents = "none";
    for (const { data, root } of this.plans)
      document.getElementById(`layer-${data.id}`)?.closest(".layer")?.append(root);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:layers", this.hearLayers, this);
    map.on("itinerarium:day", this.hearDay, this);
    return this;
  }

  remove() {
    for (const { picture, root } of this.plans) {
      picture.remove();
      root.remove();
    }
    this.edge.hide();
    this.map.off("itinerarium:change", this.hear, this);
    this.map.off("itinerarium:layers", this.hearLayers, this);
    this.map.off("itinerarium:day", this.hearDay, this);
    return this;
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    this.day = state.day;
    this.rename(state.lang);
    this.choose();
  }

  /** @param {{day: string}} event */
  hearDay({ day }) {
    this.day = day;
    this.choose();
  }

  /** @param {{shown: Record<string, boolean>}} event */
  hearLayers({ shown }) {
    this.shown = shown;
    this.choose();
  }

  /** @param {string} lang */
  rename(lang) {
    if (lang === this.lang) return;
    this.lang = lang;
    this.edge.rename(word(lang, "planSwipe"));
    for (const { data, range, opacity, compare } of this.plans) {
      opacity.textContent = word(lang, "planOpacity");
      compare.textContent = word(lang, "planCompare");
      range.setAttribute("aria-label", `${word(lang, "planOpacity")}: ${inLanguage(data.title, lang)}`);
    }
  }

  /** Put on the map what is switched on and of this day. */
  choose() {
    if (!this.map) return;
    const seen = this.plans.filter(
      ({ data, dates }) => this.shown[data.id] && (!this.day || isValidOn(dates, this.day)),
    );
    for (const plan of this.plans) {
      if (seen.includes(plan)) plan.picture.addTo(this.map);
      else plan.picture.remove();
      plan.root.hidden = !this.shown[plan.data.id];
    }
    if (seen.some(({ box }) => box.checked)) this.edge.show(this.map);
    else this.edge.hide();
  }
}
