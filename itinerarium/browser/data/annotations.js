// @ts-check
/** Which annotations the map shows now. Pure. */

import { isJourneyInView } from "./journeys.js";

/**
 * Those of the stop, or those of the whole map where nothing else is chosen.
 * @param {Pick<Story, "annotations">} story
 * @param {{stop: string, day: string, strand: string, journey: string}} state
 * @returns {AnnotationData[]}
 */
export function annotationsIn({ annotations = [] }, state) {
  if (state.stop) return annotations.filter(({ stops }) => stops.includes(state.stop));
  return isJourneyInView(state) && !state.journey ? annotations.filter(({ overview }) => overview) : [];
}
