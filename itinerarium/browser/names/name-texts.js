// @ts-check
/** The names' elements: made once, measured in one reflow, spread, put and led to. */

import { inLanguage } from "../data/words.js";
import { element } from "../dom/dom.js";
import { isPoint } from "./naming.js";
import { wayTo } from "./placement.js";

/** @typedef {import("./naming.js").MapName} MapName */

/**
 * A name's element and what is known of its size, in pixels.
 * @typedef {object} NameText
 * @property {HTMLElement} node
 * @property {number} width   how wide it is unspread
 * @property {number} own     the space between its letters then
 * @property {number} letters
 * @property {number} height
 */

export class NameTexts {
  /** @param {HTMLElement} root where the elements go */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, NameText>} */
    this.texts = new Map();
  }

  /** Throw every element away: another language, theme or size. */
  clear() {
    this.root.replaceChildren();
    this.texts.clear();
  }

  /** Throw one away: its size is another now. @param {string} id */
  forget(id) {
    this.texts.get(id)?.node.remove();
    this.texts.delete(id);
  }

  /** @param {MapName} name @returns {NameText} of a name that was measured */
  of(name) {
    return /** @type {NameText} */ (this.texts.get(name.id));
  }

  /**
   * Make and measure those that were not shown before.
   * @param {MapName[]} names
   * @param {string} lang
   * @param {string} current whose name is larger
   */
  measure(names, lang, current) {
    const fresh = names.filter(({ id }) => !this.texts.has(id)).map((name) => ({ name, node: nameNode(name, lang) }));
    for (const { name, node } of fresh) node.classList.toggle("is-current", name.id === current);
    this.root.append(...fresh.map(({ node }) => node));
    const sizes = fresh.map(({ name, node }) => ({
      node,
      width: node.offsetWidth,
      height: node.offsetHeight,
      letters: Math.max(1, node.textContent?.length ?? 1),
      own: isPoint(name) ? 0 : ownSpacing(node),
    }));
    for (const [index, { name }] of fresh.entries()) this.texts.set(name.id, /** @type {NameText} */ (sizes[index]));
  }

  /**
   * Show these and no others.
   * @param {Map<string, import("./placement.js").Candidate>} placed
   * @param {{has: (id: string) => boolean}} stages of the journey that is shown
   */
  showOnly(placed, stages) {
    for (const [id, { node, own }] of this.texts) {
      const { spread, dx = 0, dy = 0 } = placed.get(id) ?? {};
      node.hidden = !placed.has(id);
      node.classList.toggle("is-stage", stages.has(id));
      if (node.dataset.name === "town") putDot(node, dx, dy);
      if (spread !== undefined) node.style.letterSpacing = `${own + spread}px`;
    }
  }

  /** @param {MapName} name @param {number} x of its middle @param {number} y @param {number} [spread] */
  put(name, x, y, spread = 0) {
    const { node, width, height, letters } = this.of(name);
    const turn = name.angle ? ` rotate(${name.angle}deg)` : "";
    // Not rounded up: a name at the edge of the window would reach out of it.
    node.style.transform = `translate(${Math.floor(x - (width + spread * letters) / 2)}px, ${Math.floor(y - height / 2)}px)${turn}`;
  }
}

/**
 * A thin line from a marker to its name that found room only further off.
 * @param {import("./placement.js").Label} label
 * @param {import("./placement.js").Candidate} candidate
 */
function leaderNode(label, candidate) {
  const { x, y } = wayTo(label, candidate);
  const line = element("i", { class: "name-leader" });
  line.style.width = `${Math.hypot(x, y)}px`;
  line.style.transform = `translate(${label.x}px, ${label.y}px) rotate(${Math.atan2(y, x)}rad)`;
  return line;
}

/** A town's dot is its name's, so far back from the middle. @param {HTMLElement} node @param {number} dx @param {number} dy */
function putDot(node, dx, dy) {
  node.style.setProperty("--dot-x", `${-dx}px`);
  node.style.setProperty("--dot-y", `${-dy}px`);
}

/** A name's element; names of places carry their id. @param {MapName} name @param {string} lang */
function nameNode(name, lang) {
  const classes = `name name-${name.kind} name-rank-${Math.min(name.rank, 4)} leaflet-zoom-animated`;
  const id = name.kind === "place" ? { "data-label": name.id } : { "data-name": name.kind };
  return element("span", { class: classes, ...id }, inLanguage(name.name, lang));
}

/** @param {HTMLElement} node */
function ownSpacing(node) {
  return Number.parseFloat(getComputedStyle(node).letterSpacing) || 0;
}

/**
 * The leaders of the names that stand away from their places.
 * @param {import("./placement.js").Label[]} labels
 * @param {Map<string, import("./placement.js").Candidate>} standing
 */
export function leadersOf(labels, standing) {
  return labels.flatMap((label) => {
    const candidate = standing.get(label.id);
    return candidate?.far ? [leaderNode(label, candidate)] : [];
  });
}
