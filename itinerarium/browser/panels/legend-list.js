// @ts-check
/** The lists of a legend: a heading, and signs with their names. */
import { element } from "../dom/dom.js";

/** @param {string} name @param {string} className @param {Node[]} items */
export function list(name, className, items) {
  return items.length ? [element("h3", {}, name), element("ul", { class: className }, ...items)] : [];
}

/** @param {Node} sign @param {string} name */
export function entry(sign, name) {
  return element("li", {}, sign, element("span", {}, name));
}
