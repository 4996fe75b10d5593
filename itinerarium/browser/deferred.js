// @ts-check
/** Controls that a page shows only on demand: the entry of a second script, which runs once the map is drawn. */

export { KioskControl } from "./classroom/kiosk-control.js";
export { LessonControl } from "./classroom/lesson-control.js";
export { QuizControl } from "./classroom/quiz-control.js";
export { TeacherControl } from "./classroom/teacher-control.js";
export { TeacherLink } from "./classroom/teacher-link.js";
export { OnlineMapLayer } from "./ground/online-map-layer.js";
export { PlanLayer } from "./ground/plan-layer.js";
export { ReferenceNames } from "./names/reference-names.js";
export { HelpControl } from "./page/help-control.js";
export { Keyboard } from "./page/keyboard.js";
export { PrintControl } from "./page/print-control.js";
export { ShareControl } from "./page/share-control.js";
export { TeachControl } from "./page/teach-control.js";
export { FilterControl } from "./panels/filter-control.js";
export { PaperControl } from "./paper/paper-control.js";
export { PopupControl } from "./places/popup-control.js";
export { ContentsControl } from "./story/contents-control.js";
export { GotoControl } from "./story/goto-control.js";
export { MapLinkControl } from "./story/map-link-control.js";
export { MediaControl } from "./story/media-control.js";
export { ReadControl } from "./story/read-control.js";
export { StoryControl } from "./story/story-control.js";
export { StoryWalk } from "./story/story-walk.js";
export { TermControl } from "./story/term-control.js";
export { AloudControl } from "./tools/aloud-control.js";
export { MeasureControl } from "./tools/measure-control.js";
export { OwnPlaceControl } from "./tools/own-place-control.js";
export { PenControl } from "./tools/pen-control.js";
export { ReadingRuler } from "./tools/reading-ruler.js";
export { SpotlightControl } from "./tools/spotlight-control.js";
export { TrueSizeControl } from "./tools/true-size-control.js";
