// @ts-check
/** Charts as elements: a drawing in SVG, and its numbers as a table. The same as templates/article.html makes. */

import { inLanguage } from "../data/words.js";
import { element, svgElement } from "../dom/dom.js";

/** So many parts have a tone of their own. */
const TONES = 6;
const DOT = 4;
const ABOVE = -9;

/** The charts that a place tells of. @param {Pick<Story, "charts">} story @param {Pick<Place, "id">} place */
export function chartsOf(story, place) {
  return (story.charts ?? []).filter(({ places }) => places.includes(place.id));
}

/** @param {ChartData} chart @param {string} lang */
export function chartFigure(chart, lang) {
  const title = inLanguage(chart.title, lang);
  const note = inLanguage(chart.note, lang);
  return element(
    "figure",
    { class: `chart chart-${chart.kind}` },
    element("figcaption", { class: "chart-title" }, title),
    drawing(chart, lang),
    element("table", { "aria-label": title }, element("tbody", {}, ...rows(chart, lang))),
    note && element("p", { class: "chart-note" }, note),
  );
}

/** @param {ChartData} chart @param {string} lang */
function drawing({ kind, values }, lang) {
  if (kind === "shares")
    return picture("chart-band", ...values.map(({ at }, index) => part((index % TONES) + 1, at[0], at[1])));
  return kind === "line" ? picture("chart-plot", ...values.flatMap((_, index) => point(values, index, lang))) : null;
}

/** @param {ChartData} chart @param {string} lang */
function rows({ kind, values }, lang) {
  return values.flatMap((value, index) => {
    const group = inLanguage(value.group, lang);
    const share = inLanguage(value.share, lang);
    return [
      ...(group ? [groupRow(group, share ? 3 : 2)] : []),
      element(
        "tr",
        {},
        element(
          "th",
          { scope: "row" },
          kind === "shares" && picture("chart-swatch", part((index % TONES) + 1, 0, 100)),
          inLanguage(value.label, lang),
          kind === "bars" && bar(value),
        ),
        element("td", {}, inLanguage(value.amount, lang)),
        share && element("td", {}, share),
      ),
    ];
  });
}

/** @param {string} group @param {number} columns */
function groupRow(group, columns) {
  return element("tr", { class: "chart-group" }, element("th", { colspan: columns, scope: "colgroup" }, group));
}

/** As long as its number, and paler as long as it may have been at most. @param {ChartValueData} value */
function bar({ at: [length = 0, most] }) {
  return picture("chart-bar", ...(most === undefined ? [] : [part("most", 0, most)]), part(1, 0, length));
}

/** @param {ChartValueData[]} values @param {number} index @param {string} lang */
function point(values, index, lang) {
  const value = /** @type {ChartValueData} */ (values[index]);
  const next = values[index + 1];
  const [x, y] = percents(value);
  const where = index === 0 ? "first" : next ? "middle" : "last";
  const text = svgElement("text", { class: `chart-${where}`, x, y, dy: ABOVE });
  text.textContent = inLanguage(value.amount, lang) ?? "";
  const dot = svgElement("circle", { cx: x, cy: y, r: DOT });
  if (!next) return [dot, text];
  const [nextX, nextY] = percents(next);
  return [svgElement("line", { x1: x, y1: y, x2: nextX, y2: nextY }), dot, text];
}

/** @param {ChartValueData} value @returns {[string, string]} */
function percents({ at: [x = 0, y = 0] }) {
  return [`${x}%`, `${y}%`];
}

/** @param {string | number} tone @param {number} [from] @param {number} [length] */
function part(tone, from = 0, length = 0) {
  return svgElement("rect", {
    class: `chart-part chart-part-${tone}`,
    x: `${from}%`,
    width: `${length}%`,
    height: "100%",
  });
}

/** @param {string} name @param {...Node} parts */
function picture(name, ...parts) {
  return svgElement("svg", { class: name, "aria-hidden": "true" }, ...parts);
}
