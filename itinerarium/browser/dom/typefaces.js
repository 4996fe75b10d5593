// @ts-check
/** The page's own typefaces, which lie in it and need only be unpacked. */

/** @type {Promise<unknown> | undefined} */
let unpacking;

/** When all of them can be used, or have failed: before that no text can be measured. @returns {Promise<unknown>} */
export function typefaces() {
  unpacking ??= Promise.allSettled([...(document.fonts ?? [])].map((face) => face.load()));
  return unpacking;
}
