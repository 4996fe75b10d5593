// @ts-check
/** Finding places by any of their names, with or without diacritics. */

/** Letters that no decomposition turns into a plain one. */
const PLAIN_LETTERS = Object.freeze({ ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i" });

/**
 * The text for comparing: small letters without diacritics, plain spaces.
 * @param {string} text
 */
export function folded(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\s/g, " ")
    .replace(/[łøđðþæœßı]/g, (letter) => PLAIN_LETTERS[/** @type {keyof typeof PLAIN_LETTERS} */ (letter)]);
}

/**
 * All the names of a place, folded, one string.
 * @param {Place} place
 */
export function namesForSearch(place) {
  const texts = [place.name, place.modern, place.title].flatMap((text) => Object.values(text ?? {}));
  const variants = (place.variants ?? []).map((variant) => variant.name);
  return folded([...texts, ...variants].join(" · "));
}

/**
 * The places one of whose names contains every word of the query; first those whose own name begins with it.
 * @param {Place[]} places
 * @param {string} query
 */
export function placesFound(places, query) {
  const asked = folded(query.trim());
  const words = asked.split(/\s+/).filter(Boolean);
  const found = places.filter((place) => {
    const names = namesForSearch(place);
    return words.every((part) => names.includes(part));
  });
  const first = new Set(
    found.filter(({ name }) => Object.values(name).some((text) => folded(String(text)).startsWith(asked))),
  );
  return [...first, ...found.filter((place) => !first.has(place))];
}
