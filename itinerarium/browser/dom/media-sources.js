// @ts-check
/** Where a picture's or a sound's bytes are: the page has each once, in its article. */

/** @type {Map<string, string>} */
const sources = new Map();

/** The address of a medium's bytes. @param {MediumData} medium */
export function sourceOf({ file, src }) {
  if (!sources.size) keepSources();
  return src ?? sources.get(file) ?? "";
}

/** Remember what the article has, before it is told in another language. */
export function keepSources() {
  keepIn(document);
  for (const { textContent } of document.querySelectorAll("#read noscript"))
    if (textContent?.includes("data-medium=")) keepIn(new DOMParser().parseFromString(textContent, "text/html"));
}

/** @param {Document} page */
function keepIn(page) {
  for (const node of page.querySelectorAll("[data-medium][src]"))
    sources.set(node.getAttribute("data-medium") ?? "", node.getAttribute("src") ?? "");
}
