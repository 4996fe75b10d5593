// @ts-check
/** The Leaflet map with the page's manners. */

/**
 * A map in the element with this id. `itinerarium:ask` and `itinerarium:change` run over it.
 * @param {string} id
 * @param {L.MapOptions & {bounds: [LatLon, LatLon]}} options Leaflet's, and `bounds`: [[south, west], [north, east]] to show at first
 */
export function createMap(id, options) {
  const { bounds, ...rest } = options;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = /** @type {any} */ (
    L.map(id, {
      zoomSnap: 0.25,
      zoomDelta: 0.5,
      wheelPxPerZoomLevel: 120,
      minZoom: 1,
      maxZoom: 9,
      worldCopyJump: false,
      maxBoundsViscosity: 0.8,
      zoomAnimation: !still,
      fadeAnimation: !still,
      markerZoomAnimation: !still,
      inertia: !still,
      ...rest,
    })
  );
  // Controls come before the places in the order of the Tab key.
  map.getContainer().prepend(map._controlContainer);
  map.fitBounds(bounds, { animate: false });
  return map;
}
