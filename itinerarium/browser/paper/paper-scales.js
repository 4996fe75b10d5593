// @ts-check
/** Kilometres on a plate of half the world: on it a length says other distances in the north than in the south. */

import { kilometres } from "../data/words.js";
import { element } from "../dom/dom.js";
import { worldY } from "../geo/mercator.js";
import { roundKilometres } from "../geo/round-kilometres.js";

const EQUATOR_KM = 40075;
/** A plate whose bars differ by less has one alone, as the screen has. */
const LEAST_STRETCH = 1.3;
/** How long the middle's bar may be, as a part of the plate's width. */
const WIDEST = 0.09;
/** What of the plate's top and foot has no bar, in pixels. */
const EDGE = 24;

export class PaperScales {
  constructor() {
    this.root = element("div", { class: "paper-scales" });
  }

  /** @param {L.Map} map @param {string} lang */
  draw(map, lang) {
    const size = map.getSize();
    const world = 256 * 2 ** map.getZoom();
    const top = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0])).y;
    const yOf = (/** @type {number} */ lat) => (worldY(lat) / 256) * world - top;
    const bars = barsOf((lat) => yOf(lat) > EDGE && yOf(lat) < size.y - EDGE, world, size.x * WIDEST);
    this.clear();
    if (!bars) return;
    const rows = bars.widths.map(({ lat, width }) => {
      const bar = element("span", { class: "scale-bar" });
      bar.style.width = `${width.toFixed(1)}px`;
      return element("li", {}, bar, degrees(lat));
    });
    const block = element("div", { class: "scales" }, kilometres(lang, bars.km));
    block.append(element("ul", {}, ...rows));
    this.root.replaceChildren(...bars.widths.map(({ lat }) => tick(lat, yOf(lat))), block);
    map.getContainer().append(this.root);
    map.getContainer().classList.add("has-scales");
  }

  clear() {
    this.root.parentElement?.classList.remove("has-scales");
    this.root.remove();
  }
}

/** At the plate's right edge. @param {number} lat @param {number} y */
function tick(lat, y) {
  const node = element("b", {}, degrees(lat));
  node.style.top = `${y.toFixed(1)}px`;
  return node;
}

/** @param {number} lat */
function degrees(lat) {
  return `${Math.abs(lat)}°${lat > 0 ? " N" : lat < 0 ? " S" : ""}`;
}

/**
 * How long the same distance is at each latitude, from the north; null where that is nearly the same.
 * @param {(lat: number) => boolean} isShown whether a latitude is on the plate
 * @param {number} world the equator's pixels
 * @param {number} widest pixels
 * @returns {{km: number, widths: {lat: number, width: number}[]} | null}
 */
export function barsOf(isShown, world, widest) {
  const lats = [75, 60, 45, 30, 15, 0, -15, -30, -45, -60].filter(isShown);
  const stretches = lats.map((lat) => 1 / Math.cos((lat * Math.PI) / 180));
  if (!lats.length || Math.max(...stretches) < LEAST_STRETCH * Math.min(...stretches)) return null;
  const perKm = world / EQUATOR_KM;
  const km = roundKilometres(widest / (perKm * Math.min(...stretches)));
  return { km, widths: lats.map((lat, index) => ({ lat, width: km * perKm * (stretches[index] ?? 1) })) };
}
