// @ts-check
/** The counted numbers behind the curve and the counters, each with its day and who says so. */

import { dayNumber } from "../data/dates.js";
import { strengthCurves } from "../data/day-view.js";
import { inLanguage, wholeNumber, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";
import { dayInWords } from "./day-words.js";

export class TimeFigures {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
    this.lang = "";
    this.button = iconButton("sources", "", () => this.open(this.panel.hidden));
    this.button.setAttribute("aria-controls", "time-figures");
    this.panel = element("div", {
      class: "time-figures",
      id: "time-figures",
      hidden: true,
      role: "group",
      tabindex: 0,
    });
    this.button.hidden = !this.curves().length;
    this.open(false);
    for (const node of [this.button, this.panel]) node.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** @returns {{title: TextByLanguage | undefined, points: Count[]}[]} a curve without a title is the strength */
  curves() {
    const { counters = [], strength = [] } = this.story;
    return [...counters, ...strengthCurves(strength)].filter(({ points }) => points.length);
  }

  /** @param {boolean} wanted */
  open(wanted) {
    if (wanted) this.fill(this.lang);
    this.panel.hidden = !wanted;
    this.button.setAttribute("aria-expanded", String(wanted));
  }

  /** Esc closes the panel and nothing else. @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Escape" || this.panel.hidden) return;
    event.preventDefault();
    this.open(false);
    this.button.focus();
  }

  /** @param {string} lang */
  name(lang) {
    if (lang === this.lang) return;
    this.lang = lang;
    renameButton(this.button, word(lang, "figuresInTime"));
    this.panel.setAttribute("aria-label", word(lang, "figuresInTime"));
    if (!this.panel.hidden) this.fill(lang);
  }

  /** Only what is looked at is made: the browser takes long for the first date in words. @param {string} lang */
  fill(lang) {
    this.panel.replaceChildren(
      ...this.curves().flatMap(({ title, points }) => [
        element("h2", {}, inLanguage(title, lang) ?? word(lang, "strength")),
        element("ul", {}, ...points.map((point) => this.entry(point, lang))),
      ]),
    );
  }

  /** @param {Count} point @param {string} lang */
  entry({ date, people, sources }, lang) {
    const works = sources
      .map((/** @type {string} */ key) => this.story.sources[key]?.text)
      .filter(Boolean)
      .join("; ");
    return element(
      "li",
      {},
      element("strong", {}, wholeNumber(lang, people)),
      ` ${dayInWords(lang, dayNumber(date.first))}`,
      works && element("span", { class: "time-works" }, works),
    );
  }
}
