// @ts-check
/** The page as a sheet of paper or a picture: lays the plate out for it, and everything back again. */

import { journeyShown, linesOfWay } from "../data/journeys.js";
import { markOf } from "../data/places-by-id.js";
import { inLanguage, word } from "../data/words.js";
import { afterWork, workNow } from "../dom/frames.js";
import { typefaces } from "../dom/typefaces.js";
import { freePadding, nearestZoom } from "../geo/frame.js";
import { pointsOfOverview, pointsOfPlace } from "../geo/framing.js";
import { PaperBar } from "./paper-bar.js";
import { PaperCartouche } from "./paper-cartouche.js";
import { PaperGround } from "./paper-ground.js";
import { PaperLetters } from "./paper-letters.js";
import { linkToMap, paperFromHash } from "./paper-link.js";
import { PaperScales } from "./paper-scales.js";
import { numberedPlaces, PaperStops } from "./paper-stops.js";
import { paperTexts } from "./paper-texts.js";
import { TypedWords } from "./typed-words.js";

/** Places that are no stops are named on paper down to this rank. */
const MOST_RANK = 2;
/** A canvas draws what is in sight, then, after two more frames, what is around it. */
const TURNS = 3;

export class PaperControl {
  /**
   * @param {Story} story
   * @param {object} [options] `maxZoom`: how near a picture of a stop goes
   */
  constructor(story, options = {}) {
    this.options = { maxZoom: 6.5, ...options };
    this.story = story;
    this.stops = new Set(story.stops);
    /** @type {L.Map} */
    this.map;
    /** @type {HTMLElement} */
    this.plate;
    this.lang = story.languages[0];
    /** @type {import("./paper-link.js").Paper | null} */
    this.paper = null;
    /** @type {{center: L.LatLng, zoom: number, snap: number} | null} the view to come back to */
    this.before = null;
    this.isPrinting = false;
    /** @type {import("../state/state.js").State} */
    this.state;
    /** @type {Partial<import("../state/state.js").State>} what the state was before the page was printed */
    this.shown = {};
    this.turn = 0;
    this.bar = new PaperBar(story, () => this.leaveByHand());
    this.cartouche = new PaperCartouche(story);
    this.ground = new PaperGround();
    this.scales = new PaperScales();
    this.numbers = new PaperStops(story);
    this.letters = new PaperLetters(story);
    this.texts = document.createElement("article");
    this.typed = new TypedWords();
    /** @type {Element | null} what had the focus on the map */
    this.opener = null;
    this.beforePrint = this.beforePrint.bind(this);
    this.afterPrint = this.afterPrint.bind(this);
    this.onKey = this.onKey.bind(this);
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    this.plate = /** @type {HTMLElement} */ (map.getContainer().closest(".plate") ?? map.getContainer());
    this.listen("addEventListener");
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:address", this.readHash, this);
    return this;
  }

  remove() {
    this.leave();
    this.map.off("itinerarium:address", this.readHash, this);
    this.map.off("itinerarium:change", this.hear, this);
    this.listen("removeEventListener");
    return this;
  }

  /** @param {"addEventListener" | "removeEventListener"} change */
  listen(change) {
    window[change]("beforeprint", this.beforePrint);
    window[change]("afterprint", this.afterPrint);
    window[change]("keydown", /** @type {EventListener} */ (this.onKey), true);
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.lang = state.lang;
    this.state = state;
    const deciding = /** @type {const} */ (["lang", "strands", "journey"]);
    if (deciding.some((key) => previous[key] !== state[key])) this.readHash();
  }

  readHash() {
    if (!this.state) return; // which comes with the first change
    const paper = paperFromHash(location.hash, this.stops, this.story.lessons);
    if (!paper) return this.leave();
    if (this.state.dialog) this.ask({ dialog: "" }); // else it would lie over the sheet
    this.enter(paper);
  }

  /** Keys lead through the story, which does not move on paper. @param {KeyboardEvent} event */
  onKey(event) {
    if (!this.paper) return;
    event.stopPropagation();
    if (event.key !== "Escape") return;
    const field = /** @type {HTMLElement | null} */ (document.activeElement?.closest("input, textarea"));
    if (field) field.blur();
    else this.leaveByHand();
  }

  beforePrint() {
    if (this.paper || document.documentElement.hasAttribute("data-read")) return;
    this.isPrinting = true;
    const { mode, stop, place, day, theme, lesson, level } = this.state;
    this.shown = { mode, stop, place, day, theme };
    this.ask({ mode: "explore", stop: "", place: "", day: "", theme: theme === "print" ? theme : "atlas" });
    this.enter({ kind: "handout", size: "a4", stop: "", lesson, level });
  }

  afterPrint() {
    if (!this.isPrinting) return;
    this.isPrinting = false;
    this.leave();
    this.ask(this.shown);
  }

  /** @param {object} patch */
  ask(patch) {
    this.map.fire("itinerarium:ask", { patch });
  }

  leaveByHand() {
    if (this.paper) location.hash = linkToMap(this.paper, this.lang ?? "", this.story, location.hash);
    this.leave();
    if (this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
  }

  /** @param {import("./paper-link.js").Paper} paper */
  enter(paper) {
    const isNew = !this.paper;
    if (isNew) this.opener = document.activeElement;
    this.before ??= { center: this.map.getCenter(), zoom: this.map.getZoom(), snap: this.map.options.zoomSnap ?? 1 };
    this.paper = paper;
    const root = document.documentElement;
    root.dataset.paper = paper.kind;
    if (paper.kind === "picture") delete root.dataset.sheet;
    else root.dataset.sheet = paper.size;
    delete root.dataset.paperReady;
    this.fill(paper);
    if (isNew && this.opener !== document.body) this.bar.focus();
    this.layOut();
    this.settle();
  }

  /** Texts around the map. @param {import("./paper-link.js").Paper} paper */
  fill(paper) {
    const title = inLanguage(this.story.title, this.lang) ?? "";
    const isSheet = paper.kind !== "picture";
    document.title = isSheet ? `${title} – ${word(this.lang, paper.kind)}` : title;
    document.documentElement.style.setProperty("--paper-foot", JSON.stringify(document.title));
    this.bar.show(paper, this.lang);
    this.cartouche.show(this.map, paper, { lang: this.lang, strands: this.state?.strands ?? "" });
    this.texts.className = `paper-texts paper-${paper.kind}`;
    this.typed.take(this.texts);
    this.texts.replaceChildren(...(isSheet ? paperTexts(this.story, paper, this.lang) : []));
    // To move it would take the focus from it.
    if (!this.bar.root.isConnected) this.plate.before(this.bar.root);
    this.plate.after(this.texts);
    this.typed.give(this.texts);
  }

  /** Fit the story into the plate as large as it now is, and draw what belongs to paper. */
  layOut() {
    const { map, paper } = this;
    if (!paper) return;
    map.options.zoomSnap = 0;
    map.invalidateSize({ animate: false, pan: false });
    const points = this.pointsOn(paper);
    if (points.length)
      map.fitBounds(points, {
        ...freePadding(map),
        maxZoom: nearestZoom(map, this.story, paper.stop ? this.options.maxZoom : 9),
        animate: false,
      });
    this.ground.draw(map);
    if (paper.kind === "picture") this.scales.clear();
    else this.scales.draw(map, this.lang);
    map.fire("itinerarium:naming", namesOn(this.story, paper));
    this.mark(map);
  }

  /** The stop, or all stops and the journey that was chosen. @param {import("./paper-link.js").Paper} paper */
  pointsOn({ stop }) {
    if (stop) return pointsOfPlace(this.story, stop);
    const journey = this.state?.journey ? journeyShown(this.story, this.state.journey) : undefined;
    return [...pointsOfOverview(this.story), ...(journey ? linesOfWay(this.story, journey).flat() : [])];
  }

  /** Numbers, then the names beside them, then letters where there is still room. @param {L.Map} map */
  mark(map) {
    const isSheet = this.paper?.kind !== "picture";
    if (isSheet) this.numbers.draw(map, this.paper?.lesson ?? "");
    map.fire("itinerarium:theme");
    workNow();
    if (isSheet) this.letters.draw(map);
  }

  /** Once letters and relief have come, lay out for good and say so. */
  async settle() {
    const turn = ++this.turn;
    await Promise.all([typefaces(), this.ground.load()]);
    if (turn !== this.turn || !this.paper) return;
    this.layOut();
    await allDrawn();
    if (turn !== this.turn || !this.paper) return;
    this.mark(this.map); // once more: now the lines that letters stand on are drawn
    await this.ground.fix();
    await allDrawn();
    if (turn === this.turn && this.paper) document.documentElement.dataset.paperReady = "true";
  }

  leave() {
    if (!this.paper) return;
    const root = document.documentElement;
    this.paper = null;
    this.turn++;
    delete root.dataset.paper;
    delete root.dataset.sheet;
    delete root.dataset.paperReady;
    root.style.removeProperty("--paper-foot");
    for (const part of [this.ground, this.scales, this.numbers, this.letters]) part.clear();
    for (const part of [this.bar.root, this.cartouche.root, this.texts]) part.remove();
    document.title = inLanguage(this.story.title, this.lang) ?? "";
    this.restore();
  }

  restore() {
    const { before, map } = this;
    this.before = null;
    if (!before) return;
    map.options.zoomSnap = before.snap;
    map.invalidateSize({ animate: false, pan: false });
    map.setView(before.center, before.zoom, { animate: false });
    map.fire("itinerarium:naming", { ids: null });
    map.fire("itinerarium:theme");
  }
}

/**
 * Which names a plate has: a worksheet none of places, a sheet all its stops; none is cut at the edge.
 * @param {Story} story
 * @param {import("./paper-link.js").Paper} paper
 */
function namesOn(story, { kind, lesson }) {
  if (kind === "picture") return { ids: null, around: 0 };
  if (kind === "worksheet") return { ids: [], around: 0 };
  const musts = numberedPlaces(story, lesson).map(({ id }) => markOf(story, id));
  const others = story.places.filter(({ rank }) => rank <= MOST_RANK).map(({ id }) => id);
  return { ids: [...musts, ...others], musts, around: 0 };
}

/** When all that draws itself anew in the next frames, some of it twice, has done so. */
async function allDrawn() {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => afterWork(() => resolve(undefined)));
}
