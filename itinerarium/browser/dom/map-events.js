// @ts-check
/** What a layer listens for on the map, checked against the events that the page has. */

/**
 * The listeners as Leaflet's `getEvents` gives them.
 * @param {import("../events.js").Listeners} listeners
 * @returns {Record<string, L.LeafletEventHandlerFn>}
 */
export function mapEvents(listeners) {
  return /** @type {any} */ (listeners);
}
