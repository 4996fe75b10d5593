// @ts-check
/** The page's own icons, drawn on a grid of 24 with a line of 1.75. */
import { svgElement } from "./dom.js";

/** @type {Readonly<Record<string, string>>} */
const ICON_PATHS = Object.freeze({
  begin: "M5 19c6 0 2-8 8-8h2 M15 7l4 4-4 4 M5 19m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  overview: "M4 9V4h5 M20 9V4h-5 M4 15v5h5 M20 15v5h-5 M12 12m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  contents: "M9 6h11 M9 12h11 M9 18h11 M4.5 6h.01 M4.5 12h.01 M4.5 18h.01",
  read: "M12 7C10 5 7 4.5 3.5 4.5v13.5C7 18 10 18.5 12 20.5c2-2 5-2.5 8.5-2.5V4.5C17 4.5 14 5 12 7z M12 7v13.5",
  legend: "M4 6h7 M4 12h3 M9.5 12h1.5 M4 18h.01 M7.5 18h.01 M11 18h.01 M15 6h5 M15 12h5 M15 18h5",
  layers: "M12 4l8.5 4.5L12 13 3.5 8.5z M4 12.5l8 4.25 8-4.25 M4 16.5l8 4.25 8-4.25",
  close: "M6 6l12 12 M18 6L6 18",
  next: "M5 12h13 M13 6l6 6-6 6",
  previous: "M19 12H6 M11 6l-6 6 6 6",
  plus: "M12 5v14 M5 12h14",
  minus: "M5 12h14",
  teach: "M3.5 4.5h17v11h-17z M12 15.5V19 M8 21l4-2.5 4 2.5",
  settings:
    "M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0 M9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8 M12 16.7h.01",
  motion: "M3.5 8h9 M5.5 12h7 M3.5 16h9 M17 12m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
  return: "M9 6L4 11l5 5 M4 11h10a5.5 5.5 0 0 1 0 11h-2",
  down: "M6 9l6 6 6-6",
  up: "M6 15l6-6 6 6",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M9 6v12 M15 6v12",
  loop: "M17 3.5l3 3-3 3 M4 11.5v-1a4 4 0 0 1 4-4h12 M7 20.5l-3-3 3-3 M20 12.5v1a4 4 0 0 1-4 4H4",
  sources: "M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0 M12 11v5.5 M12 7.5h.01",
  search: "M10.5 10.5m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0 M15 15l5 5",
  print: "M7 8V4h10v4 M7 17H4V9h16v8h-3 M7 14h10v6H7z",
  wd: "M4 6v12 M7 6v12 M11.5 6v12 M14.5 6v12 M17 6v12 M20 6v12",
  gn: "M12 21c-4-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2.5 6-6.5 11z M12 10m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  link: "M10 14l4-4 M11 7l2-2a4.25 4.25 0 0 1 6 6l-2 2 M13 17l-2 2a4.25 4.25 0 0 1-6-6l2-2",
  language:
    "M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0 M3.5 12h17 M12 3.5c-5 5-5 12 0 17 M12 3.5c5 5 5 12 0 17",
});

/**
 * An icon that says nothing to a screen reader: its button has the name.
 * @param {string} name
 */
export function icon(name) {
  return svgElement(
    "svg",
    { class: `icon icon-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    svgElement("path", { d: ICON_PATHS[name] ?? "" }),
  );
}

/**
 * A button with an icon and a name, which is shown or only spoken as the style sheet decides.
 * @param {string} picture
 * @param {string} name
 * @param {() => void} onPress
 */
export function iconButton(picture, name, onPress) {
  const text = document.createElement("span");
  text.className = "button-name";
  text.textContent = name;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "icon-button";
  button.dataset.action = picture;
  button.title = name;
  button.append(icon(picture), text);
  button.addEventListener("click", onPress);
  return button;
}

/**
 * Give a button of `iconButton` another name.
 * @param {HTMLElement} button
 * @param {string} name
 */
export function renameButton(button, name) {
  button.title = name;
  const text = button.querySelector(".button-name");
  if (text) text.textContent = name;
}
