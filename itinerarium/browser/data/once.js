// @ts-check
/** Work that is done when its result is first asked for, and not again: pure. */

/** What is found when it is first asked for. @template T @param {() => T} find @returns {() => T} */
export function once(find) {
  /** @type {T | undefined} */
  let found;
  return () => {
    found ??= find();
    return found;
  };
}
