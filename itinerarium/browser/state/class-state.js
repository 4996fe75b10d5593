// @ts-check
/** What the class adds to the page's state: projector, lesson, question, kiosk, settings. Pure. */
import { lessonFrom, linkOf } from "../data/lesson-names.js";
import { levelNamed } from "../data/levels.js";

/**
 * @typedef {object} ClassState
 * @property {"" | "help" | "goto" | "lesson" | "teach" | "print" | "share" | "media"} dialog  which one is open
 * @property {"" | "pen" | "measure" | "mine" | "truesize" | "spotlight" | "aloud"} tool  which one is in hand; never in the hash
 * @property {boolean} black     whether the screen is black
 * @property {boolean} question  whether each stop begins with its question
 * @property {boolean} answer    whether the answer of this stop is shown
 * @property {string} lesson     the stops and minutes chosen, see lesson.js; "" for the whole story
 * @property {import("../data/levels.js").Level} level  how easy the texts are to read, "" for the full ones
 * @property {number} kiosk      after so many idle seconds the story begins again; 0 when it is no kiosk
 * @property {boolean} autoplay   whether the story goes on by itself
 * @property {boolean} teacher   whether this window is the teacher's
 * @property {"" | "still" | "moving"} motion  "" as the system wishes
 * @property {boolean} letters   whether single letters are keys
 * @property {boolean} ruler     whether a line follows the eye
 * @property {boolean} spacing   whether letters, words and lines stand wider apart
 * @property {number} size       steps of text size
 * @property {number} quiz       which round of the quiz is played, from 1; 0 when none is
 */

/** A visitor has gone when nothing was touched for so many seconds. */
const IDLE_SECONDS = 120;
export const LARGEST_TEXT = 6;
export const SMALLEST_TEXT = -3;

/** @type {Readonly<ClassState>} */
export const CLASS_STATE = Object.freeze({
  dialog: "",
  tool: "",
  black: false,
  question: false,
  answer: false,
  lesson: "",
  level: "",
  kiosk: 0,
  autoplay: false,
  teacher: false,
  motion: "",
  letters: true,
  ruler: false,
  spacing: false,
  size: 0,
  quiz: 0,
});

/**
 * What a link says of it.
 * @param {URLSearchParams} parts
 * @param {Iterable<string>} stops
 * @param {LessonData[]} [lessons] the story's
 */
export function classFromHash(parts, stops, lessons = []) {
  const kiosk = parts.has("kiosk") ? Number(parts.get("kiosk")) || IDLE_SECONDS : 0;
  return {
    lesson: lessonFrom(parts.get("lesson") ?? "", stops, lessons),
    level: levelNamed(parts.get("level")),
    question: parts.has("question"),
    teacher: parts.has("teacher"),
    kiosk: Math.max(0, kiosk),
    quiz: roundOfLink(parts),
  };
}

/**
 * A link without a number means the first round; one that leads to a stop means no quiz.
 * @param {URLSearchParams} parts
 */
function roundOfLink(parts) {
  if (!parts.has("quiz") || ["stop", "place", "read", "day"].some((key) => parts.has(key))) return 0;
  const number = parts.get("quiz") ?? "";
  return /^[1-9]\d{0,3}$/.test(number) ? Number(number) : 1;
}

/**
 * The parts of a link that say it.
 * @param {ClassState} state
 * @param {{stops?: Iterable<string>, lessons?: LessonData[]}} [known]
 * @returns {string[]}
 */
export function classHash({ lesson, level, question, teacher, kiosk, quiz }, { stops = [], lessons = [] } = {}) {
  return [
    teacher ? "teacher" : "",
    kiosk ? (kiosk === IDLE_SECONDS ? "kiosk" : `kiosk=${kiosk}`) : "",
    question ? "question" : "",
    lesson ? `lesson=${linkOf(lesson, stops, lessons)}` : "",
    level ? `level=${level}` : "",
    quiz ? (quiz === 1 ? "quiz" : `quiz=${quiz}`) : "",
  ].filter(Boolean);
}

/**
 * What follows from a change: another stop hides its answer and the last one's picture, what opens closes what lies over it.
 * @template {ClassState & {mode: string, stop: string, place: string, day: string, read: boolean, contents: boolean}} S
 * @param {S} state
 * @param {S} next
 * @param {Partial<S>} patch
 * @returns {S}
 */
export function classAfter(state, next, patch) {
  const after = { ...next, size: Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, next.size)) };
  if (next.stop !== state.stop && patch.answer === undefined) after.answer = false;
  if (patch.question !== undefined && patch.answer === undefined) after.answer = false;
  if (patch.dialog) after.contents = false;
  else if (next.stop !== state.stop && next.dialog === "media") after.dialog = "";
  // What lies over the map or has it to itself lays the tool down.
  if (after.quiz || (patch.read && !("wide" in after && after.wide))) after.tool = "";
  return after.quiz ? quizAfter(after, patch) : after;
}

/**
 * The quiz has the map to itself; what leads elsewhere ends it.
 * @template {ClassState & {mode: string, stop: string, place: string, day: string, read: boolean, contents: boolean}} S
 * @param {S} after
 * @param {Partial<S>} patch
 * @returns {S}
 */
function quizAfter(after, patch) {
  if (!patch.quiz && (patch.stop || patch.read || patch.contents || patch.dialog || patch.autoplay))
    return { ...after, quiz: 0 };
  const mode = after.mode === "present" ? "present" : "explore";
  return { ...after, mode, stop: "", place: "", day: "", read: false, contents: false, dialog: "", autoplay: false };
}
