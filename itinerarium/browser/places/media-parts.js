// @ts-check
/** Pictures and sounds as elements: whole with what is said of them, or as a strip of small ones. */

import { inLanguage, word } from "../data/words.js";
import { element, richText } from "../dom/dom.js";
import { sourceOf } from "../dom/media-sources.js";

/** @typedef {{media?: string[]}} Telling */

/**
 * The media of a place, a leg or a person, in their order.
 * @param {Pick<Story, "media">} story
 * @param {Telling} thing
 * @param {string} [kind]
 * @returns {MediumData[]}
 */
export function mediaOf({ media = [] }, { media: files = [] }, kind) {
  return files.flatMap((name) => media.filter((one) => one.file === name && (!kind || one.kind === kind)));
}

/**
 * In a card or a popup: the first picture, the others small below it, then the sounds.
 * @param {Pick<Story, "media">} story
 * @param {Telling} thing
 * @param {string} lang
 */
export function mediaParts(story, thing, lang) {
  const [first, ...others] = mediaOf(story, thing, "picture");
  const sounds = mediaOf(story, thing, "sound");
  if (!first && !sounds.length) return null;
  return element(
    "div",
    { class: "told-media" },
    first && mediumFigure(first, lang),
    others.length ? element("div", { class: "told-strip" }, ...others.map((one) => opener(one, lang))) : null,
    ...sounds.map((one) => mediumFigure(one, lang)),
  );
}

/**
 * In an article: each with its caption and credit.
 * @param {Pick<Story, "media">} story
 * @param {Telling} thing
 * @param {string} lang
 */
export function mediaFigures(story, thing, lang) {
  return mediaOf(story, thing).map((one) => mediumFigure(one, lang));
}

/** Small pictures alone, for the wall. @param {Pick<Story, "media">} story @param {Telling} thing @param {string} lang */
export function mediaStrip(story, thing, lang) {
  const pictures = mediaOf(story, thing, "picture");
  return pictures.length
    ? element("div", { class: "told-media told-strip" }, ...pictures.map((one) => opener(one, lang)))
    : null;
}

/** @param {MediumData} medium @param {string} lang */
function mediumFigure(medium, lang) {
  const said = captionOf(medium, lang);
  const transcript = transcriptOf(medium, lang);
  return element(
    "figure",
    { class: `told-${medium.kind}` },
    medium.kind === "sound" ? player(medium, lang) : opener(medium, lang),
    said.length > 0 && element("figcaption", {}, ...said),
    transcript,
  );
}

/** @param {MediumData} medium @param {string} lang */
function player(medium, lang) {
  const name = inLanguage(medium.caption, lang) ?? inLanguage(medium.alt, lang) ?? medium.file;
  return element("audio", { controls: true, preload: "metadata", src: sourceOf(medium), "aria-label": name });
}

/** @param {MediumData} medium @param {string} lang */
function pictureOf(medium, lang) {
  const { width, height } = medium;
  return element("img", { src: sourceOf(medium), width, height, alt: inLanguage(medium.alt, lang) ?? "" });
}

/** A picture that one press shows large. @param {MediumData} medium @param {string} lang */
function opener(medium, lang) {
  return openerAround(pictureOf(medium, lang), medium.file, lang);
}

/** @param {HTMLElement} picture @param {string} file @param {string} lang */
export function openerAround(picture, file, lang) {
  const title = word(lang, "mediaLarger");
  return element("button", { type: "button", class: "media-open", "data-opens": file, title }, picture);
}

/**
 * Caption, credit, licence and source.
 * @param {MediumData} medium
 * @param {string} lang
 * @returns {HTMLElement[]}
 */
export function captionOf({ caption, credit, licence, source }, lang) {
  const link = (/** @type {string} */ href, /** @type {string} */ name) =>
    element("a", { href, rel: "noopener noreferrer", target: "_blank" }, name);
  const rights = [
    inLanguage(credit, lang),
    licence && (licence.url ? link(licence.url, licence.name) : licence.name),
    source && link(source, word(lang, "mediaSource")),
  ].filter((part) => part);
  const by = element("span", { class: "told-credit" });
  rights.forEach((part, index) => {
    by.append(index ? ", " : "", /** @type {Node | string} */ (part));
  });
  const said = inLanguage(caption, lang);
  return [said && element("span", { class: "told-caption" }, said), rights.length > 0 && by].filter((part) => !!part);
}

/** @param {MediumData} medium @param {string} lang */
export function transcriptOf({ transcript }, lang) {
  const text = inLanguage(transcript, lang);
  return (
    text &&
    element(
      "details",
      { class: "told-transcript" },
      element("summary", {}, word(lang, "transcript")),
      ...richText(text),
    )
  );
}
