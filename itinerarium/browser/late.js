// @ts-check
/** What a page shows only when it is asked for: the entry of a second script, which runs when the map is drawn. */

import { LessonControl } from "./classroom/lesson-control.js";
import { QuizControl } from "./classroom/quiz-control.js";
import { TeacherControl } from "./classroom/teacher-control.js";
import { HelpControl } from "./page/help-control.js";
import { GotoControl } from "./story/goto-control.js";
import { ReadControl } from "./story/read-control.js";
