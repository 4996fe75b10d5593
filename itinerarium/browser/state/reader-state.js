// @ts-check
/** What readers choose or add for themselves, and hand on in a link: a place of their own, kinds and strands. Pure. */
import { filterFrom } from "../data/filters.js";
import { linkOfOwnPlace, ownPlaceFrom, textOfOwnPlace } from "../data/own-place.js";

/**
 * @typedef {object} ReaderState
 * @property {string} mine  the reader's own place: latitude, longitude, words, with commas between; "" for none
 * @property {string} kinds  the kinds of places that are shown, with commas between; "" for all
 * @property {string} strands  the strands that are shown, likewise
 */

/** @type {Readonly<ReaderState>} */
export const READER_STATE = Object.freeze({ mine: "", kinds: "", strands: "" });

/**
 * What a link says of it; what is no such thing is dropped.
 * @param {URLSearchParams} parts
 * @param {{kinds?: string[], strands?: string[]}} known
 * @returns {ReaderState}
 */
export function readerFromHash(parts, { kinds = [], strands = [] }) {
  const mine = ownPlaceFrom(parts.get("mine"));
  return {
    mine: mine ? textOfOwnPlace(mine) : "",
    kinds: filterFrom(parts.get("kinds") ?? "", kinds),
    strands: filterFrom(parts.get("strands") ?? "", strands),
  };
}

/**
 * The parts of a link that say it.
 * @param {ReaderState} state
 * @returns {string[]}
 */
export function readerHash({ mine, kinds, strands }) {
  const lists = Object.entries({ kinds, strands }).filter(([, list]) => list);
  return [
    ...lists.map(([name, list]) => `${name}=${list.split(",").map(encodeURIComponent).join(",")}`),
    ...(mine ? [`mine=${linkOfOwnPlace(mine)}`] : []),
  ];
}
