// @ts-check
/**
 * Two windows of the page in step. Windows of files share no channel but messages between opener and opened,
 * so each side takes only what comes from the window that it opened, or that opened it.
 */

import { levelNamed } from "../data/levels.js";
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";

/** What both windows have in common, and what each value must be. */
const SHARED = Object.freeze({
  stop: "string",
  end: "boolean",
  place: "string",
  question: "boolean",
  answer: "boolean",
  black: "boolean",
  lesson: "string",
  level: "string",
});
const NAME = "itinerarium";

/**
 * The shared part of a state, or of a message: what is unknown or of another kind is left out. Pure.
 * @param {unknown} from
 * @returns {Partial<import("../state/state.js").State>}
 */
export function sharedPart(from) {
  const entries = Object.entries(SHARED)
    .map(([key, kind]) => ({ key, kind, value: /** @type {Record<string, unknown> | null} */ (from)?.[key] }))
    .filter(({ kind, value }) => typeof value === kind)
    .map(({ key, value }) => [key, value]);
  return Object.fromEntries(entries);
}

/**
 * The part of a message that is news to this state. Pure.
 * @param {unknown} message
 * @param {Partial<import("../state/state.js").State>} state
 */
export function newsFor(message, state) {
  return Object.fromEntries(
    Object.entries(sharedPart(message)).filter(
      ([key, value]) => value !== state[/** @type {keyof typeof SHARED} */ (key)],
    ),
  );
}

export class TeacherLink {
  /** @param {Story} story @param {object} [options] `size` of the second window */
  constructor(story, options = {}) {
    this.options = { size: "popup,width=1100,height=760", ...options };
    this.story = story;
    this.stops = new Set(story.stops);
    this.places = new Set(story.places.map((/** @type {Place} */ place) => place.id));
    /** @type {L.Map} */
    this.map;
    /** @type {import("../state/state.js").State} */
    this.state;
    this.isTaking = false;
    /** @type {Window | null} the window that this one opened */
    this.opened = null;
    this.notice = element("p", { class: "notice", role: "alert" });
    this.take = this.take.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    document.body.append(this.notice);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:command", this.obey, this);
    window.addEventListener("message", this.take);
    return this;
  }

  remove() {
    this.notice.remove();
    this.map.off("itinerarium:change", this.hear, this);
    this.map.off("itinerarium:command", this.obey, this);
    window.removeEventListener("message", this.take);
    return this;
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    this.notice.textContent = "";
    const isNew = previous.lang === "";
    if (state.teacher) this.hearAsTeacher(isNew);
    else this.tell(this.opened);
  }

  /**
   * The teacher's window asks at first what is shown; what it hears itself it does not repeat.
   * @param {boolean} isNew
   */
  hearAsTeacher(isNew) {
    if (isNew) window.opener?.postMessage({ [NAME]: "hello" }, "*");
    else if (!this.isTaking) this.tell(window.opener);
  }

  /** @param {Window | null} other */
  tell(other) {
    if (other && !other.closed) other.postMessage({ [NAME]: "state", state: sharedPart(this.state) }, "*");
  }

  /** @param {MessageEvent} event */
  take(event) {
    const kind = event.data?.[NAME];
    if (!kind || !this.state || !this.isPartner(event.source)) return;
    const news = this.known(newsFor(event.data.state, this.state));
    this.isTaking = true;
    if (kind === "state" && Object.keys(news).length) this.map.fire("itinerarium:ask", { patch: news });
    this.isTaking = false;
    if (!this.state.teacher) {
      this.opened = /** @type {Window} */ (event.source);
      this.tell(this.opened);
    }
  }

  /**
   * Only the opener, or a window that this one opened: any window may be asked who opened it.
   * @param {MessageEventSource | null} source
   */
  isPartner(source) {
    if (!source || source === window) return false;
    if (this.state.teacher) return source === window.opener;
    const { opener, parent } = /** @type {Window} */ (source);
    return opener === window && parent === source;
  }

  /** @param {Partial<import("../state/state.js").State>} news */
  known(news) {
    if (news.stop && !this.stops.has(news.stop)) delete news.stop;
    if (news.level !== undefined) news.level = levelNamed(news.level);
    if (news.place && !this.places.has(news.place)) delete news.place;
    return news;
  }

  /** @param {{command: string}} event */
  obey({ command }) {
    if (command !== "teacher" || this.state.teacher) return;
    if (this.opened && !this.opened.closed) return this.opened.focus();
    const address = new URL(location.href);
    address.hash = [
      "teacher",
      ...location.hash
        .replace(/^#(present&?)?/, "")
        .split("&")
        .filter(Boolean),
    ].join("&");
    this.opened = window.open(address.href, "_blank", this.options.size);
    if (!this.opened) this.notice.textContent = word(this.state.lang, "popupBlocked");
  }
}
