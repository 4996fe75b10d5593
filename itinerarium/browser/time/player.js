// @ts-check
/** What lets the days run: smoothly, or month by month where the reader wants no motion. */
import { daysASecond, nextMonth } from "./time-scale.js";

const STILL = "(prefers-reduced-motion: reduce)";
/** So long (ms) a month stands at the plain speed where nothing moves. */
const MONTH_STANDS = 1200;
/** After a longer pause (ms) of the browser's the days go on where they were. */
const LONGEST_FRAME = 100;

/** What the reader has chosen goes before what the system wishes. */
function isStill() {
  const { motion } = document.documentElement.dataset;
  return motion ? motion === "still" : window.matchMedia(STILL).matches;
}

export class Player {
  /**
   * @param {import("./time-scale.js").Span} span
   * @param {(day: number) => void} onDay
   * @param {() => void} onChange when it starts or stops
   */
  constructor(span, onDay, onChange) {
    this.span = span;
    this.onDay = onDay;
    this.onChange = onChange;
    this.speed = 1;
    this.isLooped = false;
    this.isPlaying = false;
    this.frame = 0;
    this.timer = 0;
    this.before = 0;
    this.exact = 0;
    this.step = this.step.bind(this);
  }

  /** @param {number} from the day to begin with; from the last one it begins again */
  play(from) {
    this.exact = from >= this.span.last ? this.span.first : from;
    this.isPlaying = true;
    this.before = performance.now();
    this.onChange();
    this.onDay(this.exact);
    this.wait();
  }

  pause() {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.onChange();
  }

  wait() {
    if (!this.isPlaying) return;
    if (isStill()) this.timer = setTimeout(() => this.stepMonth(), MONTH_STANDS / this.speed);
    else this.frame = requestAnimationFrame(this.step);
  }

  /** @param {number} now */
  step(now) {
    const seconds = Math.min(LONGEST_FRAME, Math.max(0, now - this.before)) / 1000;
    this.before = now;
    this.goTo(this.exact + seconds * daysASecond(this.span, this.speed));
  }

  stepMonth() {
    this.goTo(nextMonth(this.span, Math.floor(this.exact)));
  }

  /** @param {number} exact */
  goTo(exact) {
    const shown = Math.floor(this.exact);
    this.exact = Math.min(this.span.last, exact);
    if (Math.floor(this.exact) !== shown) this.onDay(Math.floor(this.exact));
    if (this.exact < this.span.last) this.wait();
    else this.atEnd();
  }

  atEnd() {
    if (!this.isLooped) this.pause();
    else this.timer = setTimeout(() => this.isPlaying && this.play(this.span.first), MONTH_STANDS);
  }
}
