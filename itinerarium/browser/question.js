// @ts-check
/** Question first: whether a stop hides what it tells until the class has thought about it. Pure. */

/**
 * Whether this stop's question stands and its answer is hidden.
 * @param {{question: boolean, answer: boolean}} state
 * @param {any} place the current stop, if any
 */
export function isAsked(state, place) {
  return state.question && !state.answer && Boolean(place?.question);
}
