// @ts-check
/** What stands along the time line: the axis of years and months, the curve of the strength, the stops. */
import { FEW_DAYS } from "../data/calendar.js";
import { dayNumber, isoDay } from "../data/dates.js";
import { strengthCurves } from "../data/day-view.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, wholeNumber, word } from "../data/words.js";
import { element, svgElement } from "../dom/dom.js";
import { dayInShort, dayInWords } from "./day-words.js";
import { dayTicks, fittingNames, monthTicks, partOf, yearOf, yearTicks } from "./time-scale.js";

/** In letters: the room at the ends, rows below the line, a year, the gap between names. */
const EDGE = 0.9;
const ROW = 1.15;
const YEAR = 3.4;
/** How many years have the room of a day. */
const DAY = 1.6;
const GAP = 0.75;
/** The dots of the stops, in pixels. */
const TICK = 4.5;
const CURRENT_TICK = 6;

/**
 * @typedef {object} PlotSize
 * @property {number} width
 * @property {number} height
 * @property {number} letter the size of a letter in pixels
 * @property {boolean} hasNames whether there is a row for the names of the stops
 */

/** Where the line runs: its left end, its length, its height. @param {PlotSize} size */
export function lineOf({ width, height, letter, hasNames }) {
  const left = EDGE * letter;
  return { left, length: Math.max(1, width - 2 * left), y: height - (hasNames ? 2 : 1) * ROW * letter - 0.25 * letter };
}

export class TimePlot {
  /** @param {Story} story @param {import("../data/calendar.js").Calendar} calendar */
  constructor(story, calendar) {
    this.calendar = calendar;
    /** @type {{date: {first: string}, people: number, title?: TextByLanguage}[]} */
    this.strength = (story.strength ?? []).filter(({ date }) => Number.isFinite(dayNumber(date.first)));
    this.places = placesById(story);
    this.root = svgElement("svg", { class: "time-plot", "aria-hidden": "true", focusable: "false" });
    this.names = element("div", { class: "time-names", "aria-hidden": "true" });
    this.measure = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    /** @type {SVGElement | null} */
    this.doneLine = null;
    /** @type {PlotSize} */
    this.size = { width: 0, height: 0, letter: 16, hasNames: true };
  }

  /** @param {PlotSize} size @param {string} lang @param {string} stop */
  draw(size, lang, stop) {
    this.size = size;
    this.root.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    const line = lineOf(size);
    this.doneLine = /** @type {SVGElement} */ (
      svgElement("line", { class: "time-done", x1: line.left, x2: line.left, y1: line.y, y2: line.y })
    );
    this.root.replaceChildren(
      ...this.curve(line, lang),
      ...this.months(line),
      ...this.years(line, lang),
      svgElement("line", { class: "time-line", x1: line.left, x2: line.left + line.length, y1: line.y, y2: line.y }),
      this.doneLine,
      ...this.stops(line, stop),
    );
    this.nameStops(line, lang, stop);
  }

  /** @param {number} x where the day shown stands */
  mark(x) {
    this.doneLine?.setAttribute("x2", x.toFixed(1));
  }

  /** Another stop is the current one. @param {string} lang @param {string} stop */
  point(lang, stop) {
    for (const tick of this.root.querySelectorAll("[data-tick]")) {
      const isCurrent = tick.getAttribute("data-tick") === stop;
      tick.classList.toggle("is-current", isCurrent);
      tick.setAttribute("r", String(isCurrent ? CURRENT_TICK : TICK));
    }
    this.nameStops(lineOf(this.size), lang, stop);
  }

  /** @param {number} day @param {{left: number, length: number}} line */
  xOf(day, { left, length }) {
    return left + partOf(this.calendar, day) * length;
  }

  /** @param {ReturnType<typeof lineOf>} line @returns {SVGElement[]} */
  months(line) {
    return monthTicks(this.calendar, line.length).map((day) => {
      const x = this.xOf(day, line);
      return svgElement("line", { class: "time-month", x1: x, x2: x, y1: line.y, y2: line.y + 0.3 * this.size.letter });
    });
  }

  /** @param {ReturnType<typeof lineOf>} line @param {string} lang @returns {SVGElement[]} */
  years(line, lang) {
    const { letter, height } = this.size;
    return this.named(line, lang).flatMap(({ day, name }) => {
      const x = this.xOf(day, line);
      const text = svgElement("text", {
        class: "time-year",
        x,
        y: height - 0.3 * letter,
        "text-anchor": day === this.calendar.first ? "start" : "middle",
      });
      text.textContent = name;
      return [
        svgElement("line", { class: "time-year-tick", x1: x, x2: x, y1: line.y, y2: line.y + 0.55 * letter }),
        text,
      ];
    });
  }

  /** The days with a name below the line. @param {ReturnType<typeof lineOf>} line @param {string} lang */
  named(line, lang) {
    const { first, last } = this.calendar;
    const room = line.length / (YEAR * this.size.letter);
    if (last - first < FEW_DAYS)
      return dayTicks(this.calendar, room / DAY, 2).map((day) => ({
        day,
        name: (day === first ? dayInWords : dayInShort)(lang, day),
      }));
    const ticks = [{ day: first, year: yearOf(first) }, ...yearTicks(this.calendar, room)];
    return ticks
      .filter(
        ({ day }, index) =>
          index > 0 || this.xOf(ticks[1]?.day ?? Infinity, line) - this.xOf(day, line) > YEAR * this.size.letter,
      )
      .map(({ day, year }) => ({ day, name: String(year) }));
  }

  /**
   * The strength over time, with its own axis at the right.
   * @param {ReturnType<typeof lineOf>} line
   * @param {string} lang
   * @returns {SVGElement[]}
   */
  curve(line, lang) {
    const top = 0.9 * this.size.letter;
    if (this.strength.length < 2 || line.y - top < this.size.letter) return [];
    const most = Math.max(...this.strength.map(({ people }) => people));
    const right = line.left + line.length;
    const highest = this.strength.find(({ people }) => people === most);
    const whose = strengthCurves(this.strength).find(({ points }) => highest && points.includes(highest))?.title;
    const label = svgElement("text", {
      class: "time-most",
      x: right,
      y: top - 0.2 * this.size.letter,
      "text-anchor": "end",
    });
    label.textContent = whose
      ? `${wholeNumber(lang, most)} ${inLanguage(whose, lang)}`
      : `${word(lang, "strength")} ${wholeNumber(lang, most)}`;
    const first = this.xOf(dayNumber(this.strength[0]?.date.first ?? ""), line);
    return [
      svgElement("line", { class: "time-top", x1: first, x2: right, y1: top, y2: top }),
      ...strengthCurves(this.strength).flatMap(({ points }) => this.curveThrough(points, line, top, most)),
      label,
    ];
  }

  /**
   * @param {{date: {first: string}, people: number}[]} counts
   * @param {ReturnType<typeof lineOf>} line
   * @param {number} top where the greatest number stands
   * @param {number} most the greatest number
   * @returns {SVGElement[]}
   */
  curveThrough(counts, line, top, most) {
    const points = counts.map(({ date, people }) =>
      [this.xOf(dayNumber(date.first), line), line.y - (people / most) * (line.y - top)].map((value) =>
        Number(value.toFixed(1)),
      ),
    );
    const text = `M${points.map((point) => point.join(" ")).join("L")}`;
    return [
      svgElement("path", {
        class: "time-area",
        d: `${text}L${points[points.length - 1]?.[0]} ${line.y}L${points[0]?.[0]} ${line.y}Z`,
      }),
      svgElement("path", { class: "time-curve", d: text }),
      ...points.map(([x = 0, y = 0]) => svgElement("circle", { class: "time-count", cx: x, cy: y, r: 2 })),
    ];
  }

  /** @param {ReturnType<typeof lineOf>} line @param {string} current @returns {SVGElement[]} */
  stops(line, current) {
    return this.calendar.stops.flatMap(({ id, day, last, about }) => {
      const [x, until] = [this.xOf(day, line), this.xOf(last, line)];
      const soft = about || last > day;
      const classes = ["time-stop", about ? "is-about" : "", id === current ? "is-current" : ""]
        .filter(Boolean)
        .join(" ");
      const band = svgElement("line", {
        class: "time-soft",
        x1: x,
        x2: Math.max(x + 3, until),
        y1: line.y,
        y2: line.y,
      });
      return [
        ...(soft ? [band] : []),
        svgElement("circle", {
          class: classes,
          cx: x,
          cy: line.y,
          r: id === current ? CURRENT_TICK : TICK,
          "data-tick": id,
        }),
      ];
    });
  }

  /** @param {ReturnType<typeof lineOf>} line @param {string} lang @param {string} current */
  nameStops(line, lang, current) {
    const { letter, hasNames, width } = this.size;
    if (!hasNames) return this.names.replaceChildren();
    this.measure.font = `${0.75 * letter}px ${getComputedStyle(this.names).fontFamily}`;
    const names = this.calendar.stops.map(({ id, day }) => ({
      id,
      text: inLanguage(this.places.get(id)?.name, lang) ?? "",
      day,
    }));
    const fitting = fittingNames(
      names.map(({ id, text, day }) => ({
        id,
        x: this.xOf(day, line),
        width: this.measure.measureText(text).width * 1.04 + 2,
        order: this.orderOf(id, current),
      })),
      width,
      GAP * letter,
    );
    this.names.style.top = `${line.y + 0.5 * letter}px`;
    this.names.replaceChildren(
      ...names
        .filter(({ id }) => fitting.has(id))
        .map(({ id, text }) => {
          const name = element(
            "span",
            { class: id === current ? "time-name is-current" : "time-name", "data-go-stop": id },
            text,
          );
          name.style.left = `${fitting.get(id)}px`;
          return name;
        }),
    );
    return undefined;
  }

  /**
   * Who is named first: the current stop, the chief ones, those that come first in the story.
   * @param {string} id
   * @param {string} current
   */
  orderOf(id, current) {
    const place = this.places.get(id);
    return id === current ? -1 : (place?.rank ?? 3) * 1000 + (place?.stop ?? 0);
  }

  /**
   * The day of a stop so near to a point that it is meant, or that point's own day.
   * @param {number} day
   * @param {number} reach in days
   */
  snap(day, reach) {
    const near = this.calendar.stops.filter((stop) => Math.abs(stop.day - day) <= reach);
    const best = near.sort((one, other) => Math.abs(one.day - day) - Math.abs(other.day - day))[0];
    return isoDay(best?.day ?? day);
  }
}
