// @ts-check
/** Elements made from text, never from HTML. */

/**
 * An element with attributes and children; strings become text.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes] `false` and undefined are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child) node.append(child);
  }
  return node;
}

/**
 * An SVG element with attributes and children.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...Node} children
 */
export function svgElement(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * Paragraphs of rich text as `<p>` elements.
 * @param {RichText | undefined} paragraphs
 * @returns {HTMLElement[]}
 */
export function richText(paragraphs) {
  return (paragraphs ?? []).map((spans) => element("p", {}, ...spans.map(span)));
}

/** @param {Span} part a string, ["b", ...], ["i", ...], ["a", url, ...], ["t", id, ...] or ["m", target, ...] @returns {Node} */
export function span(part) {
  if (typeof part === "string") return document.createTextNode(part);
  const [kind, ...rest] = part;
  if (kind === "b") return element("strong", {}, ...rest.map(span));
  if (kind === "i") return element("em", {}, ...rest.map(span));
  const [url, ...inside] = rest;
  if (kind === "t")
    return element("a", { class: "term", href: `#${url}`, "aria-haspopup": "dialog" }, ...inside.map(span));
  if (kind === "m")
    return element("a", { class: "map-link", role: "button", tabindex: 0, "data-map": `${url}` }, ...inside.map(span));
  return element("a", { href: String(url), rel: "noopener noreferrer", target: "_blank" }, ...inside.map(span));
}

/** Whether it is drawn and not hidden, also where a browser has no `checkVisibility`. @param {Element} node */
export function isShown(node) {
  if (node.checkVisibility) return node.checkVisibility({ visibilityProperty: true });
  return node.getClientRects().length > 0 && getComputedStyle(node).visibility !== "hidden";
}
