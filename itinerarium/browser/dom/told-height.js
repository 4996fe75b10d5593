// @ts-check
/** How high one control is, for the others that stand on it. */

/**
 * Tell all controls a height as a property of their styles. Each change restyles them all, so that
 * nothing is told while nothing has changed, and none where there is no height.
 * @param {any} map
 * @param {string} property such as "--card-height"
 * @param {number} height in pixels
 */
export function tellHeight(map, property, height) {
  const { style } = map._controlContainer;
  const told = height ? `${height}px` : "";
  if (style.getPropertyValue(property) !== told) style.setProperty(property, told);
}
