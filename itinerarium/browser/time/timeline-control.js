// @ts-check
/** Time under the map: a handle over all days of the story, who plays them, what is counted on each. */
import { calendarOf, dayOf } from "../data/calendar.js";
import { dayNumber, isoDay, yearsOf } from "../data/dates.js";
import { emptyView, lookAt, timesOf } from "../data/day-view.js";
import { happeningsOf, lastHappening } from "../data/happenings.js";
import { journeyShown } from "../data/journeys.js";
import { placesById } from "../data/places-by-id.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon, iconButton, renameButton } from "../dom/icons.js";
import { INITIAL_STATE } from "../state/state.js";
import { Counters } from "./counters.js";
import { dayInWords } from "./day-words.js";
import { HeadFollower } from "./head-follower.js";
import { Player } from "./player.js";
import { TimeFigures } from "./time-figures.js";
import { TimeSlider } from "./time-slider.js";

/** What happened stands so long (days of the story). */
const RECENT = 60;

export class TimelineControl extends L.Control {
  /** @param {Story} story @param {object} [options] `speeds`: to choose from, times the plain one */
  constructor(story, options = {}) {
    super(
      /** @type {L.ControlOptions} */ (/** @type {object} */ ({ position: "foot", speeds: [1, 2, 4], ...options })),
    );
    this.story = story;
    this.calendar = calendarOf(story);
    /** @type {import("../data/happenings.js").Happening[] | undefined} found when the days first run, as the next one is */
    this.happenings = undefined;
    /** @type {HeadFollower | undefined} */
    this.follower = undefined;
    /** @type {L.Map} */
    this.map;
    this.state = INITIAL_STATE;
    this.fitted = "";
    this.foot = "";
    this.root = element("section", { class: "timeline", hidden: !this.calendar });
    this.root.classList.toggle("is-one-day", Boolean(this.calendar?.isOneDay));
    if (this.calendar) this.build(this.calendar);
  }

  /** @param {import("../data/calendar.js").Calendar} calendar */
  build(calendar) {
    this.times = timesOf(this.story);
    this.view = emptyView(this.times);
    this.around = emptyView(this.times);
    this.reached = new Uint8Array(this.times.reached.length).fill(1);
    this.numbers = new Map(
      this.story.places.map((/** @type {Place} */ place, /** @type {number} */ index) => [place.id, index]),
    );
    this.isReached = (/** @type {string} */ id) => this.reached?.[this.numbers?.get(id) ?? -1] !== 0;
    this.player = new Player(
      calendar,
      (day) => this.ask(isoDay(day)),
      () => this.turn(),
    );
    this.counters = new Counters(this.story, this.times.modeNames, calendar);
    this.slider = new TimeSlider(this.story, calendar, {
      onDay: (day) => this.take(day),
      onStop: (stop) => this.map.fire("itinerarium:ask", { patch: { stop } }),
    });
    this.sources = new TimeFigures(this.story);
    this.buildTools();
    this.arrange();
    this.watch = new ResizeObserver(() => this.fitted === this.sizes() || this.layOut());
  }

  buildTools() {
    this.play = iconButton("play", "", () => this.togglePlaying());
    this.play.classList.add("time-play");
    this.speed = element("button", { type: "button", class: "icon-button time-speed" });
    this.speed.addEventListener("click", () => this.nextSpeed());
    this.loop = iconButton("loop", "", () => this.toggleLoop());
    this.loop.classList.add("time-loop");
    this.whole = element("button", { type: "button", class: "time-whole", hidden: true });
    this.whole.addEventListener("click", () => this.leaveTime());
    this.date = element("p", { class: "time-date" });
    this.event = element("p", { class: "time-event", hidden: true });
    this.tools = element("div", { class: "time-tools", role: "group" }, this.speed, this.loop, this.sources?.button);
  }

  arrange() {
    const moment = element("div", { class: "time-moment" }, this.date, this.whole, this.tools);
    this.root.append(
      this.event ?? "",
      this.play ?? "",
      moment,
      this.counters?.root ?? "",
      this.slider?.root ?? "",
      this.sources?.panel ?? "",
    );
    this.root.toggleAttribute("data-covers", true);
  }

  /** A corner of its own: along the whole lower edge. @param {L.Map} map */
  addTo(map) {
    map._controlCorners.foot ??= L.DomUtil.create("div", "leaflet-bottom leaflet-foot", map._controlContainer);
    return super.addTo(map);
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    if (!this.calendar) return this.root;
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:day", this.hearDay, this);
    this.watch?.observe(this.root);
    if (this.slider) this.watch?.observe(this.slider.root); // the figures beside it grow and shrink
    map.fire("itinerarium:came");
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    if (!this.calendar) return;
    this.player?.pause();
    map.off("itinerarium:change", this.hear, this);
    map.off("itinerarium:day", this.hearDay, this);
    this.watch?.disconnect();
    map._controlContainer.style.removeProperty("--foot");
    this.foot = this.fitted = "";
  }

  /** @param {{state: import("../state/state.js").State}} event */
  hear({ state }) {
    const { lang, mode, journey, stop } = this.state;
    const isNew = state.lang !== lang || state.mode !== mode || state.journey !== journey;
    if (state.read) this.player?.pause();
    this.state = state;
    if (this.counters) this.counters.journey = journeyShown(this.story, state.journey) ?? this.story.journeys?.[0];
    if (isNew) this.name();
    else if (state.stop !== stop) this.point();
  }

  /** Another stop: its figures may need more room, which the camera has to know, or less. */
  point() {
    this.show();
    this.slider?.point(this.state.lang, this.state.stop);
    if (this.fitted !== this.sizes()) this.layOut();
  }

  /** @param {{day: string, state: import("../state/state.js").State}} event */
  hearDay({ state }) {
    if (this.asked !== state.day) this.player?.pause();
    this.state = state;
    this.show();
  }

  /** @param {string} day ISO 8601, "" for none */
  ask(day) {
    this.asked = day;
    if (day !== this.state.day) this.map.fire("itinerarium:ask", { patch: { day } });
  }

  /** A day that the reader chose. @param {string} day */
  take(day) {
    this.player?.pause();
    this.ask(day);
  }

  /** Back to the whole story, outside time. */
  leaveTime() {
    this.player?.pause();
    this.map.fire("itinerarium:ask", { patch: { stop: "" } });
    this.map.fire("itinerarium:overview");
    this.slider?.handle.focus({ preventScroll: true });
  }

  /** The number of the day shown; the last one where time is not in use. */
  now() {
    return this.state.day === "" ? (this.calendar?.last ?? 0) : dayNumber(this.state.day);
  }

  /** What the day shows: on the map by an event, here as figures and by the handle. */
  show() {
    const { times, view, calendar, counters } = this;
    if (!times || !view || !calendar) return;
    lookAt(times, this.now(), view);
    counters?.show(this.state.lang, this.state.day, view);
    this.showDate();
    const isOwn = this.state.day === dayOf(calendar, this.state.stop);
    const reachedChanged = this.reach(isOwn);
    this.map.fire("itinerarium:view", { view: isOwn ? null : view, isReached: this.isReached, reachedChanged });
    this.showEvent();
    if (this.isRunning()) this.follower?.follow(this.map, view);
  }

  /** The days begin or cease to run. */
  turn() {
    if (this.player?.isPlaying && this.map) {
      this.happenings ??= happeningsOf(this.story);
      this.follower ??= new HeadFollower(this.story);
      this.follower.begin(this.map);
    }
    this.nameTools();
    this.showEvent();
  }

  /** Whether the days run over the bare map; at a stop the card tells what happens, and the camera is the story's. */
  isRunning() {
    return Boolean(this.player?.isPlaying) && !this.state.stop && this.state.mode === "explore";
  }

  /** While the days run, what has happened last stands above the date. */
  showEvent() {
    if (!this.event) return;
    const place = this.isRunning() ? lastHappening(this.happenings ?? [], this.now(), RECENT) : undefined;
    const { lang } = this.state;
    const text = place ? [inLanguage(place.name, lang), inLanguage(place.title, lang)].filter(Boolean).join(": ") : "";
    this.event.hidden = !text;
    if (this.event.textContent !== text) this.event.textContent = text;
  }

  /**
   * Which places are reached: on a stop's own day those that belong to the whole time of the stop.
   * @param {boolean} isOwn
   * @returns {boolean} whether any place changed
   */
  reach(isOwn) {
    const { times, view, around, reached, state } = this;
    if (!times || !view || !around || !reached) return false;
    const place = isOwn && state.stop ? placesById(this.story).get(state.stop) : null;
    const until = place ? dayNumber((place.end ?? place.start)?.last ?? "") : NaN;
    const now = Number.isNaN(until) ? view.reached : lookAt(times, until, around).reached;
    let changed = false;
    for (let index = 0; index < reached.length; index++) {
      const is = state.day === "" ? 1 : (now[index] ?? 1);
      changed ||= reached[index] !== is;
      reached[index] = is;
    }
    return changed;
  }

  showDate() {
    const { date, whole, slider } = this;
    if (!date || !whole || !slider) return;
    const { day, lang } = this.state;
    const text = day === "" ? yearsOf(this.story) : dayInWords(lang, this.now());
    slider.show(this.now(), day === "" ? `${word(lang, "wholeTime")}: ${text}` : text);
    if (date.textContent !== text) date.textContent = text;
    whole.hidden = day === "";
    this.root.classList.toggle("is-outside", day === "");
  }

  /** Everything with a text in it, and all that depends on the stop. */
  name() {
    const { lang } = this.state;
    this.root.setAttribute("aria-label", word(lang, "timeline"));
    this.slider?.handle.setAttribute("aria-label", word(lang, "day"));
    this.tools?.setAttribute("aria-label", word(lang, "playing"));
    if (this.whole) this.whole.textContent = word(lang, "wholeTime");
    this.sources?.name(lang);
    this.nameTools();
    this.layOut();
  }

  nameTools() {
    const { play, speed, loop, player } = this;
    if (!play || !speed || !loop || !player) return;
    const { lang } = this.state;
    renameButton(play, word(lang, player.isPlaying ? "pause" : "play"));
    play.replaceChild(icon(player.isPlaying ? "pause" : "play"), /** @type {Node} */ (play.firstChild));
    speed.textContent = `${player.speed}×`;
    speed.setAttribute("aria-label", word(lang, "speed", { number: player.speed }));
    speed.title = word(lang, "speed", { number: player.speed });
    renameButton(loop, word(lang, "loop"));
    loop.setAttribute("aria-pressed", String(player.isLooped));
    this.root.classList.toggle("is-playing", player.isPlaying);
  }

  /** What the line is fitted to. */
  sizes() {
    return `${this.root.offsetWidth} ${this.root.offsetHeight} ${this.slider?.root.offsetWidth}`;
  }

  /** Fit the line to its room, and tell the corners of the map how high it stands. */
  layOut() {
    if (!this.map || !this.root.isConnected) return;
    this.show(); // the figures first: the line has what they leave
    this.slider?.layOut(this.state.lang, this.state.stop);
    this.showDate();
    this.fitted = this.sizes();
    const below = parseFloat(getComputedStyle(/** @type {HTMLElement} */ (this.root.parentElement)).bottom) || 0;
    const foot = `${this.root.offsetHeight + below}px`;
    if (foot !== this.foot) {
      this.foot = foot;
      this.map._controlContainer.style.setProperty("--foot", foot);
      this.map.fire("itinerarium:names");
    }
  }

  togglePlaying() {
    if (this.player?.isPlaying) this.player.pause();
    else this.player?.play(this.now());
  }

  nextSpeed() {
    const { player } = this;
    const { speeds } = /** @type {L.ControlOptions & {speeds: number[]}} */ (this.options);
    if (player) player.speed = speeds[(speeds.indexOf(player.speed) + 1) % speeds.length];
    this.nameTools();
  }

  toggleLoop() {
    if (this.player) this.player.isLooped = !this.player.isLooped;
    this.nameTools();
  }
}
