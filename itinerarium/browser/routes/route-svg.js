// @ts-check
/** Routes as SVG paths: a band of paper beneath, the line, the railway's ticks, arrows, a wide path to point at. */
import { element, svgElement } from "../dom/dom.js";
import { pathText, runsNear } from "../geo/pixel-line.js";
import { Heads } from "./heads.js";
import { partialLine } from "./partial-line.js";
import { legEntries, legShape } from "./route-shapes.js";

/** @typedef {import("./route-shapes.js").LegEntry} LegEntry */

const LAYERS = ["casing", "line", "ticks", "arrows", "hit"];
const HIT_WIDTH = 16;

export class RouteSvg {
  /**
   * @param {HTMLElement} pane
   * @param {Route[]} routes
   * @param {(point: [number, number]) => number[]} project degrees to pixels of the world at zoom 0
   */
  constructor(pane, routes, project) {
    this.root = element("div", { class: "routes leaflet-zoom-animated", "aria-hidden": "true" });
    // What moves has a surface of its own, so that what stands still need not be painted with it.
    const [still, moving] = [surface("routes-still"), surface("routes-moving")];
    this.surfaces = [still, moving];
    this.groups = groupsIn(still);
    this.currentGroups = groupsIn(still);
    this.movingGroups = groupsIn(moving);
    this.root.append(still, moving);
    this.heads = new Heads(moving);
    this.entries = legEntries(routes, project);
    this.paths = new Map(this.entries.map((entry) => [entry.key, this.pathsOf(entry)]));
    /** @type {Map<string, import("./route-shapes.js").LegShape>} */
    this.shapes = new Map();
    /** @type {Map<string, string>} */
    this.phases = new Map();
    /** @type {Map<string, number>} how much of each leg is done, where time is in use */
    this.done = new Map();
    /** @type {Map<string, import("../geo/pixel-line.js").Pixel | null>} where those who are under way are */
    this.ends = new Map();
    /** @type {import("./route-layer.js").Drawing} */
    this.view;
    pane.append(this.root);
  }

  remove() {
    this.root.remove();
  }

  /** @param {LegEntry} entry @returns {Record<string, SVGElement>} */
  pathsOf({ key, route, leg }) {
    return Object.fromEntries(
      LAYERS.map((name) => {
        /** @type {Record<string, string>} */
        const names = name === "line" ? { "data-leg": key } : name === "hit" ? { "data-hit": key } : {};
        const path = /** @type {SVGElement} */ (
          svgElement("path", { class: `leg-${name} mode-${leg.mode} is-${leg.certainty ?? "sure"}`, ...names })
        );
        path.style.setProperty("--strand", route.colour);
        path.style.setProperty("--band", route.band);
        this.groups[name]?.append(path);
        return [name, path];
      }),
    );
  }

  /** All of a view is drawn on. @param {import("../geo/padded.js").PaddedView} view */
  surfaceIn(view) {
    return view;
  }

  /** @param {import("./route-layer.js").Drawing} view */
  draw(view) {
    this.view = view;
    for (const one of this.surfaces) setAttributes(one, { width: view.size.x, height: view.size.y });
    for (const entry of this.entries) {
      const shape = legShape(entry, view);
      this.shapes.set(entry.key, shape);
      this.dressLeg(entry.key, shape);
      this.shapeLeg(entry.key, shape);
    }
    this.showHeads();
  }

  /** How a leg's paths look. @param {string} key @param {import("./route-shapes.js").LegShape} shape */
  dressLeg(key, { style }) {
    const paths = this.paths.get(key) ?? {};
    setAttributes(paths.casing, { "stroke-width": style.casing });
    setAttributes(paths.line, {
      "stroke-width": style.width,
      "stroke-dasharray": style.dash.join(" ") || "none",
      "stroke-linecap": style.round ? "round" : "butt",
    });
    if (style.ticks)
      setAttributes(paths.ticks, {
        "stroke-width": style.ticks.across,
        "stroke-dasharray": `${style.ticks.along} ${style.ticks.gap}`,
      });
    setAttributes(paths.hit, { "stroke-width": Math.max(HIT_WIDTH, style.width + 6) });
    for (const path of [paths.line, paths.ticks, paths.arrows])
      path?.style.setProperty("--strength", String(style.strength));
  }

  /** Where a leg's paths run. @param {string} key @param {import("./route-shapes.js").LegShape} shape */
  shapeLeg(key, shape) {
    const { style, whole, own, arrows } = shape;
    const done = this.done.get(key);
    const line =
      done !== undefined ? this.lineDone(key, shape, done) : this.phases.get(key) === "current" ? whole : own;
    const isCovered = done === undefined && !line && Boolean(whole);
    const paths = this.paths.get(key) ?? {};
    paths.line?.classList.toggle("is-covered", isCovered);
    setAttributes(paths.casing, { d: line });
    setAttributes(paths.line, { d: isCovered ? whole : line });
    if (style.ticks) setAttributes(paths.ticks, { d: line });
    setAttributes(paths.arrows, { d: (done ?? 1) < 1 ? "" : arrows });
    setAttributes(paths.hit, { d: done === undefined ? whole : line });
  }

  /**
   * A leg as far as it is done; whose way it shares may not be as far.
   * @param {string} key
   * @param {import("./route-shapes.js").LegShape} shape
   * @param {number} done
   */
  lineDone(key, { whole, parts }, done) {
    const part = isMoving(done) ? partialLine(parts, done) : null;
    this.ends.set(key, part?.end ?? null);
    if (part) return pathText(part.pieces.flatMap((piece) => runsNear(piece, this.view.box)));
    return done ? whole : "";
  }

  /**
   * Draw each leg as far as it is done, or all of them whole.
   * @param {Float32Array | null} fractions in the order of the story's legs; null: time is not in use
   */
  reveal(fractions) {
    this.root.classList.toggle("is-timed", Boolean(fractions));
    this.entries.forEach(({ key }, index) => {
      const shape = this.shapes.get(key);
      const [before, now] = [this.done.get(key), fractions?.[index]];
      if (before === now) return;
      if (now === undefined) this.ends.delete(key);
      if (now === undefined) this.done.delete(key);
      else this.done.set(key, now);
      if (isMoving(before) !== isMoving(now)) this.place(key);
      if (shape) this.shapeLeg(key, shape);
    });
    this.showHeads();
  }

  /**
   * Put a leg's paths where they belong: those under way to what moves, those of the stop over all others. Within a
   * group they keep the story's order, so that a stop looks the same by whichever way one comes to it.
   * @param {string} key
   */
  place(key) {
    const groups = isMoving(this.done.get(key))
      ? this.movingGroups
      : this.phases.get(key) === "current"
        ? this.currentGroups
        : this.groups;
    for (const [name, path] of Object.entries(this.paths.get(key) ?? {})) {
      const group = groups[name];
      if (group && path.parentNode !== group) group.insertBefore(path, this.pathAfter(key, name, group));
    }
  }

  /** The first path in a group that comes after a leg's own. @param {string} key @param {string} name @param {Element} group */
  pathAfter(key, name, group) {
    const at = this.entries.findIndex((entry) => entry.key === key);
    const after = this.entries.slice(at + 1).find((entry) => this.paths.get(entry.key)?.[name]?.parentNode === group);
    return (after && this.paths.get(after.key)?.[name]) ?? null;
  }

  /** The lines as they are drawn, in their lanes. @returns {import("../geo/boxes.js").Line[]} in pixels of the view */
  lines() {
    return [...this.shapes.values()].flatMap(({ parts, style }) =>
      parts.map((points) => ({ points, half: style.width / 2 })),
    );
  }

  /** The heads of the legs that are under way. */
  showHeads() {
    this.heads.show(
      this.entries.flatMap(({ key, route, leg }) => {
        const shape = this.shapes.get(key);
        const end = this.ends.get(key);
        if (!shape || !end) return [];
        return [{ x: end[0], y: end[1], colour: route.colour, size: 3.5 + shape.style.width * 0.6, soft: isSoft(leg) }];
      }),
    );
  }

  /** Show which legs belong to the stop. @param {(entry: LegEntry) => string} phaseOf */
  mark(phaseOf) {
    for (const entry of this.entries) {
      const phase = phaseOf(entry);
      if (phase === this.phases.get(entry.key)) continue;
      this.phases.set(entry.key, phase);
      const paths = this.paths.get(entry.key) ?? {};
      for (const path of Object.values(paths)) {
        for (const one of ["current", "past", "later"]) path.classList.toggle(`is-${one}`, one === phase);
      }
      this.place(entry.key);
      const shape = this.shapes.get(entry.key);
      if (shape) this.shapeLeg(entry.key, shape);
    }
  }

  /** Bring out the legs of one strand. @param {string} route its id, "" for none */
  choose(route) {
    for (const { key, route: own } of this.entries)
      for (const path of Object.values(this.paths.get(key) ?? {})) path.classList.toggle("is-chosen", own.id === route);
  }

  /** The leg that an event points at. @param {Event} event @returns {LegEntry | undefined} */
  legAt(event) {
    const target = event.target instanceof Element ? event.target.getAttribute("data-hit") : null;
    return target ? this.entries.find(({ key }) => key === target) : undefined;
  }

  /** Lift the leg that is pointed at. @param {string} key "" for none */
  point(key) {
    this.root.querySelector(".is-pointed")?.classList.remove("is-pointed");
    this.paths.get(key)?.line?.classList.add("is-pointed");
  }
}

/** @param {string} name @returns {SVGElement} */
function surface(name) {
  return /** @type {SVGElement} */ (svgElement("svg", { class: name, focusable: "false" }));
}

/** @param {SVGElement} root @returns {Record<string, SVGElement>} */
function groupsIn(root) {
  const groups = Object.fromEntries(
    LAYERS.map((name) => [name, /** @type {SVGElement} */ (svgElement("g", { class: `leg-${name}s` }))]),
  );
  root.append(...Object.values(groups));
  return groups;
}

/** @param {number | undefined} done how much of a leg is done */
function isMoving(done) {
  return done !== undefined && done > 0 && done < 1;
}

/** Whether a leg's way or days are only about known. @param {Leg} leg */
function isSoft({ certainty, start, end }) {
  return certainty === "guess" || Boolean(start?.about || end?.about);
}

/**
 * What is set anew is laid out anew, also where it is the same.
 * @param {SVGElement | undefined} path
 * @param {Record<string, string | number>} attributes
 */
function setAttributes(path, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (path && path.getAttribute(name) !== String(value)) path.setAttribute(name, String(value));
}
