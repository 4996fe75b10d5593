// @ts-check
/** The buttons of the tools on the map. */

import { iconButton } from "../dom/icons.js";

/** Drawn as the page's other icons are: on a grid of 24. @type {Readonly<Record<string, string>>} */
const PATHS = Object.freeze({
  colour: "M12 12m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0",
  thin: "M4 12h16",
  thick: "M5 12h14",
  free: "M4 17c3-9 5-9 7-4s4 5 9-6",
  arrow: "M4 20L19 5 M10 5h9v9",
  circle: "M12 12m-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0",
  vanishing: "M4 18l5-5 M12 10l2-2 M17 5l.01 0 M19 12l.01 0 M20 18l.01 0 M13 17l.01 0",
  arrows: "M12 3v18 M3 12h18 M9 6l3-3 3 3 M9 18l3 3 3-3 M6 9l-3 3 3 3 M18 9l3 3-3 3",
  undo: "M9 6L4 11l5 5 M4 11h10a5.5 5.5 0 0 1 0 11h-2",
  save: "M12 4v11 M7 10.5l5 5 5-5 M4.5 16v4h15v-4",
  erase: "M4.5 15.5L14 6l5 5-8 8.5H8z M9.5 10.5l5 5 M11 19.5h9",
});

/**
 * @param {string} picture
 * @param {() => void} onPress
 */
export function toolButton(picture, onPress) {
  const button = iconButton(picture, "", onPress);
  const path = PATHS[picture];
  if (path) button.querySelector("path")?.setAttribute("d", path);
  return button;
}
