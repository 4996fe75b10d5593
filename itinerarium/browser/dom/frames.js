// @ts-check
/** Work that is asked for many times a frame and done once, or that waits until a frame is shown. */

/** So long (ms) one frame works; what is left then waits for the next, so that the page moves on slow computers too. */
const ENOUGH = 12;
/** What is done at once asks for more, but not for ever. */
const MOST_AT_ONCE = 200;

/** @type {(() => void)[]} what all else builds on */
const first = [];
/** @type {(() => void)[]} what has been asked for, first come first */
const waiting = [];
/** @type {(() => void)[]} what builds on all that */
const last = [];
/** @type {(() => void)[]} what waits until nothing else does */
const afterwards = [];
let isFrameAsked = false;
/** Whether it has waited a frame for its turn. */
let hasWaited = false;
let isPaced = () => false;

/** From now on no frame works longer than that while something may move. @param {() => boolean} isMoving */
export function paceFrames(isMoving) {
  isPaced = isMoving;
}

/** Do it before the next frame is drawn, or one of the frames after it where there is much to do. @param {() => void} work */
export function inFrame(work) {
  waiting.push(work);
  askFrame();
}

/** Do it before the next frame is drawn and before all else that waits for it. @param {() => void} work */
export function firstInFrame(work) {
  first.push(work);
  askFrame();
}

/** Do it as soon as nothing else waits. @param {() => void} work */
export function lastInFrame(work) {
  last.push(work);
  askFrame();
}

function askFrame() {
  if (isFrameAsked) return;
  isFrameAsked = true;
  requestAnimationFrame(workOff);
}

/** What is asked for meanwhile waits for the next frame. */
function workOff() {
  isFrameAsked = false;
  const begun = performance.now();
  const hasTime = () => !isPaced() || performance.now() - begun < ENOUGH;
  try {
    for (const work of first.splice(0)) work();
    for (let due = waiting.length; due > 0 && hasTime(); due--) waiting.shift()?.();
    if (!waiting.length) doLast(hasTime());
  } finally {
    if (isBusy()) askFrame();
    else for (const work of afterwards.splice(0)) setTimeout(work); // this frame is laid out and painted by then
  }
}

/** What comes last is put off once, and not for ever where each frame has enough to do. @param {boolean} hasTime */
function doLast(hasTime) {
  if (hasTime || hasWaited) last.shift()?.();
  hasWaited = !hasTime && !hasWaited;
}

function isBusy() {
  return first.length + waiting.length + last.length > 0;
}

/** Do all of it at once: a browser that prints waits for no frame. */
export function workNow() {
  for (let left = MOST_AT_ONCE; isBusy() && left > 0; left--) (first.shift() ?? waiting.shift() ?? last.shift())?.();
}

/** Do it when all that has been asked for is done and painted. @param {() => void} work */
export function afterWork(work) {
  if (isBusy()) afterwards.push(work);
  else requestAnimationFrame(() => (isBusy() ? afterWork(work) : requestAnimationFrame(work)));
}

/** Do it when what is there now has been shown. @param {() => void} work */
export function afterFrame(work) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(work)));
}

/** Do it when the page has nothing better to do, at the latest after so many milliseconds. @param {() => void} work @param {number} [latest] */
export function whenIdle(work, latest = 1500) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(work, { timeout: latest });
  else setTimeout(work, latest / 5);
}

/**
 * A function that does the work before the next frame, however often it is called until then.
 * @param {() => void} work
 * @param {(callback: () => void) => unknown} [soon] calls back before one of the next frames
 * @returns {() => void}
 */
export function oncePerFrame(work, soon = inFrame) {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    soon(() => {
      isAsked = false;
      work();
    });
  };
}
