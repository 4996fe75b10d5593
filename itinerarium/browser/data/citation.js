// @ts-check
/** How a source is cited, as compose/sources.py has it: pure. */

/** Author, title with where it appeared, and year. @param {SourceData} source */
export function citation({ author, text, year }) {
  return [author, text, year].filter(Boolean).join(", ");
}
