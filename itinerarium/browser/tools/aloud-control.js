// @ts-check
/** The card or the popup read aloud by a voice of this computer, the sentence that is heard marked. */

import { sentencesOf } from "../data/sentences.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, renameButton } from "../dom/icons.js";
import { canReadAloud, voiceFor } from "../page/voices.js";
import { toolButton } from "./tool-button.js";
import { ToolControl } from "./tool-control.js";

const MARK = "aloud";
const SPEEDS = [0.75, 1, 1.25, 1.5, 0.5];
const READ = "h2, p, blockquote";
/** What is no running text. */
const PASSED_OVER =
  ".card-count, .told-names, .told-figure, .told-sources, .told-doubt, .told-links, .popup-kind, .popup-section, details";
/** Whatever of these changes, the reader has gone on. */
const GOES_ON = /** @type {const} */ (["stop", "place", "lang", "level", "end", "question", "answer", "mode", "read"]);

/** @typedef {{node: HTMLElement, start: number, end: number}} Sentence */

export class AloudControl extends ToolControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "aloud");
    /** @type {Sentence[]} */
    this.sentences = [];
    this.at = 0;
    this.speed = 1;
    this.isReading = false;
    /** What is being said now; what was cancelled must not lead on. */
    this.turn = 0;
    this.play = toolButton("pause", () => (this.isReading ? this.pause() : this.go()));
    this.pace = element("button", { type: "button", class: "plain-button" });
    this.pace.addEventListener("click", () => this.changePace());
    this.value = element("p", { class: "tool-text" });
    this.bar.append(this.play, this.pace, this.value, this.shut);
    // Some browsers look for voices only when they are asked the first time.
    window.speechSynthesis?.getVoices();
    this.quiet = () => this.pause();
  }

  open() {
    const panel = document.querySelector(".popup") ?? document.querySelector(".card:not([hidden])");
    this.sentences = panel ? sentencesIn(panel, this.state.lang) : [];
    this.at = 0;
    window.addEventListener("pagehide", this.quiet);
    this.go();
  }

  close() {
    window.removeEventListener("pagehide", this.quiet);
    this.pause();
    this.mark(null);
  }

  /** @param {import("../state/state.js").State} state @param {import("../state/state.js").State} previous */
  update(state, previous) {
    if (previous.tool === this.name && GOES_ON.some((key) => state[key] !== previous[key])) this.ask({ tool: "" });
  }

  /** @param {string} lang */
  rename(lang) {
    super.rename(lang);
    this.pace.setAttribute("aria-label", word(lang, "speed", { number: this.speed.toLocaleString(lang) }));
    this.pace.textContent = `${this.speed.toLocaleString(lang)}×`;
    this.show();
  }

  /** What the button does, and why it does nothing. */
  show() {
    const { lang } = this.state;
    const isMute = !canReadAloud(lang);
    renameButton(this.play, word(lang, this.isReading ? "pause" : "play"));
    this.play.querySelector("svg")?.replaceWith(icon(this.isReading ? "pause" : "play"));
    this.value.textContent = isMute
      ? word(lang, "aloudNoVoice")
      : this.sentences.length
        ? ""
        : word(lang, "aloudNothing");
    this.value.hidden = !this.value.textContent;
    this.play.hidden = this.pace.hidden = !this.value.hidden;
  }

  go() {
    if (this.at >= this.sentences.length) this.at = 0;
    this.isReading = this.sentences.length > 0 && canReadAloud(this.state.lang);
    this.show();
    if (this.isReading) this.say();
  }

  pause() {
    this.turn++;
    this.isReading = false;
    window.speechSynthesis?.cancel();
    if (this.isOpen) this.show();
  }

  changePace() {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
    const wasReading = this.isReading;
    this.pause();
    this.rename(this.state.lang);
    if (wasReading) this.go();
  }

  /** The sentence that it is at, and then the next. */
  say() {
    const sentence = this.sentences[this.at];
    const turn = ++this.turn;
    if (!sentence) return this.pause();
    const { lang } = this.state;
    const said = new SpeechSynthesisUtterance(textOf(sentence));
    const voice = voiceFor(window.speechSynthesis.getVoices(), lang);
    Object.assign(said, { lang: voice?.lang ?? lang, rate: this.speed, voice });
    said.onend = () => {
      if (turn !== this.turn) return;
      this.at++;
      this.say();
    };
    said.onerror = () => turn === this.turn && this.pause();
    this.mark(sentence);
    window.speechSynthesis.speak(said);
  }

  /** Where browsers can paint a range without a change of the text. @param {Sentence | null} sentence */
  mark(sentence) {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete(MARK);
    if (!sentence) return;
    const range = rangeOf(sentence);
    CSS.highlights.set(MARK, new Highlight(range));
    if (sentence.start === 0) sentence.node.scrollIntoView({ block: "nearest" });
  }
}

/** All sentences of a panel, in their order. @param {Element} panel @param {string} lang @returns {Sentence[]} */
function sentencesIn(panel, lang) {
  const nodes = [...panel.querySelectorAll(READ)].filter(
    (node) => !node.closest(PASSED_OVER) && !node.parentElement?.closest(READ),
  );
  return nodes.flatMap((node) =>
    sentencesOf(node.textContent ?? "", lang).map((one) => ({ node: /** @type {HTMLElement} */ (node), ...one })),
  );
}

/** @param {Sentence} sentence */
function textOf({ node, start, end }) {
  return (node.textContent ?? "").slice(start, end).trim();
}

/** From one text node to another. @param {Sentence} sentence */
function rangeOf({ node, start, end }) {
  const range = document.createRange();
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const length = text.textContent?.length ?? 0;
    if (before <= start && start < before + length) range.setStart(text, start - before);
    if (before < end && end <= before + length) range.setEnd(text, end - before);
    before += length;
  }
  return range;
}
