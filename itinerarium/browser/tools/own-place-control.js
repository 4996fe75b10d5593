// @ts-check
/** A place of the reader's own: typed or pressed on the map, how far it is from the road, and what is near; only the link has it. */

import { journeyShown, linesOfWay } from "../data/journeys.js";
import { MOST_WORDS, ownPlace, ownPlaceFrom, textOfOwnPlace, typedPoint } from "../data/own-place.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, kilometres, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { renameButton } from "../dom/icons.js";
import { geodesicKm } from "../geo/geodesic.js";
import { nearestOnLines } from "../geo/nearest.js";
import { linkToSpot } from "../places/links.js";
import { isNamed, searchIn } from "../story/search.js";
import { OwnPlaceMark } from "./own-place-mark.js";
import { toolButton } from "./tool-button.js";
import { ToolControl } from "./tool-control.js";
import { ToolSheet } from "./tool-sheet.js";

/** So many places are named as near. */
const MOST_NEAR = 4;

export class OwnPlaceControl extends ToolControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "mine");
    this.root.classList.add("tool-mine");
    /** @type {import("../data/own-place.js").OwnPlace | null} */
    this.place = null;
    this.where = field();
    this.words = field();
    this.words.input.maxLength = MOST_WORDS;
    this.mark = element("button", { type: "submit", class: "plain-button" });
    this.form = element("form", { class: "mine-form" }, this.where.label, this.words.label, this.mark);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.take();
    });
    this.told = element("div", { class: "tool-text", role: "status" });
    this.erase = toolButton("erase", () => this.removePlace());
    this.bar.append(this.form, this.told, this.erase, this.shut);
    this.sheet = new ToolSheet("measure", (at) => this.press(at));
    this.onMap = new OwnPlaceMark(() => this.ask({ tool: "mine" }));
    this.shown = "";
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.onMap.addTo(map);
    return super.onAdd(map);
  }

  /** @param {L.Map} map */
  onRemove(map) {
    super.onRemove(map);
    this.onMap.remove();
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear(event) {
    super.hear(event);
    const { mine, lang, journey, quiz } = event.state;
    const shown = [mine, lang, journey, quiz > 0, this.isOpen].join();
    if (shown === this.shown) return;
    this.shown = shown;
    this.place = ownPlaceFrom(mine);
    this.draw();
  }

  open() {
    this.sheet.open(this.map);
    this.map.on("click", this.onClick, this);
    this.words.input.value = this.place?.words ?? "";
    this.where.input.value = "";
  }

  /** Who has a keyboard begins to type. */
  begin() {
    super.begin();
    if (hasKeyboard()) this.where.input.focus({ preventScroll: true });
  }

  /** The button for it goes, too. */
  removePlace() {
    this.set(null);
    (hasKeyboard() ? this.where.input : this.shut).focus({ preventScroll: true });
  }

  close() {
    this.map.off("click", this.onClick, this);
    this.sheet.close();
  }

  /** @param {L.LeafletMouseEvent} event */
  onClick({ latlng }) {
    this.press(latlng);
  }

  /** @param {L.LatLng} at */
  press(at) {
    const { lat, lng } = at.wrap();
    this.set(ownPlace(lat, lng, this.words.input.value));
  }

  /** What was typed: a point, a name of the story, or other words for the place that is there. */
  take() {
    const typed = this.where.input.value.trim();
    if (!typed && this.place) {
      this.set({ ...this.place, words: this.words.input.value });
      return;
    }
    const point = typedPoint(typed) ?? this.named(typed);
    if (point) this.set(ownPlace(point.lat, point.lng, this.words.input.value));
    else this.told.textContent = word(this.state.lang, typed ? "mineUnknown" : "mineFirst", { name: typed });
  }

  /** @param {string} name */
  named(name) {
    const hits = searchIn(this.story, this.state.lang).find(name);
    const hit = hits.find((one) => isNamed(one) && one.document.kind === "place");
    const place = placesById(this.story).get(hit?.document.id ?? "");
    return place && { lat: place.lat, lng: place.lon - 360 * Math.round(place.lon / 360) };
  }

  /** @param {import("../data/own-place.js").OwnPlace | null} place */
  set(place) {
    const mine = place && ownPlace(place.lat, place.lng, place.words);
    this.where.input.value = "";
    this.ask({ mine: mine ? textOfOwnPlace(mine) : "" });
  }

  draw() {
    const { lang, quiz } = this.state;
    const nearest = this.place && nearestOnLines([this.place.lat, this.place.lng], this.lines());
    const name = [word(lang, "tool_mine"), this.place?.words].filter(Boolean).join(": ");
    this.onMap.show(quiz ? null : this.place, this.isOpen ? nearest : null, name);
    this.erase.hidden = !this.place;
    if (this.isOpen) this.told.replaceChildren(...this.findings(nearest));
  }

  /** The journey that is shown, else all legs. @returns {LatLon[][]} */
  lines() {
    const journey = journeyShown(this.story, this.state.journey);
    if (journey) return [journey, ...(journey.branches ?? [])].flatMap((way) => linesOfWay(this.story, way));
    return this.story.routes.flatMap(({ legs }) => legs.flatMap(({ line }) => line));
  }

  /** @param {LatLon | null} nearest the point of the road @returns {(Node | string)[]} */
  findings(nearest) {
    const { lang } = this.state;
    const { place } = this;
    if (!place) return [word(lang, "mineFirst")];
    const title = inLanguage(journeyShown(this.story, this.state.journey)?.title, lang);
    const km = nearest && kilometres(lang, geodesicKm([place.lat, place.lng], nearest));
    const far = km && word(lang, title ? "mineFromRoad" : "mineFromRoutes", { km, name: title ?? "" });
    return [
      ...(far ? [element("p", { class: "mine-far" }, far)] : []),
      element("p", {}, word(lang, "mineNear"), ...this.nearPlaces(place)),
      element("p", {}, linkToSpot({ lat: place.lat, lon: place.lng }, lang)),
    ];
  }

  /** @param {{lat: number, lng: number}} place @returns {(Node | string)[]} */
  nearPlaces({ lat, lng }) {
    const { lang } = this.state;
    const all = this.story.places.map((one) => ({ one, km: geodesicKm([lat, lng], [one.lat, one.lon]) }));
    const near = all.sort((a, b) => a.km - b.km).slice(0, MOST_NEAR);
    return near.flatMap(({ one, km }) => {
      const button = element(
        "button",
        { type: "button", class: "mine-near" },
        `${inLanguage(one.name, lang)}, ${kilometres(lang, km)}`,
      );
      button.addEventListener("click", () => this.ask({ place: one.id }));
      return [" ", button];
    });
  }

  /** @param {string} lang */
  rename(lang) {
    super.rename(lang);
    this.where.name(word(lang, "mineWhere"), word(lang, "mineWhereHint"));
    this.words.name(word(lang, "mineWords"), "");
    this.mark.textContent = word(lang, "mineMark");
    renameButton(this.erase, word(lang, "mineErase"));
    if (this.isOpen) this.draw();
  }
}

/** Where there is none, the one on the screen would cover the map. */
function hasKeyboard() {
  return window.matchMedia("(pointer: fine)").matches;
}

/** A field with its name. */
function field() {
  const input = /** @type {HTMLInputElement} */ (
    element("input", { class: "field", autocomplete: "off", spellcheck: "false" })
  );
  const title = element("span");
  const name = (/** @type {string} */ text, /** @type {string} */ hint) => {
    title.textContent = text;
    input.placeholder = hint;
  };
  return { input, name, label: element("label", { class: "mine-field" }, title, input) };
}
