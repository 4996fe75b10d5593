// @ts-check
/** Which shapes of the overlays belong on the map: pure. */
import { isValidOn } from "../data/dates.js";

/**
 * What is shown of a kind where no day is chosen: the borders of the day that the story begins on, so
 * that none stands twice, and no front, which means nothing without a day. The rest is shown whenever.
 * @type {ReadonlyMap<string, "never" | "at first">}
 */
const WITHOUT_A_DAY = new Map([
  ["border", "at first"],
  ["front", "never"],
]);

/**
 * Whether a shape is shown on this day.
 * @param {import("../data/dates.js").Dated & {kind: string}} shape
 * @param {string} day   ISO 8601, "" where none is chosen
 * @param {string} first the day that the story begins on, "" when it has none
 */
export function isShownOn(shape, day, first) {
  if (day) return isValidOn(shape, day);
  const rule = WITHOUT_A_DAY.get(shape.kind);
  if (rule === "at first") return !first || isValidOn(shape, first);
  return rule !== "never";
}

/**
 * The kind that most of an overlay's shapes are of, "" when it has none.
 * @param {{shapes: {kind: string}[]}} overlay
 */
export function mainKind(overlay) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { kind } of overlay.shapes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}

/**
 * A kind as part of a class name: nothing but small letters, digits and hyphens.
 * @param {string} kind
 */
export function classOfKind(kind) {
  return kind.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
