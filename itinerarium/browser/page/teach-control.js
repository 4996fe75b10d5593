// @ts-check
/** The door for teachers: the lesson, the class, the wall. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { DialogControl } from "../panels/dialog-control.js";
import { commandRow, isOffered } from "./command-row.js";

/** What is offered, by headings. */
const OFFERED = Object.freeze({
  lesson: ["lesson", "quiz", "question", "teacher"],
  wall: ["present", "start", "black", "autoplay"],
  map: ["pen", "measure", "mine", "truesize", "spotlight", "aloud"],
  more: ["share", "print", "help"],
});
/** Without a story to tell there is no lesson. */
const OF_STORY = new Set(["lesson", "question", "teacher", "autoplay"]);
/** What is on or off, as the state says. */
const SWITCHES = /** @type {const} */ (["question", "autoplay"]);

export class TeachControl extends DialogControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "teach");
  }

  /** @param {import("../state/state.js").State} state */
  fill(state) {
    const groups = Object.entries(OFFERED).map(([heading, names]) => [
      element("h3", {}, word(state.lang, `teach_${heading}`)),
      element("ul", { class: "commands" }, ...this.rows(names, state)),
    ]);
    this.body.replaceChildren(...groups.flat());
  }

  /** @param {string[]} names @param {import("../state/state.js").State} state */
  rows(names, state) {
    return names
      .filter((name) => this.story.stops.length || !OF_STORY.has(name))
      .filter((name) => isOffered(name, state.lang, this.story))
      .map((name) => commandRow(nameIn(name, state), state.lang, () => this.press(name), switchIn(name, state)));
  }
}

/** What begins the presentation ends it, too. @param {string} name @param {{mode: string}} state */
function nameIn(name, { mode }) {
  return name === "present" && mode === "present" ? "unpresent" : name;
}

/** @param {string} name @param {import("../state/state.js").State} state */
function switchIn(name, state) {
  const key = SWITCHES.find((one) => one === name);
  return key && state[key];
}
