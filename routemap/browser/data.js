// @ts-check
/** The page's data blocks. */

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
    const value = node ? JSON.parse(node.textContent ?? "null") : null;
    blocks.set(id, id === "story-data" ? unpackStory(value) : value);
  }
  return blocks.get(id);
}
