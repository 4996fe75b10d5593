// @ts-check
/** The menu's links to what the page is on paper: handout, worksheet, answer key. */

import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { linkToPaper, SHEET_KINDS, SHEET_SIZES } from "./paper-link.js";

export class PaperLinks {
  /** @param {Story} story @param {() => void} onFollow before a link is followed */
  constructor(story, onFollow) {
    this.story = story;
    this.root = element("div", { class: "paper-links" });
    this.root.addEventListener("click", (event) => {
      if (event.target instanceof HTMLAnchorElement) onFollow();
    });
  }

  /** @param {import("../state/state.js").State} state */
  name(state) {
    const { lang } = state;
    const rows = SHEET_KINDS.map((kind) =>
      element(
        "li",
        {},
        element("span", {}, word(lang, kind)),
        ...SHEET_SIZES.map((size) => this.link(kind, size, state)),
      ),
    );
    this.root.replaceChildren(element("h3", {}, word(lang, "onPaper")), element("ul", {}, ...rows));
  }

  /**
   * @param {import("./paper-link.js").Paper["kind"]} kind
   * @param {import("./paper-link.js").Paper["size"]} size
   * @param {import("../state/state.js").State} state
   */
  link(kind, size, { lang, lesson, level }) {
    const name = size.toUpperCase();
    const href = linkToPaper({ kind, size, lesson, level }, lang, this.story, location.hash);
    return element("a", { href, "aria-label": `${word(lang, kind)}, ${name}` }, name);
  }
}
