// @ts-check
/** Small drawn signs for kinds of places, on a grid of 16; a kind without one is a ring. */
import { svgElement } from "../dom/dom.js";

/** Filled shapes; holes by the even-odd rule. @type {Readonly<Record<string, string[]>>} */
const SIGN_FILLS = Object.freeze({
  camp: ["M8 2 15 13.8H10.1L8 9.6 5.9 13.8H1Z"],
  gulag: ["M8 .8 13 3.6V7H11.3L12.8 15H11.2L10.7 12H5.3L4.8 15H3.2L4.7 7H3V3.6Z M5.6 10.5H10.4L9.8 7H6.2Z"],
  settlement: ["M8 2.2 15 8.2H13V14H9.7V9.8H6.3V14H3V8.2H1Z"],
  orphanage: [
    "M8 1.2a2.1 2.1 0 1 1 0 4.2a2.1 2.1 0 0 1 0-4.2Z",
    "M2.6 4.6 6.3 6.2H9.7L13.4 4.6 14 6 10.5 8V10.4L11.8 15H9.9L8 11.6 6.1 15H4.2L5.5 10.4V8L2 6Z",
  ],
  headquarters: ["M3 1.4H4.8V15H3Z", "M5.4 2H14L11.6 5.2 14 8.4H5.4Z"],
  hospital: ["M6 1.8H10V6H14.2V10H10V14.2H6V10H1.8V6H6Z"],
  embassy: [
    "M8 1.4 14.6 5.2V6.6H1.4V5.2Z",
    "M2.8 7.4H5V12H2.8Z M6.9 7.4H9.1V12H6.9Z M11 7.4H13.2V12H11Z",
    "M1.4 12.8H14.6V14.6H1.4Z",
  ],
  cemetery: ["M3.2 14.6V6.2a4.8 4.8 0 0 1 9.6 0V14.6Z M7.2 4H8.8V6.2H11V7.8H8.8V12H7.2V7.8H5V6.2H7.2Z"],
  execution: ["M6.9 1.2H9.1V4.9H12.6V7.1H9.1V14.8H6.9V7.1H3.4V4.9H6.9Z"],
  conference: ["M3 1.4H10L13 4.4V14.6H3Z M5.2 6H10.8V7.3H5.2Z M5.2 8.6H10.8V9.9H5.2Z M5.2 11.2H8.6V12.5H5.2Z"],
  prison: ["M2 1.8H14V3.6H2Z M2 12.4H14V14.2H2Z", "M3 3.6H4.8V12.4H3Z M7.1 3.6H8.9V12.4H7.1Z M11.2 3.6H13V12.4H11.2Z"],
  city: ["M1.6 14.4V7H5.4V14.4Z M6.2 14.4V3.4L8 1.4 9.8 3.4V14.4Z M10.6 14.4V5.8H14.4V14.4Z"],
  zoo: [
    "M4.1 2a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6Z M11.9 2a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6Z",
    "M8 3.2a5.6 5.6 0 0 1 5.6 5.7c0 3.2-2.6 5.3-5.6 5.3s-5.6-2.1-5.6-5.3A5.6 5.6 0 0 1 8 3.2Z M5.9 7.4a.9.9 0 1 0 0 1.8a.9.9 0 0 0 0-1.8Z M10.1 7.4a.9.9 0 1 0 0 1.8a.9.9 0 0 0 0-1.8Z M6.5 10.6H9.5L8 12.5Z",
  ],
  port: ["M8 .9a2 2 0 1 1 0 4a2 2 0 0 1 0-4Z M8 2.2a.7.7 0 1 0 0 1.4a.7.7 0 0 0 0-1.4Z"],
  school: ["M8 2.4 15.4 6 8 9.6.6 6Z", "M3.6 8.6V12C5.8 14 10.2 14 12.4 12V8.6L8 10.8Z"],
  station: [
    "M4 1.6H12a1.4 1.4 0 0 1 1.4 1.4V10.6a1.6 1.6 0 0 1-1.6 1.6H4.2a1.6 1.6 0 0 1-1.6-1.6V3A1.4 1.4 0 0 1 4 1.6Z M4.4 3.6V7.2H11.6V3.6Z",
    "M4.4 12.8H6.4L5 15H3Z M9.6 12.8H11.6L13 15H11Z",
  ],
  island: ["M1 13.4C4 10.6 5.4 5 8 5s4 5.6 7 8.4Z"],
  depot: ["M1.4 14.4 4 9.6 8.6 8.8 12 10.4 14.6 14.4Z", "M7.2 1.2H8.6V8.2H7.2Z M9.2 1.6H14L12.4 3.6 14 5.6H9.2Z"],
  floe: ["M8 1.6 13.6 10.2H9.6L8 7.4 6.4 10.2H2.4Z", "M.8 11.2H15.2L12.8 14.6H3.6Z"],
  wreck: [
    "M.8 12.6 3.4 7.4 12.8 12.6Z M.8 13.6H15.2V14.8H.8Z",
    "M6.4 1.4 7.6 1.9 5.6 7.2 4.4 6.6Z M8.2 3.6 12 6.4 7 6.8Z",
  ],
  ship: ["M1.2 9.6H14.8L12.6 14H3.4Z", "M7.2 1.6H8.4V9H7.2Z M9 2.6 13 8.4H9Z M6.6 3.6V8.4H3Z"],
});
/** Shapes drawn as lines. @type {Readonly<Record<string, string>>} */
const SIGN_LINES = Object.freeze({
  port: "M8 4.9V14 M4.8 7.2H11.2 M2.2 9.2C2.6 12 5 14 8 14S13.4 12 13.8 9.2",
  battle: "M2.6 2.2 12 11.6 M13.4 2.2 4 11.6 M8.8 13 13.2 8.8 M7.2 13 2.8 8.8 M11.6 11.2 14.2 13.8 M4.4 11.2 1.8 13.8",
});
/** Kinds that share a sign. @type {Readonly<Record<string, string>>} */
const SAME_SIGN = Object.freeze({
  bear: "zoo",
  grave: "cemetery",
  massacre: "execution",
  treaty: "conference",
  town: "city",
  capital: "city",
  village: "settlement",
  harbour: "port",
  army: "headquarters",
  railway: "station",
});

/** Whether this kind has a sign of its own. @param {string} kind */
export function isDrawn(kind) {
  const sign = SAME_SIGN[kind] ?? kind;
  return sign in SIGN_FILLS || sign in SIGN_LINES;
}

/**
 * A kind's sign in the colour of the text around it; a ring where there is none.
 * @param {string} kind
 */
export function symbol(kind) {
  const sign = SAME_SIGN[kind] ?? kind;
  const root = svgElement("svg", { class: "symbol", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" });
  for (const shape of SIGN_FILLS[sign] ?? []) root.append(svgElement("path", { d: shape, "fill-rule": "evenodd" }));
  const line = SIGN_LINES[sign];
  if (line) root.append(svgElement("path", { class: "symbol-line", d: line }));
  if (!isDrawn(kind)) root.append(svgElement("circle", { class: "symbol-line", cx: 8, cy: 8, r: 4 }));
  return root;
}
