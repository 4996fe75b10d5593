// @ts-check
/** What the components on anybody's map need beside the page's first script: the entry of a script of their own. */

export { Keyboard } from "./page/keyboard.js";
export { PopupControl } from "./places/popup-control.js";
export { connectControl } from "./state/standalone.js";
export { BeginControl } from "./story/begin-control.js";
export { StoryControl } from "./story/story-control.js";
