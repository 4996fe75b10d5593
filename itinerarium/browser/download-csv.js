// @ts-check
/** The page's places as a table for spreadsheets, as export/table.py makes it. Pure. */
import { position } from "./download-geojson.js";
import { rowOf } from "./download-rows.js";

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
