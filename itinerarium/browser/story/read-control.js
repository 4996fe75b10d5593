// @ts-check
/** The Read view: opens the page's own article over the map, and closes it. */

import { hasEasy } from "../data/levels.js";
import { withTexts } from "../data/place-texts.js";
import { placesById, toldIn } from "../data/places-by-id.js";
import { inLanguage, wholeNumber, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, iconButton, renameButton } from "../dom/icons.js";
import { keepSources } from "../dom/media-sources.js";
import { LevelSwitch } from "../places/level-switch.js";
import { mediaFigures, openerAround } from "../places/media-parts.js";
import { dates, detailsOf } from "../places/place-details.js";
import { INITIAL_STATE, isBeside } from "../state/state.js";
import { articleParts, legList } from "./article.js";
import { articleMap } from "./article-map.js";
import { ReadBeside } from "./read-beside.js";

export class ReadControl {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    this.options = { article: "read", ...options };
    this.story = story;
    this.state = INITIAL_STATE;
    /** @type {L.Map} */
    this.map;
    /** @type {HTMLElement} */
    this.plate;
    this.article = document.getElementById(this.options.article) ?? element("article", {});
    this.close = iconButton("close", "", () => this.map.fire("itinerarium:ask", { patch: { read: false } }));
    this.print = iconButton("print", "", () => window.print());
    this.shipped = [...this.article.childNodes];
    keepSources();
    this.lang = story.languages[0];
    this.told = "";
    this.level = new LevelSwitch((level) => this.map.fire("itinerarium:ask", { patch: { level } }));
    this.toContents = element("a", { class: "icon-button", href: "#read-contents" });
    this.bar = element("div", { class: "read-bar" }, this.level.root, this.toContents, this.print, this.close);
    this.beside = new ReadBeside(this.article);
    /** @type {HTMLElement | null} the map as a picture, for paper and narrow windows */
    this.picture = null;
    this.onClick = this.onClick.bind(this);
    this.beforePrint = this.beforePrint.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    this.plate = /** @type {HTMLElement} */ (map.getContainer().closest(".plate") ?? map.getContainer());
    this.article.prepend(this.bar);
    this.article.tabIndex = -1;
    this.article.addEventListener("click", this.onClick);
    window.addEventListener("beforeprint", this.beforePrint);
    map.on("itinerarium:change", this.hear, this);
    this.beside.addTo(map);
    return this;
  }

  remove() {
    this.map.off("itinerarium:change", this.hear, this);
    window.removeEventListener("beforeprint", this.beforePrint);
    this.beside.remove();
    this.article.removeEventListener("click", this.onClick);
    this.article.removeAttribute("tabindex");
    this.bar.remove();
    return this;
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    renameButton(this.close, word(state.lang, "closeRead"));
    renameButton(this.print, word(state.lang, "print"));
    this.toContents.replaceChildren(icon("contents"), word(state.lang, "contents"));
    this.level.show(
      state,
      state.read && toldIn(this.story).some((place) => hasEasy(withTexts(this.story, place), state.lang)),
    );
    if (state.lang !== this.lang || state.level !== this.told) this.tellIn(state.lang, state.level);
    this.plate.inert = state.read && !isBeside(state);
    if (state.read !== previous.read) this.turn(state, previous);
    this.beside.hear({ state, previous });
  }

  /**
   * Open or close.
   * @param {import("../state/state.js").State} state
   * @param {import("../state/state.js").State} previous
   */
  turn(state, previous) {
    if (state.read) this.opener = document.activeElement;
    if (state.read) this.open(state.stop || state.place || previous.stop || previous.place);
    else if (!state.place && this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
  }

  /**
   * The article as it was shipped in full in the first language, built anew for the others; the bar stays, and with it
   * the focus.
   * @param {string} lang
   * @param {string} level
   */
  tellIn(lang, level) {
    this.lang = lang;
    this.told = level;
    const isShipped = lang === this.story.languages[0] && !level;
    while (this.bar.nextSibling) this.bar.nextSibling.remove();
    this.article.append(...(isShipped ? this.shipped : articleParts(this.story, lang, level)));
    this.article.setAttribute("aria-label", word(lang, "article"));
    if (this.article.lang !== lang) this.article.lang = lang;
    if (this.state.read) this.complete();
  }

  /** What only scripts can give: all that is long is listed, a picture of the map, ways to it. */
  complete() {
    this.listLegs();
    this.offerAllPlaces();
    this.offerTheMap();
    this.offerLarge();
    this.drawMap();
  }

  /** Each picture can be seen large, and again where it is told again; only where scripts run. */
  offerLarge() {
    for (const gap of this.article.querySelectorAll("[data-again]")) {
      const media = [gap.getAttribute("data-again") ?? ""];
      gap.replaceWith(...mediaFigures(this.story, { media }, this.state.lang));
    }
    for (const picture of this.article.querySelectorAll("figure > img[data-medium]")) {
      const open = openerAround(element("i"), picture.getAttribute("data-medium") ?? "", this.state.lang);
      picture.replaceWith(open);
      open.replaceChildren(picture);
    }
  }

  /** The journey's way through the whole country, below the title. */
  drawMap() {
    if (this.picture?.isConnected && this.picture.lang === this.lang) return;
    this.picture?.remove();
    this.picture = articleMap(this.story, this.lang ?? "");
    this.article.querySelector(".read-head")?.after(this.picture);
  }

  /** Printed from the map, too, the article is whole. */
  beforePrint() {
    this.listLegs();
    this.drawMap();
  }

  /** @param {string} id the place to begin at */
  open(id) {
    this.complete();
    this.article.scrollTop = 0;
    this.article.focus({ preventScroll: true });
    const section = document.getElementById(`stop=${id}`) ?? document.getElementById(`place=${id}`);
    section?.scrollIntoView({ block: "start" });
  }

  /**
   * Links within the page (without scripts they lead to a place's section) must not disturb the hash, which holds the
   * state.
   * @param {MouseEvent} event
   */
  onClick(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a[href^='#']");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.go) this.showOnMap(link.dataset.go);
    else goTo(document.getElementById(link.hash.slice(1)));
  }

  /** Each place's section leads to the map; only where scripts run, since without there is none. */
  offerTheMap() {
    for (const section of this.article.querySelectorAll(".read-place[id]")) {
      if (section.querySelector(".read-go")) continue;
      const id = section.id.slice(section.id.indexOf("=") + 1);
      const name = section.firstElementChild?.lastChild?.textContent?.trim() ?? "";
      section.append(
        element(
          "p",
          { class: "read-go" },
          element(
            "a",
            { href: `#${section.id}`, "data-go": id },
            word(this.state.lang, "showOnMap"),
            element("span", { class: "spoken-only" }, `: ${name}`),
          ),
        ),
      );
    }
  }

  /** @param {string} id */
  showOnMap(id) {
    const isStop = this.story.stops.includes(id);
    this.map.fire("itinerarium:ask", { patch: isStop ? { stop: id } : { place: id, stop: "" } });
  }

  /** Where the legs are very many they are listed when the article is first to be seen. */
  listLegs() {
    const gaps = [...this.article.querySelectorAll("[data-legs]")];
    if (!gaps.length) return;
    const places = placesById(this.story);
    const routes = new Map(this.story.routes.map((/** @type {Route} */ route) => [route.id, route]));
    for (const gap of gaps) {
      const route = routes.get(/** @type {HTMLElement} */ (gap).dataset.legs ?? "");
      if (route) gap.replaceWith(legList(this.story, route, places, this.lang ?? ""));
    }
  }

  /** Where the places are too many to stand in the page twice, a button lists them from the data. */
  offerAllPlaces() {
    const place = this.article.querySelector("[data-all-places]");
    if (!place || place.childElementCount) return;
    const button = element("button", { type: "button", class: "read-all" }, word(this.state.lang, "allPlaces"));
    button.addEventListener("click", () => place.replaceChildren(...this.allPlaces()));
    const number = wholeNumber(this.state.lang, this.story.places.length);
    place.append(element("p", {}, word(this.state.lang, "manyPlaces", { number })), button);
  }

  allPlaces() {
    const { lang } = this.state;
    return this.story.places
      .filter((/** @type {Place} */ place) => place.stop === undefined)
      .map((/** @type {Place} */ place) =>
        element(
          "section",
          { class: "read-place" },
          element("h3", {}, inLanguage(place.name, lang)),
          dates(place, lang),
          ...detailsOf(this.story, place, lang, this.state.level, true),
        ),
      );
  }
}

/** Where a link within the article leads, the keyboard goes too. @param {HTMLElement | null} part */
function goTo(part) {
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: part.matches("li") ? "center" : "start" });
}
