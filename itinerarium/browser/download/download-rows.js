// @ts-check
/** A place, leg or label of the page's story as a row of plain values, as export/rows.py makes it. Pure. */

/** Columns that are named otherwise than the story's keys. @type {Record<string, string>} */
const COLUMN_NAMES = {
  accuracyKm: "accuracy_km",
  quoteBy: "quote_by",
  peopleNote: "people_note",
  figureNote: "figure_note",
  textEasy: "text_easy",
  questionEasy: "question_easy",
  answerEasy: "answer_easy",
};
/** What is no column. */
const NO_COLUMN = /^(when|ways|linked|ccodes|n|line|overlay|closed|parts|decimals)$/;

/** @param {any} thing @param {string[]} languages @returns {Record<string, any>} */
export function rowOf(thing, languages) {
  /** @type {Record<string, any>} */
  const row = {};
  for (const [key, value] of Object.entries({ ...thing, ...thing.linked })) {
    const name = COLUMN_NAMES[key] ?? key;
    if (NO_COLUMN.test(key) || value === "") continue;
    if (Array.isArray(value))
      row[name] = value.map((one) => (one.name ? one.name + (one.language ? `@${one.language}` : "") : one)).join(";");
    else if (typeof value === "object") {
      for (const lang in value)
        row[lang === languages[0] ? name : `${name}_${lang.replaceAll("-", "_")}`] = written(value[lang]);
    } else row[name] = value;
  }
  return row;
}

/** What a stop that is no place has from its place. */
const OF_ITS_PLACE = ["name", "lat", "lon", "kind", "rank", "accuracyKm", "at", "bounds"];

/**
 * A stop that is no place as a row; one with bounds is called by its title.
 * @param {PlaceData} stop
 * @param {string[]} languages
 */
export function stopRow(stop, languages) {
  const { name, at, bounds } = stop;
  const told = Object.fromEntries(Object.entries(stop).filter(([key]) => !OF_ITS_PLACE.includes(key)));
  const where = bounds ? { bounds: sidesOf(bounds) } : { place: at };
  return { id: stop.id, stop: stop.stop, ...where, ...rowOf(bounds ? { ...told, title: name } : told, languages) };
}

/** South, west, north, east; the west within one turn of the world. @param {number[][]} corners */
function sidesOf([[south = 0, west = 0] = [], [north = 0, east = 0] = []]) {
  const first = Math.abs(west) <= 180 ? west : west - 360 * Math.floor((west + 180) / 360);
  return [south, first, north, first + east - west].map((side) => Math.round(side * 1e5) / 1e5).join(", ");
}

/**
 * Rich text as its author writes it, or in plain words; a string is both.
 * @param {any} text
 * @param {boolean} [isPlain]
 * @returns {string}
 */
export function written(text = [], isPlain = false) {
  /** @param {any} part @returns {string} */
  const span = (part) => {
    if (!Array.isArray(part)) return part;
    const [kind, ...rest] = part;
    const address = kind === "a" ? rest.shift() : kind === "m" && `#${rest.shift()}`;
    if (kind === "t") rest.shift();
    const words = rest.map(span).join("");
    const mark = isPlain || kind === "t" ? "" : kind === "b" ? "**" : "*";
    return address ? (isPlain ? words : `[${words}](${address})`) : mark + words + mark;
  };
  return Array.isArray(text) ? text.map((spans) => spans.map(span).join("")).join("\n\n") : text;
}
