// @ts-check
/** The page's data blocks. */

/** @type {Map<string, any>} */
const blocks = new Map();

/**
 * The value of a JSON block of the page, read once.
 * @param {string} id
 */
export function pageData(id) {
  if (!blocks.has(id)) {
    const node = document.getElementById(id);
    blocks.set(id, node ? JSON.parse(node.textContent ?? "null") : null);
  }
  return blocks.get(id);
}
