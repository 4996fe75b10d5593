// @ts-check
/** Links to what the page is on paper or as a picture: `#paper=handout&size=a4`. Pure. */

import { lessonFrom, linkOf } from "../data/lesson-names.js";
import { levelNamed } from "../data/levels.js";

/**
 * @typedef {object} Paper
 * @property {"handout" | "worksheet" | "key" | "picture"} kind
 * @property {"a4" | "a3"} size
 * @property {string} stop  what a picture shows, "" for the whole story
 * @property {string} lesson  the stops of a sheet, as lesson.js writes them; "" for all
 * @property {import("../data/levels.js").Level} level  how easy a sheet's texts are
 */

/** @type {Paper["kind"][]} */
export const SHEET_KINDS = ["handout", "worksheet", "key"];
/** @type {Paper["size"][]} */
export const SHEET_SIZES = ["a4", "a3"];

/**
 * The paper that a hash asks for, null when it asks for none.
 * @param {string} hash
 * @param {Set<string>} stops
 * @param {LessonData[]} [lessons] the story's
 * @returns {Paper | null}
 */
export function paperFromHash(hash, stops, lessons = []) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const kind = /** @type {Paper["kind"]} */ (parts.get("paper") ?? "");
  if (kind !== "picture" && !SHEET_KINDS.includes(kind)) return null;
  const size = /** @type {Paper["size"]} */ (parts.get("size") ?? "");
  const stop = parts.get("stop") ?? "";
  return {
    kind,
    size: SHEET_SIZES.includes(size) ? size : "a4",
    stop: kind === "picture" && stops.has(stop) ? stop : "",
    lesson: lessonFrom(parts.get("lesson") ?? "", stops, lessons),
    level: levelNamed(parts.get("level")),
  };
}

/** What a reader has chosen on the map, which lives in the address alone. */
const READERS_OWN = /^(?:journey|kinds|strands|mine)=/;

/** @typedef {Pick<Story, "languages" | "stops" | "lessons">} LinkTerms the names a link may use */

/**
 * The hash that leads to a sheet.
 * @param {Pick<Paper, "kind" | "size" | "lesson" | "level">} paper
 * @param {string} lang
 * @param {LinkTerms} story
 * @param {string} [hash] the present one, of which what is the reader's own is kept
 */
export function linkToPaper({ kind, size, lesson, level }, lang, story, hash = "") {
  const shown = shownWith({ lesson, level }, lang, story);
  return `#${[`paper=${kind}`, `size=${size}`, ...shown, ...readersOwn(hash)].join("&")}`;
}

/**
 * The hash that leads back from a sheet to the map.
 * @param {Pick<Paper, "lesson" | "level">} paper
 * @param {string} lang
 * @param {LinkTerms} story
 * @param {string} [hash] the present one, of which what is the reader's own is kept
 */
export function linkToMap(paper, lang, story, hash = "") {
  const parts = [...shownWith(paper, lang, story), ...readersOwn(hash)];
  return parts.length ? `#${parts.join("&")}` : "";
}

/** @param {string} hash */
function readersOwn(hash) {
  return hash
    .replace(/^#/, "")
    .split("&")
    .filter((part) => READERS_OWN.test(part));
}

/** @param {Pick<Paper, "lesson" | "level">} paper @param {string} lang @param {LinkTerms} story @returns {string[]} */
function shownWith({ lesson, level }, lang, { languages, stops, lessons }) {
  return [
    lesson ? `lesson=${linkOf(lesson, stops, lessons)}` : "",
    level ? `level=${level}` : "",
    lang && lang !== languages[0] ? `lang=${encodeURIComponent(lang)}` : "",
  ].filter(Boolean);
}

/**
 * The letter of a strand, which names it without colour: A, B, ... Z, AA.
 * @param {number} index from 0
 * @returns {string}
 */
export function strandLetter(index) {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : strandLetter(Math.floor(index / 26) - 1) + letter;
}
