// @ts-check
/** What a page shows only when it is asked for: the entry of a second script, which runs when the map is drawn. */
import { QuizControl } from "./quiz.js";
import { ReadControl } from "./read-control.js";
import { HelpControl } from "./help.js";
import { GotoControl } from "./goto.js";
import { LessonControl } from "./lesson-dialog.js";
import { TeacherControl } from "./teacher.js";
