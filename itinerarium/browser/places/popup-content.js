// @ts-check
/** What a popup says of a place: its head, the article's text, the ways in and out. */

import { touchesDates, yearOf } from "../data/dates.js";
import { hasEasy } from "../data/levels.js";
import { withTexts } from "../data/place-texts.js";
import { visitsAt } from "../data/places-by-id.js";
import { byNeighbour, stepsFrom, waysOf } from "../data/ways.js";
import { inLanguage, kilometres, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, iconButton } from "../dom/icons.js";
import { LevelSwitch } from "./level-switch.js";
import { linkToSpot } from "./links.js";
import { dates, detailsOf, otherNames } from "./place-details.js";
import { kindName } from "./place-marker.js";
import { symbol } from "./symbols.js";

/**
 * @typedef {object} PopupParts
 * @property {Story} story
 * @property {Map<string, Place>} places by id
 * @property {string} lang
 * @property {import("../data/levels.js").Level} level
 * @property {(patch: object) => void} ask
 */

/**
 * The whole popup as a dialog named by its heading.
 * @param {Place} place
 * @param {PopupParts} parts
 */
export function popupContent(place, parts) {
  const { story, lang, level } = parts;
  const heading = element("h2", { class: "popup-name", id: "popup-name", tabindex: -1 }, inLanguage(place.name, lang));
  const isEasyHere = [place, ...visitsAt(story, place.id)].some((one) => hasEasy(withTexts(story, one), lang));
  const close = iconButton("close", word(lang, "closePlace"), () => parts.ask({ place: "" }));
  close.classList.add("popup-close");
  return element(
    "section",
    { class: "popup", "data-popup": place.id, role: "dialog", "aria-labelledby": "popup-name" },
    element(
      "header",
      { class: "popup-head" },
      kindLine(place, lang),
      heading,
      otherNames(place, lang),
      dates(place, lang),
      new LevelSwitch((chosen) => parts.ask({ level: chosen })).show(parts, isEasyHere),
    ),
    close,
    element(
      "div",
      { class: "popup-body", tabindex: 0, role: "group", "aria-labelledby": "popup-name" },
      ...detailsOf(story, place, lang, level),
      story.ground ? null : element("p", { class: "popup-spot" }, linkToSpot(place, lang)),
      sectionLine(place, lang),
      ...visitsAt(story, place.id).map((visit) => visitPart(visit, parts)),
      ...wayLists(place, parts),
    ),
    foot(place, parts),
  );
}

/** @param {Place} place @param {string} lang */
function kindLine(place, lang) {
  if (!place.kind) return null;
  return element("p", { class: "popup-kind" }, symbol(place.kind), element("span", {}, kindName(place.kind, lang)));
}

/** @param {Place} place @param {string} lang */
function sectionLine(place, lang) {
  const section = inLanguage(place.section, lang);
  return section ? element("p", { class: "popup-section" }, word(lang, "section", { name: section })) : null;
}

/** What is told where the story comes to the place once more. @param {Place} visit @param {PopupParts} parts */
function visitPart(visit, parts) {
  const { story, lang, level } = parts;
  const title = inLanguage(visit.title, lang);
  return element(
    "div",
    { class: "popup-visit", "data-visit": visit.id },
    element("h3", {}, title ?? inLanguage(visit.when, lang) ?? inLanguage(visit.name, lang)),
    title ? dates(visit, lang) : null,
    ...detailsOf(story, { ...visit, title: undefined }, lang, level),
    storyLine(visit, parts),
  );
}

/** The ways of the place's dates, then those of other years under their year. @param {Place} place @param {PopupParts} parts */
function wayLists(place, parts) {
  const ways = waysOf(parts.story, place);
  const own = ways.filter(({ leg }) => touchesDates(leg, place));
  const others = ways.filter((way) => !own.includes(way));
  const years = [...new Set(others.map(({ leg }) => yearOfLeg(leg)))].sort((one, other) => one - other);
  const ofYear = (/** @type {number} */ year) => others.filter(({ leg }) => yearOfLeg(leg) === year);
  return [...listsOf(own, "", parts), ...years.flatMap((year) => listsOf(ofYear(year), String(year), parts))];
}

/** @param {Leg} leg */
function yearOfLeg({ start, end }) {
  return yearOf((start ?? end)?.first ?? "");
}

/** @param {import("../data/ways.js").Way[]} ways @param {string} year "" for the place's own time @param {PopupParts} parts */
function listsOf(ways, year, parts) {
  const groups = byNeighbour(ways);
  return /** @type {const} */ (["previous", "next"]).flatMap((direction) => {
    const items = groups.filter((group) => group.direction === direction).map((group) => wayItem(group, parts));
    if (!items.length) return [];
    const name = word(parts.lang, direction === "previous" ? "cameFrom" : "wentTo");
    const heading = element("h3", {}, year ? `${year}: ` : "", name);
    return [element("div", { class: "popup-ways" }, heading, element("ul", {}, ...items))];
  });
}

/** @param {import("../data/ways.js").WayGroup} group @param {PopupParts} parts */
function wayItem({ direction, place, ways }, { places, lang, ask }) {
  const name = inLanguage(places.get(place)?.name, lang) ?? place;
  const button = element(
    "button",
    { type: "button", class: "way", "data-way": place },
    icon(direction === "previous" ? "previous" : "next"),
    element(
      "span",
      { class: "way-text" },
      element("span", { class: "way-name" }, name),
      " ",
      ...ways.map((way) => wayLine(way, lang)),
    ),
  );
  button.addEventListener("click", () => ask({ place }));
  return element("li", {}, button);
}

/** @param {{route: Route, leg: Leg, km: number}} way @param {string} lang */
function wayLine({ route, leg, km }, lang) {
  const swatch = element("span", { class: "way-swatch" });
  swatch.style.setProperty("--strand", route.colour);
  const how = [word(lang, `mode_${leg.mode}`), kilometres(lang, km), inLanguage(leg.when, lang)]
    .filter(Boolean)
    .join(" · ");
  return element(
    "span",
    { class: "way-line" },
    swatch,
    element("span", {}, `${inLanguage(route.title, lang)}: ${how}`),
    " ",
  );
}

/** One place back and one on, and for a stop the story. @param {Place} place @param {PopupParts} parts */
function foot(place, parts) {
  const ends = stepsFrom(parts.story, place);
  const steps = /** @type {const} */ (["previous", "next"]).flatMap((direction) => {
    const to = parts.places.get(ends[direction] ?? "");
    return to ? [stepButton(direction, to, parts)] : [];
  });
  const line = storyLine(place, parts);
  if (!steps.length && !line) return null;
  return element(
    "footer",
    { class: "popup-foot" },
    steps.length ? element("div", { class: "popup-steps" }, ...steps) : null,
    line,
  );
}

/** @param {"previous" | "next"} direction @param {Place} to @param {PopupParts} parts */
function stepButton(direction, to, { lang, ask }) {
  const said = element(
    "span",
    { class: "spoken-only" },
    `${word(lang, direction === "previous" ? "cameFrom" : "wentTo")}: `,
  );
  const name = element("span", { class: "step-name" }, said, inLanguage(to.name, lang) ?? to.id);
  const arrow = icon(direction);
  const parts = direction === "previous" ? [arrow, name] : [name, arrow];
  const button = element(
    "button",
    { type: "button", class: `step popup-${direction}`, "data-step": to.id },
    .../** @type {Node[]} */ (parts),
  );
  button.addEventListener("click", () => ask({ place: to.id }));
  return button;
}

/** @param {Place} place @param {PopupParts} parts */
function storyLine(place, { story, lang, ask }) {
  const index = story.stops.indexOf(place.id);
  if (index < 0) return null;
  const button = element(
    "button",
    { type: "button", class: "popup-story" },
    element("span", {}, word(lang, "tellFromHere")),
    element("span", { class: "popup-count" }, `${index + 1} / ${story.stops.length}`),
    icon("next"),
  );
  button.addEventListener("click", () => ask({ stop: place.id }));
  return button;
}
