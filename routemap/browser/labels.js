// @ts-check
/** The names on the map: towns, seas, countries, regions, rivers and ranges, none over another. */
import { boxAround } from "./boxes.js";
import { element } from "./dom.js";
import { isFor, labelFor, mostTelling, namesOf, spreadOf } from "./naming.js";
import { boxOf, placeLabels } from "./placement.js";
import { told } from "./words.js";

/** @typedef {import("./naming.js").MapName} MapName */

/** The marker's side in pixels by rank, as long as nobody says otherwise. */
const MARKER_SIZES = [24, 24, 16, 13, 11];
/** How far beyond the window names are laid out, as a part of its size, so that dragging shows them. */
const AROUND = 0.12;
const COVERS_MAP = "[data-covers]";

export class LabelLayer extends L.Layer {
  /**
   * @param {any} story see routemap/story.py: its places, labels and routes
   * @param {object} [options] `pane`: the Leaflet pane to lie in
   */
  constructor(story, options = {}) {
    super();
    L.Util.setOptions(this, { pane: "names", ...options });
    this.names = namesOf(story);
    this.lines = linesOf(story);
    this.current = "";
    this.lang = story.languages?.[0] ?? "en";
    this.day = "";
    /** @type {Set<string> | null} */
    this.shown = null;
    /** @type {any[]} */
    this.obstacles = [];
    /** @type {Map<string, {size: number, dx: number, dy: number}>} */
    this.markers = new Map();
  }

  /** @param {any} map */
  onAdd(map) {
    this.map = map;
    const pane = map.getPane(this.options.pane) ?? map.createPane(this.options.pane);
    pane.style.zIndex = "590";
    pane.style.pointerEvents = "none";
    this.root = element("div", { class: "names", "aria-hidden": "true" });
    this.leaders = element("div", { class: "name-leaders", "aria-hidden": "true" });
    pane.append(this.leaders, this.root);
    this.forget();
    this.layOut();
    document.fonts?.ready.then(() => this.again());
    return this;
  }

  onRemove() {
    cancelAnimationFrame(this.frame);
    this.root.remove();
    this.leaders.remove();
    return this;
  }

  getEvents() {
    return {
      moveend: this.layOut, zoomend: this.layOutSoon, resize: this.again, zoom: this.follow, zoomanim: this.followAnimation,
      "routemap:change": this.hear, "routemap:theme": this.again, "routemap:names": this.layOutSoon, "routemap:markers": this.setMarkers,
    };
  }

  /** @param {{state: any, previous: any}} event */
  hear({ state, previous }) {
    this.current = state.stop;
    if (state.lang !== this.lang) this.setLanguage(state.lang);
    else if (state.mode !== previous.mode) this.again();
    else this.layOutSoon();
  }

  /** @param {string} lang */
  setLanguage(lang) {
    this.lang = lang;
    this.again();
  }

  /** Boxes in the window, {left, top, right, bottom} in pixels, that no name may cover. @param {any[]} boxes */
  setObstacles(boxes) {
    this.obstacles = boxes;
    this.layOutSoon();
  }

  /** Only these places' names, or all of them. @param {Iterable<string> | null} ids */
  setFilter(ids) {
    this.shown = ids === null ? null : new Set(ids);
    this.layOutSoon();
  }

  /** How large the places' markers are and how far they are nudged. @param {{markers: {id: string, size: number, dx: number, dy: number}[]}} event */
  setMarkers({ markers }) {
    this.markers = new Map(markers.map((marker) => [marker.id, marker]));
    this.layOutSoon();
  }

  /** Only names that were in use on this day. @param {string} day ISO 8601, or "" */
  setDay(day) {
    this.day = day;
    this.layOutSoon();
  }

  /** Measure and lay out anew: another language, theme, mode or window. */
  again() {
    if (!this.root?.isConnected) return;
    this.forget();
    this.layOut();
  }

  forget() {
    this.root.replaceChildren();
    /** @type {Map<string, any>} by id: the node, the size of its box, its letters */
    this.texts = new Map();
    /** @type {Map<string, import("./placement.js").Candidate>} */
    this.standing = new Map();
  }

  layOutSoon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.layOut());
  }

  layOut() {
    const size = this.map.getSize();
    const seen = this.boxOfWindow(0);
    const frame = this.boxOfWindow(AROUND);
    const inFrame = this.names.filter((name) => this.isIn(name, frame));
    const markers = inFrame.filter(({ kind }) => kind === "place");
    const wanted = mostTelling(inFrame.filter((name) => this.isWanted(name)), size.x, size.y, this.current);
    this.measure(wanted);
    const labels = wanted.filter((name) => this.spread(name)).map((name) =>
      labelFor(name, this.pointOf(name), this.textOf(name), this.markerSize(name), this.current));
    const placed = placeLabels(labels, {
      frame, window: seen, lines: this.linesOnMap(), before: this.standing, covers: this.coveredBoxes(seen),
      obstacles: [...markers.map((name) => this.markerBox(name)), ...this.obstacles.map((box) => moved(box, seen))],
    });
    this.show(placed, new Map(wanted.map((name) => [name.id, name])), new Map(labels.map((label) => [label.id, label])));
  }

  /** @param {MapName} name @param {any} frame */
  isIn(name, frame) {
    const { x, y } = this.pointOf(name);
    return x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
  }

  /** @param {MapName} name */
  isWanted(name) {
    if (name.kind === "place" && this.shown && !this.shown.has(name.id)) return false;
    return isFor(name, this.map.getZoom(), this.day) && Boolean(told(name.name, this.lang));
  }

  /** @param {number} part of the window beyond its sides @returns {any} a box of layer points */
  boxOfWindow(part) {
    const size = this.map.getSize();
    const low = this.map.containerPointToLayerPoint([-size.x * part, -size.y * part]);
    return { left: low.x, top: low.y, right: low.x + size.x * (1 + 2 * part), bottom: low.y + size.y * (1 + 2 * part) };
  }

  /** What lies over the map, in layer points. @param {any} seen @returns {any[]} */
  coveredBoxes(seen) {
    const container = this.map.getContainer();
    const { left, top } = container.getBoundingClientRect();
    return [...container.querySelectorAll(COVERS_MAP)]
      .map((node) => node.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0)
      .map((box) => moved({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }, seen));
  }

  /** @param {MapName} name @returns {any} a layer point */
  pointOf(name) {
    return this.map.latLngToLayerPoint([name.lat, name.lon]).add(this.nudgeOf(name));
  }

  /** How far a name's marker is nudged. @param {MapName} name @returns {[number, number]} */
  nudgeOf(name) {
    const { dx = 0, dy = 0 } = this.markers.get(name.id) ?? {};
    return [dx, dy];
  }

  linesOnMap() {
    return this.lines.map((line) => line.map(([lat, lon]) => {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      return [x, y];
    }));
  }

  /** @param {MapName} name */
  markerSize(name) {
    return this.markers.get(name.id)?.size ?? MARKER_SIZES[name.rank] ?? 11;
  }

  /** @param {MapName} name */
  markerBox(name) {
    const { x, y } = this.pointOf(name);
    return boxAround(x, y, this.markerSize(name), this.markerSize(name));
  }

  /** @param {MapName} name @returns {any} */
  textOf(name) {
    return this.texts.get(name.id);
  }

  /** Set a name's letters as far apart as its sea or country is wide; false when it is too small. @param {MapName} name */
  spread(name) {
    const text = this.textOf(name);
    const spread = spreadOf(name, { ...text, width: text.word }, this.map.getZoom());
    if (spread === null) return false;
    text.width = text.word + spread * text.letters;
    if (name.kind !== "place") text.node.style.letterSpacing = `${text.own + spread}px`;
    return true;
  }

  /** The sizes of texts that were not shown before, all in one reflow. @param {MapName[]} names */
  measure(names) {
    const fresh = names.filter(({ id }) => !this.texts.has(id)).map((name) => ({ name, node: nameNode(name, this.lang) }));
    this.root.append(...fresh.map(({ node }) => node));
    const sizes = fresh.map(({ node }) => ({
      word: node.offsetWidth, width: node.offsetWidth, height: node.offsetHeight,
      letters: node.textContent?.length ?? 1, own: Number.parseFloat(getComputedStyle(node).letterSpacing) || 0,
    }));
    fresh.forEach(({ name, node }, index) => this.texts.set(name.id, { node, ...sizes[index] }));
  }

  /**
   * @param {Map<string, any>} placed
   * @param {Map<string, MapName>} names
   * @param {Map<string, any>} labels
   */
  show(placed, names, labels) {
    this.standing = placed;
    this.names_ = names;
    for (const [id, { node }] of this.texts) node.hidden = !placed.has(id);
    for (const [id, candidate] of placed) {
      const box = boxOf(labels.get(id), candidate);
      this.put(id, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
      this.texts.get(id)?.node.classList.toggle("is-current", id === this.current);
    }
    this.drawLeaders(labels);
  }

  /** A thin line from a marker to a name that found room only further off. @param {Map<string, any>} labels */
  drawLeaders(labels) {
    const far = [...this.standing].filter(([, { far: isFar }]) => isFar);
    this.leaders.replaceChildren(...far.map(([id, candidate]) => {
      const label = labels.get(id);
      const [x, y] = nearestOf(boxOf(label, candidate), label);
      const line = element("i", { class: "name-leader" });
      line.style.width = `${Math.hypot(x - label.x, y - label.y)}px`;
      line.style.transform = `translate(${label.x}px, ${label.y}px) rotate(${Math.atan2(y - label.y, x - label.x)}rad)`;
      return line;
    }));
  }

  /** @param {string} id @param {number} x of the middle @param {number} y */
  put(id, x, y) {
    const text = this.texts.get(id);
    if (!text) return;
    const angle = this.names_?.get(id)?.angle ?? 0;
    const turn = angle ? ` rotate(${angle}deg)` : "";
    text.node.style.transform = `translate(${Math.round(x - text.width / 2)}px, ${Math.round(y - text.height / 2)}px)${turn}`;
  }

  /** Keep names beside their places while the map flies. */
  follow() {
    this.leaders.replaceChildren();
    this.stand((name) => this.pointOf(name));
  }

  /** @param {{center: any, zoom: number}} event */
  followAnimation({ center, zoom }) {
    this.leaders.replaceChildren();
    const pane = L.DomUtil.getPosition(this.map.getPane("mapPane"));
    const origin = this.map.project(center, zoom).subtract(this.map.getSize().divideBy(2)).add(pane);
    this.stand((name) => this.map.project([name.lat, name.lon], zoom).subtract(origin).add(this.nudgeOf(name)));
  }

  /** @param {(name: MapName) => any} place */
  stand(place) {
    for (const [id, { dx, dy }] of this.standing) {
      const name = this.names_?.get(id);
      if (!name) continue;
      const { x, y } = place(name);
      this.put(id, x + dx, y + dy);
    }
  }
}

/** @param {any} story @returns {[number, number][][]} the routes' lines, in degrees */
function linesOf(story) {
  return (story.routes ?? []).flatMap((/** @type {any} */ route) => route.legs.flatMap((/** @type {any} */ leg) => leg.line));
}

/** A name's element; names of places carry their id. @param {MapName} name @param {string} lang */
function nameNode(name, lang) {
  const classes = `name name-${name.kind} name-rank-${Math.min(name.rank, 4)} leaflet-zoom-animated`;
  const id = name.kind === "place" ? { "data-label": name.id } : { "data-name": name.kind };
  return element("span", { class: classes, ...id }, told(name.name, lang));
}

/** A box of the window in layer points. @param {any} box @param {any} seen */
function moved(box, seen) {
  return { left: box.left + seen.left, top: box.top + seen.top, right: box.right + seen.left, bottom: box.bottom + seen.top };
}

/** The point of a box that is nearest to another point. @param {any} box @param {{x: number, y: number}} point */
function nearestOf(box, point) {
  return [Math.max(box.left, Math.min(point.x, box.right)), Math.max(box.top, Math.min(point.y, box.bottom))];
}
