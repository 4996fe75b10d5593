// @ts-check
/** Which annotations the map shows now. Pure. */

import { placesShown } from "./filters.js";
import { isJourneyInView } from "./journeys.js";

/**
 * Those of the stop, or those of the whole map where nothing else is chosen.
 * @param {Pick<Story, "annotations" | "places" | "routes">} story
 * @param {{stop: string, day: string, strand: string, journey: string} & import("./filters.js").FilteredState} state
 * @returns {AnnotationData[]}
 */
export function annotationsIn(story, state) {
  const isShown = placesShown(story, state);
  const annotations = (story.annotations ?? []).filter(({ place }) => isShown(place));
  if (state.stop) return annotations.filter(({ stops }) => stops.includes(state.stop));
  return isJourneyInView(state) && !state.journey ? annotations.filter(({ overview }) => overview) : [];
}
