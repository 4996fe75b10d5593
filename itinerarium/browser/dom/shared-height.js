// @ts-check
/** How high one control is, for the others that stand on it. */

/**
 * Share a control's height with all others as a property of their styles. Each change restyles them all, so that
 * nothing is set while nothing has changed, and the property is empty where there is no height.
 * @param {L.Map} map
 * @param {string} property such as "--card-height"
 * @param {number} height in pixels
 */
export function shareHeight(map, property, height) {
  const { style } = map._controlContainer;
  const value = height ? `${height}px` : "";
  if (style.getPropertyValue(property) !== value) style.setProperty(property, value);
}
