// @ts-check
/** The part of the legend that follows the day: the borders, areas, attacks and fronts that are on the map then. */
import { dayOfStop, firstDay } from "../data/dates.js";
import { legendRows } from "../data/overlays.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { overlaySample } from "../ground/overlay-signs.js";
import { entry, list } from "./legend-list.js";

export class LegendLayers {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
    this.overlays = story.overlays ?? [];
    this.first = firstDay(story);
    this.day = "";
    /** @type {Record<string, boolean>} */
    this.shown = Object.fromEntries(this.overlays.map(({ id, shown }) => [id, shown]));
    this.root = element("div", { class: "legend-day" });
  }

  /** @param {string} stop */
  setStop(stop) {
    this.day = dayOfStop(this.story, stop);
  }

  /** Write the list anew. @param {string} lang */
  write(lang) {
    const rows = legendRows(this.overlays, this.shown, this.day, this.first);
    const items = rows.map(({ kind, closed, name }) =>
      entry(overlaySample(kind, closed), inLanguage(name, lang) ?? ""),
    );
    this.root.replaceChildren(...(items.length ? list(word(lang, "legendLayers"), "legend-layers", items) : []));
  }
}
