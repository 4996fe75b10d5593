// @ts-check
/** Work that is asked for many times a frame and done once, or that waits until a frame is shown. */

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
 * @param {(callback: () => void) => unknown} [soon] calls back before the next frame
 * @returns {() => void}
 */
export function oncePerFrame(work, soon = (callback) => requestAnimationFrame(callback)) {
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
