// @ts-check
/** Reading levels: the texts of a place in full, or in easy words where the language shown has them. Pure. */

/** @typedef {"" | "easy"} Level "" is the full text */

/** @type {readonly Level[]} */
export const LEVELS = Object.freeze(["", "easy"]);

/** The level that a link names; what is none is the full text. @param {string | null} name @returns {Level} */
export function levelNamed(name) {
  return name === "easy" ? name : "";
}

/**
 * Whether a place has any easy text in this language.
 * @param {Partial<Place> | undefined} place
 * @param {string} lang
 */
export function hasEasy(place, lang) {
  return [place?.textEasy, place?.questionEasy, place?.answerEasy].some((text) => text?.[lang] !== undefined);
}

/** Whether the text of a place, as `atLevel` gives it, is the easy one. @param {Partial<Place>} place */
export function isEasy({ text, textEasy }) {
  return textEasy !== undefined && text === textEasy;
}

/**
 * A place with the texts of a level. What has no easy text in this language stays as it is.
 * @template {Partial<Place>} P
 * @param {P} place
 * @param {string} level
 * @param {string} lang
 * @returns {P}
 */
export function atLevel(place, level, lang) {
  if (level !== "easy") return place;
  const { textEasy, questionEasy, answerEasy } = place;
  return {
    ...place,
    ...(textEasy?.[lang] ? { text: textEasy } : {}),
    ...(questionEasy?.[lang] ? { question: questionEasy } : {}),
    ...(answerEasy?.[lang] ? { answer: answerEasy } : {}),
  };
}
