// @ts-check
/** What is said of a leg where one points at it: from where to where, how, when, how far, how many. */
import { element } from "./dom.js";
import { kilometres, told, wholeNumber, word } from "./words.js";

/**
 * @param {any} route
 * @param {any} leg
 * @param {Map<string, any>} places by id
 * @param {string} lang
 */
export function legTip(route, leg, places, lang) {
  const [from, to] = [leg.from, leg.to].map((id) => told(places.get(id)?.name, lang) ?? id);
  const colour = element("span", { class: "tip-strand" });
  colour.style.setProperty("--strand", route.colour);
  const how = [word(lang, `mode_${leg.mode}`), kilometres(lang, leg.km)].join(", ");
  const figures = [
    told(leg.when, lang),
    leg.people === undefined ? undefined : `${wholeNumber(lang, leg.people)} ${told(leg.peopleNote, lang) ?? word(lang, "people")}`,
    leg.certainty ? word(lang, `certainty_${leg.certainty}`) : undefined,
  ].filter(Boolean).join(" · ");
  return element("div", { class: "tip" },
    element("strong", { class: "tip-way" }, word(lang, "leg", { from, to })),
    element("span", { class: "tip-how" }, how),
    figures && element("span", { class: "tip-figures" }, figures),
    element("span", { class: "tip-route" }, colour, told(route.title, lang)));
}
