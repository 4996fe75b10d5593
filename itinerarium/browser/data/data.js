// @ts-check
/** The page's data blocks. */

import { soonStory } from "./place-texts.js";
import { strandPaint } from "./themes.js";
import { unpackStory } from "./unpack.js";

/** @type {Map<string, any>} */
const blocks = new Map();

/**
 * The value of a JSON block of the page, read once.
 * @param {string} id
 */
export function pageData(id) {
  if (!blocks.has(id)) {
    const node = document.getElementById(id);
    const text = node?.textContent ?? "null";
    blocks.set(id, id.startsWith("story-data") ? painted(unpackStory(soonStory(text))) : JSON.parse(text));
  }
  return blocks.get(id);
}

/** The story with its strands in the theme's colours. @param {Story} story */
function painted(story) {
  story.routes.forEach((/** @type {Route} */ route, /** @type {number} */ index) => {
    route.hex = route.colour;
    route.colour = strandPaint(route.hex, index);
    route.band = `var(--band-${index}, var(--casing))`;
  });
  return story;
}
