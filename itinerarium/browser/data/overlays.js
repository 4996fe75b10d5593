// @ts-check
/** Which shapes of the overlays belong on the map: pure. */
import { dayNumber, isValidOn } from "./dates.js";

/**
 * What is shown of a kind where no day is chosen: the borders of the day that the story begins on, so that none stands twice, and no dated front, attack or occupied area, which mean nothing without a day. The rest is shown
 * whenever.
 * @type {ReadonlyMap<string, "never" | "at first">}
 */
const WITHOUT_A_DAY = new Map([
  ["border", "at first"],
  ["homeland", "at first"],
  ["annexed", "never"],
  ["attack", "never"],
  ["former", "never"],
  ["defence", "never"],
  ["front", "never"],
  ["lost", "never"],
  ["occupied", "never"],
  ["planned", "never"],
  ["protectorate", "never"],
  ["road", "never"],
  ["sphere", "never"],
]);
/** A kind of the other side is the same kind in another colour. */
const SECOND = /-second$/;

/**
 * Whether a shape is shown on this day.
 * @param {import("./dates.js").Dated & {kind: string}} shape
 * @param {string} day   ISO 8601, "" where none is chosen
 * @param {string} first the day that the story begins on, "" when it has none
 */
export function isShownOn(shape, day, first) {
  if (day) return isValidOn(shape, day);
  const rule = WITHOUT_A_DAY.get(shape.kind.replace(SECOND, ""));
  if (rule === "at first") return !first || isValidOn(shape, first);
  return rule !== "never" || !(shape.start || shape.end);
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

/** Whether a kind is drawn as an arrow. @param {string} kind */
export function isArrow(kind) {
  return kind.replace(SECOND, "") === "attack";
}

const EVENTS = new Set(["attack", "planned", "lost", "homeland"]);

/**
 * The shapes that tell of what has happened since the stop before: attacks that begin, land that is lost, a border that
 * moves.
 * @param {Overlay[]} overlays
 * @param {string} before the day of the stop before, "" where there is none
 * @param {string} day
 */
export function toldOn(overlays, before, day) {
  const [from, to] = [dayNumber(before) < dayNumber(day) ? dayNumber(before) : dayNumber(day) - 1, dayNumber(day)];
  return overlays
    .flatMap(({ shapes }) => shapes)
    .filter(({ kind, start }) => start && EVENTS.has(kind.replace(SECOND, "")) && isBetween(start.first, from, to));
}

/** @param {string} day @param {number} from not included @param {number} to */
function isBetween(day, from, to) {
  const number = dayNumber(day);
  return number > from && number <= to;
}

/** More shapes of one kind than this are told by the overlay's title and not one by one. */
const MOST_NAMES = 4;

/**
 * What of the overlays is on the map, for a legend: each name once, areas first.
 * @param {Overlay[]} overlays
 * @param {Record<string, boolean>} shown which of them are switched on
 * @param {string} day
 * @param {string} first
 * @returns {{kind: string, closed: boolean, name: TextByLanguage}[]}
 */
export function legendRows(overlays, shown, day, first) {
  const rows = overlays
    .filter(({ id }) => shown[id])
    .flatMap((overlay) =>
      rowsOf(
        overlay,
        overlay.shapes.filter((shape) => isShownOn(shape, day, first)),
      ),
    );
  const keyed = new Map(rows.map((row) => [JSON.stringify([row.kind, row.name]), row]));
  return [...keyed.values()].sort((one, other) => Number(other.closed) - Number(one.closed));
}

/** @param {Overlay} overlay @param {Shape[]} shapes */
function rowsOf(overlay, shapes) {
  return shapes.map(({ kind, closed, name }) => {
    const alike = shapes.filter((other) => other.kind === kind).length;
    return { kind, closed, name: name && alike <= MOST_NAMES ? name : overlay.title };
  });
}
