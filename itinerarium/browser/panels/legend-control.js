// @ts-check
/**
 * The legend, drawn by the code that draws the map: strands and modes first, then certainty, width and kinds of places.
 */

import { routesDrawn } from "../data/filters.js";
import { inLanguage, wholeNumber, word } from "../data/words.js";
import { element, svgElement } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";
import { pathText } from "../geo/pixel-line.js";
import { kindName } from "../places/place-marker.js";
import { symbol } from "../places/symbols.js";
import { arrowHead } from "../routes/arrows.js";
import { legStyle, mostPeople } from "../routes/route-style.js";
import { journeyItems, pressChoices, strandItem } from "./journey-choice.js";
import { LegendFilters } from "./legend-filters.js";
import { LegendLayers } from "./legend-layers.js";
import { entry, list } from "./legend-list.js";

const SAMPLE = { width: 46, height: 14 };
const WEIGHT = 1;
/** From this width on it stands beside the map. */
const WIDE = "(min-width: 75rem)";
const MODE_ORDER = ["rail", "ship", "road", "foot", "cart", "sledge", "air", "combat"];

export class LegendControl extends L.Control {
  /** @param {Story} story @param {object} [options] `mostKinds`: how many kinds of places are named */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "topleft", mostKinds: 16, ...options }));
    this.story = story;
    /** @type {L.Map} */
    this.map;
    this.lang = "";
    this.legs = routesDrawn(story).flatMap((/** @type {Route} */ route) => route.legs);
    this.most = mostPeople(story.routes);
    this.heading = element("h2", { class: "legend-name", id: "legend-name" });
    this.close = iconButton("close", "", () => this.map.fire("itinerarium:ask", { patch: { legend: false } }));
    this.more = element("button", {
      type: "button",
      class: "legend-more",
      "aria-expanded": "false",
      "aria-controls": "legend-rest",
    });
    this.more.addEventListener("click", () => this.turnTo(this.rest.hidden));
    this.layers = new LegendLayers(story);
    /** @type {LegendFilters | undefined} a sheet's legend has none */
    this.filters;
    this.rest = element("div", { id: "legend-rest", hidden: true });
    this.body = element("div", { class: "legend-body", tabindex: 0, role: "group", "aria-labelledby": "legend-name" });
    this.root = element(
      "section",
      { class: "legend", "aria-labelledby": "legend-name", hidden: true },
      element("header", { class: "legend-head" }, this.heading, this.more, this.close),
      this.body,
    );
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    this.filters = new LegendFilters(this.story, (patch) => this.ask(patch));
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:day", this.hearDay, this);
    map.on("itinerarium:layers", this.hearLayers, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:layers", this.hearLayers, this);
    map.off("itinerarium:day", this.hearDay, this);
    map.off("itinerarium:change", this.hear, this);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.root.hidden = !state.legend;
    if (state.stop !== previous.stop) this.layers.setStop(state.stop);
    // On a small window the legend lies in a corner that the camera must not spare.
    this.root.toggleAttribute("data-covers", window.matchMedia(WIDE).matches);
    if (state.lang !== this.lang) this.name(state);
    pressChoices(this.body, this.story, state);
    this.filters?.tick(state);
    this.writeLayers();
  }

  /** @param {{day: string}} event */
  hearDay({ day }) {
    this.layers.day = day;
    this.writeLayers();
  }

  /** @param {{shown: Record<string, boolean>}} event */
  hearLayers({ shown }) {
    this.layers.shown = shown;
    this.writeLayers();
  }

  writeLayers() {
    if (!this.root.hidden) this.layers.write(this.lang);
  }

  /** Everything with a text in it. @param {import("../state/state.js").State} state */
  name(state) {
    this.lang = state.lang;
    this.heading.textContent = word(state.lang, "legend");
    renameButton(this.close, word(state.lang, "closeLegend"));
    this.body.replaceChildren(
      ...this.journeys(state.lang),
      ...this.strands(state.lang),
      ...this.modes(state.lang),
      this.layers.root,
      this.rest,
    );
    this.rest.replaceChildren(...this.figures(state.lang), ...this.kinds(state.lang));
    this.open(!this.rest.hidden);
  }

  /** Show the second part of the legend, or only the first. @param {boolean} wanted */
  open(wanted) {
    this.rest.hidden = !wanted;
    this.more.hidden = !this.rest.hasChildNodes();
    this.more.setAttribute("aria-expanded", String(wanted));
    this.more.textContent = word(this.lang, wanted ? "legendLess" : "legendMore");
  }

  /** Show the second part and bring it into sight, or the first again. @param {boolean} wanted */
  turnTo(wanted) {
    this.open(wanted);
    const [rest, body] = [this.rest, this.body].map((node) => node.getBoundingClientRect().top);
    this.body.scrollTop = wanted
      ? this.body.scrollTop + /** @type {number} */ (rest) - /** @type {number} */ (body)
      : 0;
  }

  /** @param {Partial<import("../state/state.js").State>} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  /** @param {string} lang */
  journeys(lang) {
    const items = journeyItems(this.story, lang, (patch) => this.ask(patch));
    return list(word(lang, "journeys"), "legend-journeys", items);
  }

  /** @param {string} lang */
  strands(lang) {
    this.filters?.forget("strands");
    const items = routesDrawn(this.story).map((/** @type {Route} */ route) => {
      const name = inLanguage(route.title, lang) ?? "";
      const item = entry(sampleLine({ mode: "road" }, route, this.most, true), name);
      if (!this.story.journeys) return this.filters?.item("strands", route.id, item) ?? item;
      const choice = strandItem(route.id, item, (patch) => this.ask(patch));
      return this.filters?.item("strands", route.id, choice, word(lang, "filterShow", { name })) ?? choice;
    });
    return list(word(lang, "routes"), "legend-strands", [...items, ...(this.filters?.none("strands", lang) ?? [])]);
  }

  /** The modes that the story uses. @param {string} lang */
  modes(lang) {
    const looks = new Map(this.legs.map((/** @type {Leg} */ { mode, look }) => [mode, look]));
    const modes = new Set([...MODE_ORDER, ...looks.keys()].filter((mode) => looks.has(mode)));
    const items = [...modes].map((mode) =>
      entry(this.sample({ mode, look: looks.get(mode) }), word(lang, `mode_${mode}`)),
    );
    return list(word(lang, "modes"), "legend-modes", items);
  }

  /** Certainty and width, where the story has them. @param {string} lang */
  figures(lang) {
    const items = [...this.sureness(lang), ...this.widths(lang)];
    return list(word(lang, "lines"), "legend-modes", items);
  }

  /** @param {string} lang */
  sureness(lang) {
    const used = ["likely", "guess"].filter((certainty) =>
      this.legs.some((/** @type {Leg} */ leg) => leg.certainty === certainty),
    );
    return used.map((certainty) =>
      entry(this.sample({ mode: "road", certainty }), word(lang, `certainty_${certainty}`)),
    );
  }

  /** @param {string} lang */
  widths(lang) {
    if (!this.most) return [];
    const round = roundNumbers(this.most);
    return round.map((people) =>
      entry(this.sample({ mode: "road", people }), `${wholeNumber(lang, people)} ${word(lang, "people")}`),
    );
  }

  /** @param {{mode: string, look?: string, certainty?: string, people?: number}} leg */
  sample(leg) {
    return sampleLine(leg, { colour: "var(--ink)", band: "none" }, this.most, leg.mode === "combat");
  }

  /** @param {string} lang */
  kinds(lang) {
    const counts = new Map();
    for (const { kind } of this.story.places) if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const kinds = [...counts]
      .sort((one, other) => other[1] - one[1])
      .slice(0, /** @type {L.ControlOptions & {mostKinds: number}} */ (this.options).mostKinds);
    this.filters?.forget("kinds");
    const items = kinds.map(([kind]) => {
      const sign = element("span", { class: "legend-sign" }, /** @type {any} */ (symbol(kind)));
      const item = entry(sign, kindName(kind, lang));
      return this.filters?.item("kinds", kind, item) ?? item;
    });
    const all = [...this.chief(lang), ...items, ...(this.filters?.none("kinds", lang) ?? [])];
    return items.length ? list(word(lang, "places"), "legend-kinds", all) : [];
  }

  /** @param {string} lang */
  chief(lang) {
    if (!this.story.places.some((/** @type {Place} */ place) => place.rank === 1)) return [];
    return [entry(element("span", { class: "legend-sign legend-chief" }), word(lang, "chiefPlace"))];
  }
}

/**
 * A little piece of a route, drawn as on the map.
 * @param {{mode: string, look?: string, certainty?: string, people?: number}} leg
 * @param {{colour: string, band: string}} paint
 * @param {number} most
 * @param {boolean} hasArrow
 */
function sampleLine(leg, { colour, band }, most, hasArrow) {
  const style = legStyle(leg, { weight: WEIGHT, most });
  const middle = SAMPLE.height / 2;
  const line = pathText([
    [
      [3, middle],
      [SAMPLE.width - 3, middle],
    ],
  ]);
  const root = svgElement("svg", {
    class: "legend-line",
    viewBox: `0 0 ${SAMPLE.width} ${SAMPLE.height}`,
    "aria-hidden": "true",
    focusable: "false",
  });
  root.style.setProperty("--strand", colour);
  root.style.setProperty("--band", band);
  root.style.setProperty("--strength", String(style.strength));
  root.append(svgElement("path", { class: "leg-casing", d: line, "stroke-width": style.casing }));
  root.append(
    svgElement("path", {
      class: "leg-line",
      d: line,
      "stroke-width": style.width,
      "stroke-dasharray": style.dash.join(" ") || "none",
      "stroke-linecap": style.round ? "round" : "butt",
    }),
  );
  if (style.ticks)
    root.append(
      svgElement("path", {
        class: "leg-ticks",
        d: line,
        "stroke-width": style.ticks.across,
        "stroke-dasharray": `${style.ticks.along} ${style.ticks.gap}`,
      }),
    );
  if (hasArrow)
    root.append(
      svgElement("path", {
        class: "leg-arrows",
        d: pathText([arrowHead({ x: SAMPLE.width / 2, y: middle, angle: 0 }, style.arrow)]),
      }),
    );
  return root;
}

/** Two round numbers for the key of widths: about the greatest, and a tenth of it. @param {number} most */
function roundNumbers(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  const large = Math.floor(most / power) * power;
  return large >= 100 ? [large / 10, large] : [large];
}
