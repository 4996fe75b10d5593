// @ts-check
/** The menu's downloads: the story in the formats that others read, made from the page's own data. */

import { wholeStory } from "../data/place-texts.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { position, storyGeojson } from "./download-geojson.js";
import { linkedPlaces } from "./download-lpf.js";
import { rowOf } from "./download-rows.js";
import { storyGpx, storyKml } from "./download-xml.js";

/** The files by their names: what each is called, and how it is made. @type {Record<string, [string, (story: any) => any]>} */
const DOWNLOADS = {
  "story.geojson": ["GeoJSON", storyGeojson],
  "story.lpf.json": ["Linked Places", linkedPlaces],
  "story.kml": ["KML", storyKml],
  "story.gpx": ["GPX", storyGpx],
  "places.csv": ["CSV", placesCsv],
};

/** A heading and a button for each file. @param {string} lang @param {string} [block] the id of the page's story */
export function downloadButtons(lang, block = "story-data") {
  return [
    element("h3", {}, word(lang, "downloads")),
    element(
      "ul",
      {},
      ...Object.entries(DOWNLOADS).map(([file, [name, make]]) => {
        const button = element("button", { type: "button", class: "plain-button", "data-download": file }, name);
        button.addEventListener("click", () =>
          save(file, make(wholeStory(document.getElementById(block)?.textContent ?? ""))),
        );
        return element("li", {}, button);
      }),
    ),
  ];
}

/** @param {string} file @param {any} content text, or what is written as JSON */
function save(file, content) {
  const href = URL.createObjectURL(new Blob([content.at ? content : `${JSON.stringify(content)}\n`]));
  element("a", { href, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(href), 6e4);
}

/** @param {any} story */
export function placesCsv({ places, languages }) {
  const rows = places.map((/** @type {any} */ place) => ({ ...rowOf(place, languages), lon: position(place)[0] }));
  const names = [...new Set(rows.flatMap(Object.keys))];
  return `\uFEFF${[names, ...rows.map((/** @type {any} */ row) => names.map((name) => row[name] ?? ""))].map((cells) => `${cells.map(csvCell)}\r\n`).join("")}`;
}

/** A cell that no spreadsheet takes for a formula; numbers stay numbers. @param {any} value */
function csvCell(value) {
  const text = value.at && /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
