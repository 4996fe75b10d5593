// @ts-check
/** A file that the browser writes for the reader. */
import { element } from "./dom.js";

/** The browser may read it for so long (ms) after the press. */
const STAYS = 6e4;

/** @param {string} name @param {Blob} content */
export function saveFile(name, content) {
  const href = URL.createObjectURL(content);
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), STAYS);
}
