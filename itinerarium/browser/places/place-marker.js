// @ts-check
/** A place's marker: a real button with its sign, and the soft area of a place that is not exactly known. */

import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { symbol } from "./symbols.js";

/**
 * @param {Place} place
 * @param {boolean} isStop whether the story comes to it
 * @param {(id: string, event: MouseEvent) => void} onPress
 */
export function markerButton(place, isStop, onPress) {
  const classes = ["place", `rank-${Math.min(4, place.rank)}`, `kind-${place.kind || "none"}`, isStop ? "is-stop" : ""];
  const button = element(
    "button",
    {
      type: "button",
      class: `${classes.filter(Boolean).join(" ")} leaflet-zoom-animated`,
      "data-place": place.id,
      "aria-haspopup": "dialog",
    },
    element("span", { class: "place-disc" }, symbol(place.kind)),
  );
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    onPress(place.id, event);
  });
  return button;
}

/**
 * What a screen reader says of a marker: name, kind, dates.
 * @param {Place} place
 * @param {string} lang
 */
export function markerName(place, lang) {
  const kind = place.kind ? kindName(place.kind, lang) : "";
  return [inLanguage(place.name, lang), kind, inLanguage(place.when, lang)].filter(Boolean).join(", ");
}

/**
 * A kind in words; one that the texts do not know is called as in the data.
 * @param {string} kind
 * @param {string} lang
 */
export function kindName(kind, lang) {
  const key = `kind_${kind}`;
  const text = word(lang, key);
  return text === key ? kind.replaceAll("_", " ") : text;
}

/** @param {Place} place */
export function areaOfPlace(place) {
  return element("div", { class: "place-area leaflet-zoom-animated", "data-area": place.id });
}
