// @ts-check
/** How the kinds of overlays look beyond what their styles say: hatching of areas, heads of arrows, samples of both. */

import { classOfKind, isArrow } from "../data/overlays.js";
import { svgElement } from "../dom/dom.js";

/** Lines of the hatching in a square of `side` pixels; a pattern repeats it. @type {Record<string, {side: number, d: string}>} */
const HATCHING = {
  annexed: { side: 7, d: "M-1 8L8 -1" },
  "annexed-second": { side: 7, d: "M-1 -1L8 8" },
  occupied: { side: 12, d: "M-1 13L13 -1" },
  "occupied-second": { side: 12, d: "M-1 -1L13 13" },
  protectorate: { side: 9, d: "M0 4.5H9" },
  lost: { side: 9, d: "M-1 10L10 -1M-1 -1L10 10" },
  sphere: { side: 14, d: "M0 14L5 9" },
  "sphere-second": { side: 14, d: "M0 0L5 5" },
};
const HEAD = { length: 3, width: 3.4 };
const SAMPLE = { width: 40, height: 16 };

/** The patterns and arrow heads that drawings on the page refer to. */
export function overlaySigns() {
  const patterns = Object.entries(HATCHING).map(([kind, { side, d }]) =>
    svgElement(
      "pattern",
      { id: patternId(kind), width: side, height: side, patternUnits: "userSpaceOnUse" },
      svgElement("path", { class: `overlay-hatch overlay-${kind}`, d }),
    ),
  );
  const heads = ["attack", "attack-second"].map(arrowHead);
  const root = svgElement("svg", { class: "overlay-signs", width: 0, height: 0, "aria-hidden": "true" });
  root.append(svgElement("defs", {}, ...patterns, ...heads));
  return root;
}

/** Its base lies on the line's end, so that the line does not show beside the tip. @param {string} kind */
function arrowHead(kind) {
  const { length, width } = HEAD;
  const box = { viewBox: `-0.3 ${-width / 2 - 0.3} ${length + 0.9} ${width + 0.6}` };
  return svgElement(
    "marker",
    {
      id: headId(kind),
      ...box,
      markerWidth: length + 0.9,
      markerHeight: width + 0.6,
      refX: 0.1,
      refY: 0,
      orient: "auto",
    },
    svgElement("path", {
      class: `overlay-head overlay-${kind}`,
      d: `M0 ${-width / 2}L${length} 0L0 ${width / 2}Z`,
    }),
  );
}

/** @param {string} kind */
function patternId(kind) {
  return `overlay-pattern-${kind}`;
}

/** @param {string} kind */
function headId(kind) {
  return `overlay-head-${kind}`;
}

/**
 * Give a drawn path of an overlay its hatching or its arrow's head.
 * @param {SVGElement} path
 * @param {string} kind
 * @param {string} part band, line or head
 */
export function dress(path, kind, part) {
  if (part === "line" && HATCHING[kind]) path.style.fill = `url(#${patternId(kind)})`;
  if (part === "head" && isArrow(kind)) path.style.markerEnd = `url(#${headId(kind)})`;
  if (part !== "head" && isArrow(kind)) path.setAttribute("pathLength", "1");
}

/** The parts that a shape is drawn of, the lowest first. @param {string} kind */
export function partsOfKind(kind) {
  return isArrow(kind) ? ["band", "line", "head"] : ["band", "line"];
}

/**
 * How a kind of line or area looks, to be shown beside its name.
 * @param {string} kind
 * @param {boolean} closed
 */
export function overlaySample(kind, closed) {
  const { width, height } = SAMPLE;
  const curve = `M2 ${height / 2 + 3}C${width / 3} ${height / 2 - 8} ${(width * 2) / 3} ${height / 2 + 8} ${width - 2} ${height / 2 - 3}`;
  const straight = `M2 ${height / 2}H${width - 17}`;
  const d = closed ? `M1 1H${width - 1}V${height - 1}H1Z` : isArrow(kind) ? straight : curve;
  const name = classOfKind(kind);
  const paths = partsOfKind(name).map((part) => {
    const path = svgElement("path", { class: `overlay-${part} overlay-${name}${closed ? " is-area" : ""}`, d });
    dress(path, name, part);
    return path;
  });
  return svgElement(
    "svg",
    {
      class: "layer-sample",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "aria-hidden": "true",
      focusable: "false",
    },
    ...paths,
  );
}
