// @ts-check
/**
 * The texts of very many places stand last in the story's block (see drawing/) and are read when one is
 * asked for: pure.
 */

const AT = /"placeTextsAt":(\d+)\}$/;
/** Longer than what AT finds. */
const LONGEST_AT = 40;

/**
 * The story in a block as all needs it at once; `textOf` finds what was left for later.
 * @param {string} block JSON
 */
export function soonStory(block) {
  const at = Number(AT.exec(block.slice(-LONGEST_AT))?.[1] ?? 0);
  if (!at) return JSON.parse(block);
  const story = JSON.parse(`${block.slice(0, at)}}`);
  /** @type {Map<string, RichTextByLanguage | undefined> | undefined} */
  let texts;
  story.laterText = (/** @type {string} */ id) => {
    texts ??= new Map(wholeStory(block).places.map((/** @type {Place} */ place) => [place.id, place.text]));
    return texts.get(id);
  };
  return story;
}

/** The story in a block with every text in its place. @param {string} block JSON */
export function wholeStory(block) {
  const { placeTexts = [], placeTextsAt: _, ...story } = JSON.parse(block);
  story.places.forEach((/** @type {Place} */ place, /** @type {number} */ index) => {
    if (placeTexts[index]) place.text = placeTexts[index];
  });
  return story;
}

/** The text of a place, by language. @param {Story} story @param {Place} place */
export function textOf(story, place) {
  return place.text ?? story.laterText?.(place.id);
}
