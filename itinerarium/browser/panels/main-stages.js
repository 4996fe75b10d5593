// @ts-check
/** Where the main stages of the story stand in the window: small panels must not hide them. */

import { boxAround, boxesMeet } from "../geo/boxes.js";

export class MainStages {
  constructor() {
    /** @type {import("../events.js").Marker[]} */
    this.markers = [];
  }

  /** @param {{markers: import("../events.js").Marker[]}} event */
  take({ markers }) {
    this.markers = markers.filter(({ rank }) => rank === 1);
  }

  /** Whether a panel lies over one of them. @param {L.Map} map @param {HTMLElement} panel */
  areUnder(map, panel) {
    const { left, top } = map.getContainer().getBoundingClientRect();
    const box = panel.getBoundingClientRect();
    return this.markers.some(({ lat, lng, dx, dy, size }) => {
      const { x, y } = map.latLngToContainerPoint([lat, lng]);
      return boxesMeet(boxAround(x + dx + left, y + dy + top, size, size), box);
    });
  }
}
