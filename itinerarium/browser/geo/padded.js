// @ts-check
/** A surface larger than the window that goes with the map and is drawn anew only when it must be. */

/**
 * What a surface shows: `corner` is the pixel of the world (at `zoom`) at its upper left.
 * @typedef {{zoom: number, corner: L.Point, size: L.Point}} PaddedView
 */

const UNTIL_GROWN = 400;

/**
 * The window and so much beyond each side.
 * @param {L.Map} map
 * @param {number} beyond as a part of the window
 * @returns {PaddedView}
 */
export function paddedView(map, beyond) {
  const size = map.getSize();
  const more = size.multiplyBy(beyond).round();
  const corner = map
    .getPixelOrigin()
    .add(map.containerPointToLayerPoint([0, 0]))
    .subtract(more)
    .round();
  return { zoom: map.getZoom(), corner, size: size.add(more.multiplyBy(2)) };
}

/**
 * Views of a layer's: the first is the window alone, which is sooner there; what lies beyond is drawn when the page has
 * come to rest.
 * @param {number} beyond as a part of the window
 * @param {() => void} redraw
 * @param {(redraw: () => void) => void} [later] asks for it
 * @returns {(map: L.Map) => PaddedView}
 */
export function growingView(beyond, redraw, later = () => setTimeout(redraw, UNTIL_GROWN)) {
  let shown = 0;
  return (map) => {
    const view = paddedView(map, shown);
    if (shown < beyond) later(redraw);
    shown = beyond;
    return view;
  };
}

/**
 * The part of a view that has something to show: its surface need be no larger.
 * @param {PaddedView} view
 * @param {{left: number, top: number, right: number, bottom: number}} box what is shown, in pixels of the world at zoom 0
 * @param {number} around so many pixels more on each side
 * @returns {PaddedView}
 */
export function partWith({ zoom, corner, size }, { left, top, right, bottom }, around) {
  const scale = 2 ** zoom;
  const end = corner.add(size);
  const low = L.point(
    Math.max(corner.x, Math.floor(left * scale - around)),
    Math.max(corner.y, Math.floor(top * scale - around)),
  );
  const high = L.point(
    Math.min(end.x, Math.ceil(right * scale + around)),
    Math.min(end.y, Math.ceil(bottom * scale + around)),
  );
  return { zoom, corner: low, size: L.point(Math.max(1, high.x - low.x), Math.max(1, high.y - low.y)) };
}

/** Put a surface where it belongs now. @param {L.Map} map @param {HTMLElement} node @param {PaddedView} view */
export function putSurface(map, node, view) {
  const scale = map.getZoomScale(map.getZoom(), view.zoom);
  L.DomUtil.setTransform(node, view.corner.multiplyBy(scale).subtract(map.getPixelOrigin()), scale);
}

/**
 * Put a surface where it will be at the end of a zoom.
 * @param {L.Map} map
 * @param {HTMLElement} node
 * @param {PaddedView} view
 * @param {{center: L.LatLng, zoom: number}} end
 */
export function putSurfaceAtEnd(map, node, view, end) {
  const scale = map.getZoomScale(end.zoom, view.zoom);
  L.DomUtil.setTransform(node, view.corner.multiplyBy(scale).subtract(originAt(map, end)), scale);
}

/**
 * The pixel of the world at the map pane's corner at the end of a zoom.
 * @param {L.Map} map
 * @param {{center: L.LatLng, zoom: number}} end
 */
export function originAt(map, { center, zoom }) {
  const pane = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane("mapPane")));
  return map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
}

/** Whether the surface still covers the window. @param {L.Map} map @param {PaddedView} view */
export function coversWindow(map, view) {
  const low = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
  const all = L.bounds(view.corner, view.corner.add(view.size));
  return map.getZoom() === view.zoom && all.contains(L.bounds(low, low.add(map.getSize())));
}

/**
 * How much a surface is stretched at the map's zoom: 1 when it was drawn for it.
 * @param {L.Map} map
 * @param {PaddedView} view
 */
export function stretchOf(map, view) {
  return map.getZoomScale(map.getZoom(), view.zoom);
}

/**
 * Empty a canvas and fit it to the view, sharp on fine screens.
 * @param {HTMLCanvasElement} canvas
 * @param {PaddedView} view
 * @param {number} [mostRatio] finest pixels worth drawing
 * @returns {CanvasRenderingContext2D} in CSS pixels
 */
export function blankSurface(canvas, { size }, mostRatio = 2) {
  const ratio = Math.min(window.devicePixelRatio || 1, mostRatio);
  canvas.width = Math.round(size.x * ratio);
  canvas.height = Math.round(size.y * ratio);
  canvas.style.width = `${size.x}px`;
  canvas.style.height = `${size.y}px`;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(ratio, ratio);
  return context;
}
