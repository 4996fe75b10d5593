// @ts-check
/** The lessons that a story brings along, by their names in links. Pure. */

import { LESSON_MINUTES, lessonOf, textOfLesson } from "./lesson.js";

/**
 * The lesson that a link means, by its name or by its stops, as lesson.js writes it.
 * @param {string} written
 * @param {Iterable<string>} stops the story's
 * @param {LessonData[]} [lessons] the story's
 */
export function lessonFrom(written, stops, lessons = []) {
  const named = lessons.find(({ id }) => id === written);
  return textOfLesson(lessonOf(named ? textOf(named) : written), stops);
}

/**
 * What a link says of a lesson: its name where it has one.
 * @param {string} lesson
 * @param {Iterable<string>} stops
 * @param {LessonData[]} [lessons]
 */
export function linkOf(lesson, stops, lessons = []) {
  return lessons.find((one) => lessonFrom(one.id, stops, lessons) === lesson)?.id ?? lesson;
}

/** @param {LessonData} lesson */
function textOf({ stops, minutes }) {
  return stops.join(",") + (minutes === LESSON_MINUTES ? "" : `/${minutes}`);
}
