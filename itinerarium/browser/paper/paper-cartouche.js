// @ts-check
/** The cartouche of a sheet or picture: title and legend in one quiet panel on the plate. */

import { yearsOf } from "../data/dates.js";
import { isChosen, routesShown } from "../data/filters.js";
import { placesById, toldIn } from "../data/places-by-id.js";
import { inLanguage, kilometres, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { LegendControl } from "../panels/legend-control.js";
import { strandLetter } from "./paper-link.js";

export class PaperCartouche {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
    this.legend = new LegendControl(story, { mostKinds: 12 });
    /** The strands that are on the map, as in the state. */
    this.chosen = "";
    this.root = element("div", { class: "cartouche", "data-covers": true });
  }

  /** @param {L.Map} map @param {import("./paper-link.js").Paper} paper @param {Pick<import("../state/state.js").State, "lang" | "strands">} state */
  show(map, paper, { lang, strands }) {
    this.chosen = strands;
    this.legend.legs = routesShown(this.story, { strands }).flatMap(({ legs }) => legs);
    const place = placesById(this.story).get(paper.stop);
    const legend = element(
      "div",
      { class: "legend" },
      element("div", { class: "legend-body" }, ...this.journey(map, paper, lang), ...this.lists(paper, lang)),
    );
    this.root.replaceChildren(
      ...(place ? stopTitle(this.story, place, lang) : this.title(lang, paper.kind !== "worksheet")),
      legend,
    );
    map.getContainer().append(this.root);
  }

  /** @param {string} lang @param {boolean} withSubtitle which may name places */
  title(lang, withSubtitle) {
    return [
      element("p", { class: "title-years" }, yearsOf(this.story)),
      element("p", { class: "title-name" }, inLanguage(this.story.title, lang)),
      ...(withSubtitle ? [element("p", { class: "title-subtitle" }, inLanguage(this.story.subtitle, lang))] : []),
    ];
  }

  /**
   * The journey that is drawn. A worksheet does not tell it, as its name may hold the names of places.
   * @param {L.Map} map @param {import("./paper-link.js").Paper} paper @param {string} lang
   * @returns {Node[]}
   */
  journey(map, paper, lang) {
    const drawn = this.story.journeys?.find(({ id }) => id === map.getContainer().dataset.journey);
    if (!drawn || paper.kind === "worksheet") return [];
    const row = element(
      "li",
      { class: "legend-journey" },
      element("span", { class: "legend-road" }),
      element("span", { class: "legend-title" }, inLanguage(drawn.title, lang) ?? drawn.id),
      element("span", { class: "legend-km" }, kilometres(lang, drawn.km)),
    );
    return [element("ul", {}, row)];
  }

  /** Those on the map, each with its letter. @param {string} lang */
  strands(lang) {
    const list = this.legend.strands(lang);
    const items = list[1]?.querySelectorAll("li") ?? [];
    this.story.routes.forEach(({ id }, index) => {
      if (isChosen(this.chosen, id))
        items[index]?.prepend(element("span", { class: "strand-letter" }, strandLetter(index)));
      else items[index]?.remove();
    });
    return list[1]?.childElementCount ? list : [];
  }

  /** @param {import("./paper-link.js").Paper} paper @param {string} lang @returns {Node[]} */
  lists(paper, lang) {
    const strands = this.strands(lang);
    const kinds = paper.kind !== "picture" ? signs(lang, this.story) : paper.stop ? [] : this.legend.kinds(lang);
    this.legend.layers.setStop(paper.stop);
    this.legend.layers.write(lang);
    const layers = paper.kind === "worksheet" ? [] : [this.legend.layers.root];
    const figures = paper.stop ? [] : this.legend.figures(lang);
    return [...strands, ...this.legend.modes(lang), ...layers, ...figures, ...kinds];
  }
}

/** @param {Story} story @param {Place} place @param {string} lang */
function stopTitle(story, place, lang) {
  return [
    element("p", { class: "title-years" }, inLanguage(place.when, lang)),
    element("p", { class: "title-name" }, inLanguage(place.name, lang)),
    element("p", { class: "title-subtitle" }, inLanguage(story.title, lang)),
  ];
}

/**
 * The signs of a sheet: numbers for the stops, dots for the rest.
 * @param {string} lang
 * @param {Story} story
 * @returns {HTMLElement[]}
 */
function signs(lang, story) {
  const chief = toldIn(story).some(({ rank, stop }) => rank === 1 && stop !== undefined);
  const signOf = (/** @type {string} */ name, /** @type {string} */ sign, /** @type {string} */ text) =>
    element("li", {}, element("span", { class: `paper-stop ${name}` }, sign), element("span", {}, text));
  return [
    element("h3", {}, word(lang, "places")),
    element(
      "ul",
      { class: "legend-kinds" },
      chief && signOf("is-chief", "1", word(lang, "chiefPlace")),
      signOf("", "2", word(lang, "stopOfStory")),
      signOf("is-dot", "", word(lang, "otherPlace")),
    ),
  ];
}
