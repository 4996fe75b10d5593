// @ts-check
/** What is said of a term or a person: years, pronunciation, meaning, links. */

import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { linkTarget } from "../places/links.js";
import { mediaFigures } from "../places/media-parts.js";

/**
 * The parts that stand beside an entry's name.
 * @param {EntryData} entry
 * @param {string} lang
 * @returns {HTMLElement[]}
 */
export function besideName({ years, pronunciation }, lang) {
  const life = inLanguage(years, lang);
  const spoken = pronunciation?.[lang]; // the letters of another language would mislead
  return [
    ...(life ? [element("span", { class: "entry-years" }, life)] : []),
    ...(spoken ? [element("span", { class: "entry-spoken" }, word(lang, "spoken", { text: spoken }))] : []),
  ];
}

/**
 * The meaning, and where more is said.
 * @param {Pick<Story, "linkSites">} story
 * @param {EntryData} entry
 * @param {string} lang
 * @returns {(string | HTMLElement)[]}
 */
export function meaningOf(story, entry, lang) {
  const links = (entry.links ?? []).map((link) => linkTarget(story, link));
  return [
    inLanguage(entry.meaning, lang) ?? "",
    ...links.flatMap(({ href, name }) => [
      " ",
      element("a", { href, rel: "noopener noreferrer", target: "_blank" }, name),
    ]),
  ];
}

export const ENTRY_LISTS = [
  { kind: "person", heading: "peopleList" },
  { kind: "term", heading: "glossary" },
];

/**
 * Entries as a list of definitions under the headings "People" and "Glossary".
 * @param {Pick<Story, "linkSites" | "media">} story
 * @param {EntryData[]} entries
 * @param {string} lang
 * @param {boolean} [isTarget] whether the texts' links lead here
 * @returns {{kind: string, name: string, list: HTMLElement}[]}
 */
export function entryLists(story, entries, lang, isTarget = false) {
  return ENTRY_LISTS.flatMap(({ kind, heading }) => {
    const some = entries.filter(({ id }) => id.startsWith(kind));
    if (!some.length) return [];
    const rows = some.flatMap((entry) => [
      element(
        "dt",
        isTarget ? { id: entry.id } : {},
        inLanguage(entry.name, lang) ?? "",
        ...besideName(entry, lang).flatMap((part) => [" ", part]),
      ),
      element("dd", {}, ...meaningOf(story, entry, lang), ...mediaFigures(story, entry, lang)),
    ]);
    return [{ kind, name: word(lang, heading), list: element("dl", { class: "entries" }, ...rows) }];
  });
}
