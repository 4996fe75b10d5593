// @ts-check
/** Routes as SVG paths: a band of paper beneath, the line, the railway's ticks, arrows, a wide path to point at. */
import { svgElement } from "./dom.js";
import { Heads } from "./heads.js";
import { partialLine } from "./partial-line.js";
import { pathText, runsNear } from "./pixel-line.js";
import { legEntries, legShape } from "./route-shapes.js";

/** @typedef {import("./route-shapes.js").LegEntry} LegEntry */

const LAYERS = ["casing", "line", "ticks", "arrows", "hit"];
const HIT_WIDTH = 16;

export class RouteSvg {
  /**
   * @param {any} pane
   * @param {any[]} routes
   * @param {(point: [number, number]) => number[]} project degrees to pixels of the world at zoom 0
   */
  constructor(pane, routes, project) {
    this.root = svgElement("svg", { class: "routes leaflet-zoom-animated", "aria-hidden": "true", focusable: "false" });
    /** @type {Record<string, SVGElement>} */
    this.groups = Object.fromEntries(LAYERS.map((name) => [name, /** @type {SVGElement} */ (svgElement("g", { class: `leg-${name}s` }))]));
    this.root.append(...Object.values(this.groups));
    this.heads = new Heads(/** @type {SVGElement} */ (this.root));
    this.entries = legEntries(routes, project);
    this.paths = new Map(this.entries.map((entry) => [entry.key, this.pathsOf(entry)]));
    /** @type {Map<string, import("./route-shapes.js").LegShape>} */
    this.shapes = new Map();
    /** @type {Map<string, string>} */
    this.phases = new Map();
    /** @type {Map<string, number>} how much of each leg is done, where time is in use */
    this.done = new Map();
    /** @type {any} */
    this.view = null;
    pane.append(this.root);
  }

  remove() {
    this.root.remove();
  }

  /** @param {LegEntry} entry @returns {Record<string, SVGElement>} */
  pathsOf({ key, route, leg }) {
    return Object.fromEntries(LAYERS.map((name) => {
      /** @type {Record<string, string>} */
      const names = name === "line" ? { "data-leg": key } : name === "hit" ? { "data-hit": key } : {};
      const path = /** @type {SVGElement} */ (svgElement("path", { class: `leg-${name} mode-${leg.mode} is-${leg.certainty ?? "sure"}`, ...names }));
      path.style.setProperty("--strand", route.colour);
      this.groups[name]?.append(path);
      return [name, path];
    }));
  }

  /** @param {any} view see legShape, and `size` of the surface */
  draw(view) {
    this.view = view;
    this.root.setAttribute("width", view.size.x);
    this.root.setAttribute("height", view.size.y);
    for (const entry of this.entries) {
      const shape = legShape(entry, view);
      this.shapes.set(entry.key, shape);
      this.shapeLeg(entry.key, shape);
    }
    this.showHeads();
  }

  /** @param {string} key @param {import("./route-shapes.js").LegShape} shape */
  shapeLeg(key, shape) {
    const { style, whole, own, arrows } = shape;
    const paths = this.paths.get(key) ?? {};
    const line = this.phases.get(key) === "current" ? whole : own;
    const isCovered = !line && Boolean(whole);
    paths.line?.classList.toggle("is-covered", isCovered);
    setAttributes(paths.casing, { d: line, "stroke-width": style.casing });
    setAttributes(paths.line, { d: line || whole, "stroke-width": style.width, "stroke-dasharray": style.dash.join(" ") || "none", "stroke-linecap": style.round ? "round" : "butt" });
    setAttributes(paths.ticks, style.ticks
      ? { d: line, "stroke-width": style.ticks.across, "stroke-dasharray": `${style.ticks.along} ${style.ticks.gap}` }
      : { d: "" });
    setAttributes(paths.arrows, { d: arrows });
    setAttributes(paths.hit, { d: whole, "stroke-width": Math.max(HIT_WIDTH, style.width + 6) });
    for (const path of [paths.line, paths.ticks, paths.arrows]) path?.style.setProperty("--strength", String(style.strength));
    if (this.done.has(key)) this.shapePart(key, shape);
  }

  /** A leg as far as it is done. @param {string} key @param {import("./route-shapes.js").LegShape} shape */
  shapePart(key, { style, whole, parts }) {
    const paths = this.paths.get(key) ?? {};
    const done = this.done.get(key) ?? 1;
    const line = done <= 0 ? "" : done >= 1 ? whole
      : pathText(partialLine(parts, done).pieces.flatMap((piece) => runsNear(piece, this.view.box)));
    paths.line?.classList.remove("is-covered");
    for (const path of [paths.casing, paths.line, paths.hit]) path?.setAttribute("d", line);
    paths.ticks?.setAttribute("d", style.ticks ? line : "");
    if (done < 1) paths.arrows?.setAttribute("d", "");
  }

  /**
   * Draw each leg as far as it is done, or all of them whole.
   * @param {Float32Array | null} fractions in the order of the story's legs; null: time is not in use
   */
  reveal(fractions) {
    this.entries.forEach(({ key }, index) => {
      const shape = this.shapes.get(key);
      if (!shape || this.done.get(key) === fractions?.[index]) return;
      const wasPartial = (this.done.get(key) ?? 0) < 1;
      if (fractions) this.done.set(key, fractions[index] ?? 1);
      else this.done.delete(key);
      if (fractions && wasPartial && (fractions[index] ?? 1) < 1) this.shapePart(key, shape);
      else this.shapeLeg(key, shape);
    });
    this.showHeads();
  }

  /** The heads of the legs that are under way. */
  showHeads() {
    this.heads.show(this.entries.flatMap(({ key, route, leg }) => {
      const done = this.done.get(key) ?? 0;
      const shape = this.shapes.get(key);
      const end = shape && done > 0 && done < 1 ? partialLine(shape.parts, done).end : null;
      if (!shape || !end) return [];
      return [{ x: end[0], y: end[1], colour: route.colour, size: 3.5 + shape.style.width * 0.6, soft: isSoft(leg) }];
    }));
  }

  /** Show which legs belong to the stop. @param {(entry: LegEntry) => string} phaseOf */
  mark(phaseOf) {
    for (const entry of this.entries) {
      const phase = phaseOf(entry);
      this.phases.set(entry.key, phase);
      const paths = this.paths.get(entry.key) ?? {};
      for (const [name, path] of Object.entries(paths)) {
        for (const one of ["current", "past", "later"]) path.classList.toggle(`is-${one}`, one === phase);
        if (phase === "current") this.groups[name]?.append(path);
      }
      const shape = this.shapes.get(entry.key);
      if (shape) this.shapeLeg(entry.key, shape);
    }
  }

  /** The leg that an event points at. @param {Event} event @returns {LegEntry | undefined} */
  legAt(event) {
    const target = event.target instanceof Element ? event.target.getAttribute("data-hit") : null;
    return target ? this.entries.find(({ key }) => key === target) : undefined;
  }

  /** Lift the leg that is pointed at. @param {string} key "" for none */
  point(key) {
    this.groups.line?.querySelector(".is-pointed")?.classList.remove("is-pointed");
    this.paths.get(key)?.line?.classList.add("is-pointed");
  }
}

/** Whether a leg's way or days are only about known. @param {any} leg */
function isSoft({ certainty, start, end }) {
  return certainty === "guess" || Boolean(start?.about || end?.about);
}

/** @param {SVGElement | undefined} path @param {Record<string, string | number>} attributes */
function setAttributes(path, attributes) {
  for (const [name, value] of Object.entries(attributes)) path?.setAttribute(name, String(value));
}
