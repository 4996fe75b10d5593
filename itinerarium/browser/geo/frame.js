// @ts-check
/** The free part of the map: what the controls leave uncovered. */
import { boundsOf, paddingFor, pointsOfOverview } from "./framing.js";

/** What covers so much of the map that nothing should be framed beneath it. */
const COVERS = "[data-covers]";

/** Around what is framed, as a part of the map's smaller side. */
const MARGIN = 0.045;

/** The nearest zoom at which even a small story's stops are shown. */
const NEAREST_ZOOM = 9;

/**
 * How near a stop is shown: at most `usual`, but in a small story a step nearer than the whole of it.
 * @param {L.Map} map @param {Story} story @param {number} usual
 */
export function nearestZoom(map, story, usual) {
  const whole = pointsOfOverview(story);
  return Math.max(usual, whole.length > 1 ? Math.min(NEAREST_ZOOM, map.getBoundsZoom(boundsOf(whole)) + 1) : 0);
}

/**
 * Leaflet's padding options for the part of the map that no control covers.
 * @param {L.Map} map
 */
export function freePadding(map) {
  const frame = map.getContainer().getBoundingClientRect();
  const margin = Math.round(MARGIN * Math.min(frame.width, frame.height));
  const boxes = [...map.getContainer().querySelectorAll(COVERS)]
    .map((node) => node.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.height > 0)
    .map((box) => ({
      left: box.left - frame.left,
      top: box.top - frame.top,
      right: box.right - frame.left,
      bottom: box.bottom - frame.top,
    }));
  const room = paddingFor({ width: frame.width, height: frame.height }, boxes);
  return {
    paddingTopLeft: L.point(room.left + margin, room.top + margin),
    paddingBottomRight: L.point(room.right + margin, room.bottom + margin),
  };
}
