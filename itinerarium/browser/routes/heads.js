// @ts-check
/** The heads of the strands: where those are who are under way. Their elements are used again and again. */
import { svgElement } from "../dom/dom.js";

/**
 * @typedef {{x: number, y: number, colour: string, size: number, soft: boolean}} Head `soft`: its days are only about known
 */

export class Heads {
  /** @param {SVGElement} parent */
  constructor(parent) {
    this.root = /** @type {SVGElement} */ (svgElement("g", { class: "heads" }));
    /** @type {SVGElement[]} */
    this.nodes = [];
    this.shown = 0;
    parent.append(this.root);
  }

  /** @param {Head[]} heads */
  show(heads) {
    for (const [index, head] of heads.entries()) dressHead(this.nodes[index] ?? this.another(), head);
    for (let index = heads.length; index < this.shown; index++) this.nodes[index]?.setAttribute("visibility", "hidden");
    this.shown = heads.length;
  }

  another() {
    const node = /** @type {SVGElement} */ (
      svgElement(
        "g",
        { class: "head" },
        svgElement("circle", { class: "head-halo", r: 2 }),
        svgElement("circle", { class: "head-disc", r: 1 }),
      )
    );
    this.nodes.push(node);
    this.root.append(node);
    return node;
  }
}

/** @param {SVGElement} node @param {Head} head */
function dressHead(node, { x, y, colour, size, soft }) {
  node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size})`);
  node.setAttribute("visibility", "visible");
  node.classList.toggle("is-soft", soft);
  node.style.setProperty("--strand", colour);
}
