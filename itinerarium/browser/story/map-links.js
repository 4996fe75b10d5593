// @ts-check
/** What the words of a map link ask for. Pure. */

import { isBeside } from "../state/state.js";

const TARGETS = ["place", "stop", "layer", "day", "bounds"];

/**
 * The changes that a map link asks for, one after the other: what was asked for before is first taken back.
 * @param {string} target `place=krasnovodsk`
 * @param {Pick<import("../state/state.js").State, "mode" | "read" | "wide">} state
 * @returns {Record<string, string | boolean>[]}
 */
export function patchesOf(target, state) {
  const at = target.indexOf("=");
  const key = target.slice(0, at);
  if (!TARGETS.includes(key)) return [];
  const wanted = { [key]: target.slice(at + 1) };
  const shown = state.read && !isBeside(state) ? { ...wanted, read: false } : wanted;
  return key === "layer" || key === "bounds" ? [{ [key]: "" }, shown] : [shown];
}
