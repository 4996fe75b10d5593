// @ts-check
/** Today's map from a server, only while the reader has it switched on; then it says whose it is. */

import { element, span } from "../dom/dom.js";

export class OnlineMapLayer {
  /** @param {Story} story */
  constructor({ onlineMap }) {
    this.online = onlineMap;
    /** @type {L.Map} */
    this.map;
    /** @type {L.TileLayer | undefined} while it is switched on */
    this.tiles;
    this.nearest = 0;
    this.credit = element("p", { class: "online-credit" }, ...(onlineMap?.attribution[0] ?? []).map(span));
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    if (this.online) map.on("itinerarium:layers", this.hearLayers, this);
    return this;
  }

  remove() {
    this.map.off("itinerarium:layers", this.hearLayers, this);
    this.switchOff();
    return this;
  }

  /** The state says nothing of layers. */
  hear() {}

  /** @param {{shown: Record<string, boolean>}} event */
  hearLayers({ shown }) {
    const isOn = shown[this.online?.id ?? ""];
    if (isOn && !this.tiles) this.switchOn();
    if (!isOn) this.switchOff();
  }

  /** The map may come as near as the server's pictures do. */
  switchOn() {
    const { address, maxZoom } = /** @type {OnlineMapData} */ (this.online);
    this.nearest = this.map.getMaxZoom();
    this.map.setMaxZoom(Math.max(this.nearest, maxZoom));
    const pane = this.map.getPane("online-map") ?? this.map.createPane("online-map");
    pane.style.zIndex = "var(--z-online-map)";
    pane.style.pointerEvents = "none";
    const options = { pane: "online-map", maxZoom: 22, maxNativeZoom: maxZoom };
    // The servers' rules ask a page to say where it is from.
    this.tiles = L.tileLayer(address, { ...options, referrerPolicy: "strict-origin-when-cross-origin" });
    this.tiles.addTo(this.map);
    this.map._controlCorners.bottomright?.append(this.credit);
  }

  switchOff() {
    if (!this.tiles) return;
    this.tiles.remove();
    this.tiles = undefined;
    this.credit.remove();
    this.map.setMaxZoom(this.nearest);
  }
}
