// @ts-check
/** Routes as SVG paths: a band of paper beneath, the line, the railway's ticks, arrows, a wide path to point at. */
import { svgElement } from "./dom.js";
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
    this.entries = legEntries(routes, project);
    this.paths = new Map(this.entries.map((entry) => [entry.key, this.pathsOf(entry)]));
    /** @type {Map<string, import("./route-shapes.js").LegShape>} */
    this.shapes = new Map();
    /** @type {Map<string, string>} */
    this.phases = new Map();
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
    this.root.setAttribute("width", view.size.x);
    this.root.setAttribute("height", view.size.y);
    for (const entry of this.entries) {
      const shape = legShape(entry, view);
      this.shapes.set(entry.key, shape);
      this.shapeLeg(entry.key, shape);
    }
  }

  /** @param {string} key @param {import("./route-shapes.js").LegShape} shape */
  shapeLeg(key, { style, whole, own, arrows }) {
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

/** @param {SVGElement | undefined} path @param {Record<string, string | number>} attributes */
function setAttributes(path, attributes) {
  for (const [name, value] of Object.entries(attributes)) path?.setAttribute(name, String(value));
}
