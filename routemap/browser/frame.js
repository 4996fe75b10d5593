// @ts-check
/** The free part of the map: what the controls leave uncovered. */
import { paddingFor } from "./framing.js";

/** What covers so much of the map that nothing should be framed beneath it. */
const COVERS = "[data-covers]";

/** Around what is framed, as a part of the map's smaller side. */
const MARGIN = 0.045;

/**
 * Leaflet's padding options for the part of the map that no control covers.
 * @param {any} map
 */
export function freePadding(map) {
  const frame = map.getContainer().getBoundingClientRect();
  const margin = Math.round(MARGIN * Math.min(frame.width, frame.height));
  const boxes = [...map.getContainer().querySelectorAll(COVERS)]
    .map((node) => node.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.height > 0)
    .map((box) => ({
      left: box.left - frame.left, top: box.top - frame.top,
      right: box.right - frame.left, bottom: box.bottom - frame.top,
    }));
  const room = paddingFor({ width: frame.width, height: frame.height }, boxes);
  return {
    paddingTopLeft: L.point(room.left + margin, room.top + margin),
    paddingBottomRight: L.point(room.right + margin, room.bottom + margin),
  };
}
