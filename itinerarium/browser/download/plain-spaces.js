// @ts-check
/** Polish texts with plain spaces, as files have them (language/typography.py): pure. */

/** A non-breaking space that does not stand inside a number. */
const TIE = /(?<!\d)\u00A0|\u00A0(?!\d)/g;
/** Keys that hold very many numbers and no text of an author. */
const POINTS = Object.freeze(["line", "shapes"]);

/**
 * The same nested value with plain spaces in its Polish texts, those inside numbers aside.
 * @template T
 * @param {T} part a story or a part of it
 * @param {string[]} languages the story's
 * @returns {T}
 */
export function plainSpaces(part, languages) {
  const polish = languages.filter((language) => language === "pl" || language.startsWith("pl-"));
  return polish.length ? plain(part, polish, false) : part;
}

/** @param {any} part @param {string[]} polish @param {boolean} isText @returns {any} */
function plain(part, polish, isText) {
  if (typeof part === "string") return isText ? part.replace(TIE, " ") : part;
  if (Array.isArray(part)) return part.map((one) => plain(one, polish, isText));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, one]) => [
      key,
      POINTS.includes(key) ? one : plain(one, polish, polish.includes(key)),
    ]),
  );
}
