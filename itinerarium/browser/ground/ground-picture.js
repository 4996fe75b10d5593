// @ts-check
/** The picture that a story without geography is told on, instead of the map. */

export class GroundPicture {
  /** @param {Story} story */
  constructor({ ground }) {
    this.ground = ground;
    /** @type {L.ImageOverlay | undefined} */
    this.picture;
  }

  /** @param {L.Map} map */
  addTo(map) {
    if (!this.ground) return this;
    map.createPane("picture").style.zIndex = "var(--z-ground)";
    const bounds = L.latLngBounds(/** @type {[LatLon, LatLon]} */ (this.ground.bounds));
    this.picture = L.imageOverlay(this.ground.src, bounds, { pane: "picture" }).addTo(map);
    document.documentElement.dataset.ground = "picture";
    return this;
  }

  remove() {
    this.picture?.remove();
    return this;
  }
}
