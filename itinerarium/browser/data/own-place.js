// @ts-check
/** A place of the reader's own, as the link has it: latitude, longitude, a few words. Pure. */

/** @typedef {{lat: number, lng: number, words: string}} OwnPlace */

const IN_LINK = /^(-?\d{1,2}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?)(?:,(.*))?$/s;
/** As much as stands beside a mark. */
export const MOST_WORDS = 60;
/** The web's map ends there. */
const MOST_LAT = 85;
/** What no name has: ends of lines, signs that turn the text's direction. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]+/gu;
/** An angle in degrees, maybe with minutes and seconds and a side of the world. */
const ANGLE =
  "([-−]?\\d{1,3}(?:[.,]\\d+)?)\\s*°?\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*[′'’]\\s*)?(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*[″\"”]\\s*)?([NSEW])?";
const TYPED = new RegExp(`^\\s*${ANGLE}(?:\\s*[,;]\\s*|\\s+)${ANGLE}\\s*$`, "i");

/**
 * The place that a link names; null for what is none.
 * @param {string | null} text
 * @returns {OwnPlace | null}
 */
export function ownPlaceFrom(text) {
  const found = IN_LINK.exec(text ?? "");
  return found && ownPlace(Number(found[1]), Number(found[2]), found[3] ?? "");
}

/**
 * @param {number} lat
 * @param {number} lng
 * @param {string} words
 * @returns {OwnPlace | null} null where the map has no such point
 */
export function ownPlace(lat, lng, words) {
  if (!(Math.abs(lat) <= MOST_LAT && Math.abs(lng) <= 180)) return null;
  return { lat: rounded(lat), lng: rounded(lng), words: shortened(words) };
}

/** As it stands in the state. @param {OwnPlace} place */
export function textOfOwnPlace({ lat, lng, words }) {
  return [lat, lng, ...(words ? [words] : [])].join(",");
}

/** As it stands in a link. @param {string} text as `textOfOwnPlace` gives it */
export function linkOfOwnPlace(text) {
  const [lat, lng, ...words] = text.split(",");
  return [lat, lng, ...(words.length ? [encodeURIComponent(words.join(","))] : [])].join(",");
}

/**
 * The point that somebody has typed: 52.23, 21.01; 52°13′47″N 21°0′44″E; 52,23 21,01.
 * @param {string} text
 * @returns {{lat: number, lng: number} | null}
 */
export function typedPoint(text) {
  const found = TYPED.exec(text);
  if (!found) return null;
  const [one, other] = [angleOf(found.slice(1, 5)), angleOf(found.slice(5, 9))];
  const isTurned = /[EW]/i.test(found[4] ?? "") || /[NS]/i.test(found[8] ?? "");
  const [lat, lng] = isTurned ? [other, one] : [one, other];
  return ownPlace(lat, lng, "");
}

/** @param {(string | undefined)[]} parts degrees, minutes, seconds, side */
function angleOf([degrees, minutes, seconds, side = ""]) {
  const [whole, sixtieth, last] = [degrees, minutes, seconds].map((part) =>
    Number((part ?? "0").replace(",", ".").replace("−", "-")),
  );
  const size = Math.abs(whole ?? 0) + (sixtieth ?? 0) / 60 + (last ?? 0) / 3600;
  return /[SW]/i.test(side) || /^[-−]/.test(degrees ?? "") ? -size : size;
}

/** @param {number} angle */
function rounded(angle) {
  return Math.round(angle * 1e4) / 1e4;
}

/** @param {string} words */
function shortened(words) {
  return [...words.replace(UNSEEN, " ").replace(/\s+/g, " ").trim()].slice(0, MOST_WORDS).join("").trim();
}
