// @ts-check
/** The line of days with its handle: a real slider for the pointer, the keyboard and a screen reader. */
import { addMonths } from "../data/calendar.js";
import { isoDay } from "../data/dates.js";
import { element } from "../dom/dom.js";
import { lineOf, TimePlot } from "./time-plot.js";
import { dayAt, partOf, within } from "./time-scale.js";

/** A click so near (pixels) to a stop's tick means the stop's day. */
const SNAP = 5;
/** A row for names is worth while from this height on, in letters. */
const NAMED_FROM = 4.6;

export class TimeSlider {
  /**
   * @param {Story} story
   * @param {import("../data/calendar.js").Calendar} calendar
   * @param {{onDay: (day: string) => void, onStop: (stop: string) => void}} options
   */
  constructor(story, calendar, { onDay, onStop }) {
    this.calendar = calendar;
    this.onDay = onDay;
    this.onStop = onStop;
    this.day = calendar.last;
    this.plot = new TimePlot(story, calendar);
    const most = calendar.last - calendar.first;
    this.handle = element("div", {
      class: "time-handle",
      role: "slider",
      tabindex: 0,
      "aria-valuemin": 0,
      "aria-valuemax": most,
      "aria-valuenow": most,
    });
    this.root = element("div", { class: "time-track" }, this.plot.root, this.plot.names, this.handle);
    this.handle.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("pointerdown", (event) => this.onDown(event));
    this.root.addEventListener("pointermove", (event) => this.onMove(event));
    this.root.addEventListener("click", (event) => this.onClick(event));
  }

  /** @param {string} lang @param {string} stop the current one */
  layOut(lang, stop) {
    const letter = parseFloat(getComputedStyle(this.root).fontSize);
    const { clientWidth: width, clientHeight: height } = this.root;
    this.plot.draw({ width, height, letter, hasNames: height >= NAMED_FROM * letter }, lang, stop);
  }

  /** The line shows which stop is the current one. @param {string} lang @param {string} stop */
  point(lang, stop) {
    this.plot.point(lang, stop);
  }

  /** Put the handle to a day. @param {number} day @param {string} text the day in words */
  show(day, text) {
    this.day = day;
    const line = lineOf(this.plot.size);
    const x = line.left + partOf(this.calendar, day) * line.length;
    this.handle.style.setProperty("--rise", `${line.y}px`);
    this.handle.style.transform = `translate(${x.toFixed(1)}px, ${line.y.toFixed(1)}px)`;
    this.handle.setAttribute("aria-valuenow", String(day - this.calendar.first));
    this.handle.setAttribute("aria-valuetext", text);
    this.plot.mark(x);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const day = this.dayOfKey(event.key);
    if (day === undefined) return;
    event.preventDefault();
    this.onDay(isoDay(within(this.calendar, day)));
  }

  /** @param {string} key */
  dayOfKey(key) {
    const { first, last } = this.calendar;
    if (key === "Home") return first;
    if (key === "End") return last;
    if (key === "ArrowRight" || key === "ArrowUp") return this.day + 1;
    if (key === "ArrowLeft" || key === "ArrowDown") return this.day - 1;
    if (key === "PageUp") return addMonths(this.day, 1);
    if (key === "PageDown") return addMonths(this.day, -1);
    return undefined;
  }

  /**
   * The pointer takes the handle, but not the focus: a clicker's keys stay with the story.
   * @param {PointerEvent} event
   */
  onDown(event) {
    if (event.button !== 0 || isName(event.target)) return;
    event.preventDefault();
    this.root.setPointerCapture(event.pointerId);
    this.onDay(this.dayUnder(event, SNAP));
  }

  /** @param {PointerEvent} event */
  onMove(event) {
    if (this.root.hasPointerCapture(event.pointerId)) this.onDay(this.dayUnder(event, 0));
  }

  /** A stop's name leads to the stop. @param {MouseEvent} event */
  onClick(event) {
    if (isName(event.target)) this.onStop(/** @type {HTMLElement} */ (event.target).dataset.goStop ?? "");
  }

  /** @param {PointerEvent} event @param {number} snap in pixels */
  dayUnder(event, snap) {
    const { first, last } = this.calendar;
    const line = lineOf(this.plot.size);
    const x = event.clientX - this.root.getBoundingClientRect().left - line.left;
    return this.plot.snap(dayAt(this.calendar, x / line.length), (snap * (last - first)) / line.length);
  }
}

/** @param {EventTarget | null} target */
function isName(target) {
  return target instanceof HTMLElement && target.dataset.goStop !== undefined;
}
