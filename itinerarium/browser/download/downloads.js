// @ts-check
/** The menu's downloads: the story in the formats that others read, made from the page's own data. */

import { pageData } from "../data/data.js";
import { wholeStory } from "../data/place-texts.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { saveFile } from "../dom/save-file.js";
import { position, storyGeojson } from "./download-geojson.js";
import { linkedPlaces } from "./download-lpf.js";
import { rowOf, stopRow } from "./download-rows.js";
import { storyGpx, storyKml } from "./download-xml.js";
import { plainSpaces } from "./plain-spaces.js";

/**
 * The files by their names: what each is called, and how it is made.
 * @type {Record<string, [string, (story: StoryData) => string | object]>}
 */
const DOWNLOADS = {
  "story.geojson": ["GeoJSON", storyGeojson],
  "story.lpf.json": ["Linked Places", linkedPlaces],
  "story.kml": ["KML", storyKml],
  "story.gpx": ["GPX", storyGpx],
  "places.csv": ["CSV", placesCsv],
  "stops.csv": ["stops.csv", stopsCsv],
};

/** A heading and a button for each file. @param {string} lang @param {string} [block] the id of the page's story */
export function downloadButtons(lang, block = "story-data") {
  return [
    element("h3", {}, word(lang, "downloads")),
    element(
      "ul",
      {},
      ...Object.entries(DOWNLOADS).flatMap(([file, [name, make]]) => {
        if (file === "stops.csv" && !pageData(block).ownStops) return [];
        const button = element("button", { type: "button", class: "plain-button", "data-download": file }, name);
        button.addEventListener("click", () => saveFile(file, asBlob(make(plainStory(block)))));
        return element("li", {}, button);
      }),
    ),
  ];
}

/** The page's story as files have it: without the overlays that the map added. @param {string} block @returns {StoryData} */
function plainStory(block) {
  const { plans: _, onlineMap: __, ...story } = wholeStory(document.getElementById(block)?.textContent ?? "");
  const overlays = story.overlays.filter((/** @type {OverlayData} */ overlay) => !overlay.added);
  const media = story.media?.map((/** @type {MediumData} */ { src: _, ...one }) => one);
  return plainSpaces({ ...story, ...(media && { media }), overlays }, story.languages);
}

/** @param {string | object} content text, or what is written as JSON */
function asBlob(content) {
  return new Blob([typeof content === "string" ? content : `${JSON.stringify(content)}\n`]);
}

/** @param {StoryData} story */
export function placesCsv({ places, languages }) {
  const rows = places.map((/** @type {PlaceData} */ place) =>
    Object.assign(rowOf(place, languages), { lon: position(place)[0] }),
  );
  return csvOf(rows);
}

/** The stops that are no places. @param {StoryData} story */
function stopsCsv({ ownStops = [], languages }) {
  return csvOf(ownStops.map((stop) => stopRow(stop, languages)));
}

/** @param {ReturnType<typeof rowOf>[]} rows */
function csvOf(rows) {
  const names = [...new Set(rows.flatMap(Object.keys))];
  return `\uFEFF${[names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((cells) => `${cells.map(csvCell)}\r\n`).join("")}`;
}

/** A cell that no spreadsheet takes for a formula; numbers stay numbers. @param {string | number} value */
function csvCell(value) {
  const text = typeof value === "string" && /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
