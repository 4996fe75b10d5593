// @ts-check
/** Measuring on the map: points, the shortest way over them, its length beside one that readers know. */

import { inLanguage, kilometres, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { renameButton } from "../dom/icons.js";
import { geodesicKm } from "../geo/geodesic.js";
import { greatCircle } from "../geo/great-circle.js";
import { timesOf, yardstickFor } from "./measuring.js";
import { toolButton } from "./tool-button.js";
import { ToolControl } from "./tool-control.js";
import { ToolSheet } from "./tool-sheet.js";

const PANE = "pen";

export class MeasureControl extends ToolControl {
  /** @param {Story} story */
  constructor(story) {
    super(story, "measure");
    /** @type {L.LatLng[]} */
    this.points = [];
    this.marks = L.layerGroup();
    /** @type {L.Renderer | undefined} */
    this.renderer;
    this.value = element("p", { class: "tool-text", role: "status" });
    this.undo = toolButton("undo", () => this.set(this.points.slice(0, -1)));
    this.erase = toolButton("erase", () => this.set([]));
    this.bar.append(this.value, this.undo, this.erase, this.shut);
    this.sheet = new ToolSheet("measure", (at) => this.set([...this.points, at]));
  }

  open() {
    if (!this.map.getPane(PANE)) this.map.createPane(PANE);
    this.renderer ??= L.svg({ pane: PANE, padding: 1 });
    this.sheet.open(this.map);
    this.marks.addTo(this.map);
    this.map.on("click", this.onClick, this);
    this.set([]);
  }

  close() {
    this.map.off("click", this.onClick, this);
    this.sheet.close();
    this.marks.clearLayers().remove();
  }

  /** @param {L.LeafletMouseEvent} event */
  onClick({ latlng }) {
    this.set([...this.points, latlng]);
  }

  /** @param {string} lang */
  rename(lang) {
    super.rename(lang);
    renameButton(this.undo, word(lang, "pen_undo"));
    renameButton(this.erase, word(lang, "pen_erase"));
    this.tell();
  }

  /** @param {L.LatLng[]} points */
  set(points) {
    this.points = points;
    this.marks.clearLayers();
    const lines = points.slice(1).map((point, at) => lineBetween(/** @type {L.LatLng} */ (points[at]), point));
    const fixed = { pane: PANE, renderer: this.renderer, interactive: false };
    for (const part of ["rim", "line"])
      this.marks.addLayer(L.polyline(lines, { ...fixed, className: `measure-${part}` }));
    for (const point of points)
      this.marks.addLayer(L.circleMarker(point, { ...fixed, radius: 6, className: "measure-dot" }));
    this.tell();
  }

  tell() {
    const { lang } = this.state;
    if (this.points.length < 2) {
      this.value.textContent = word(lang, this.points.length ? "measureNext" : "measureFirst");
      return;
    }
    const km = this.points.slice(1).reduce((sum, point, at) => sum + kmBetween(this.points[at] ?? point, point), 0);
    const known = yardstickFor(this.story.yardsticks ?? [], km);
    const compared = known && [" ", element("span", {}, word(lang, "measureTimes", timesIn(lang, km, known)))];
    this.value.replaceChildren(element("strong", {}, kilometres(lang, km)), ...(compared ?? []));
  }
}

/** @param {string} lang @param {number} km @param {YardstickData} known */
function timesIn(lang, km, known) {
  const times = timesOf(km, known.km).toLocaleString(lang);
  return { times, name: inLanguage(known.title, lang) ?? "" };
}

/** @param {L.LatLng} one @param {L.LatLng} other */
function kmBetween(one, other) {
  return geodesicKm([one.lat, one.lng], [other.lat, other.lng]);
}

/** Longitudes run on from those that were pressed. @param {L.LatLng} one @param {L.LatLng} other */
function lineBetween(one, other) {
  return greatCircle({ lat: one.lat, lon: one.lng }, { lat: other.lat, lon: other.lng });
}
