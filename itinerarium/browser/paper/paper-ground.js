// @ts-check
/**
 * The ground of a printed plate: the relief as one picture, sea, coast and rivers as lines that any printer draws fine.
 */
import { landOf } from "../data/coast.js";
import { pageData } from "../data/data.js";
import { riversAt } from "../data/rivers.js";
import { svgElement } from "../dom/dom.js";
import { shoresOf } from "../geo/edges.js";
import { graticuleLines, graticuleStep } from "../geo/graticule.js";
import { pathText } from "../geo/pixel-line.js";
import { reliefStrength } from "../ground/relief-strength.js";

/** Pixels of the relief for one of the page's, as long as it is not larger than so many; and how good its JPEG is. */
const FINE = 2;
const MOST_PIXELS = 34e6;
const QUALITY = 0.86;
const WATER_LINES = [
  [22, 0.22],
  [12, 0.3],
  [5, 0.4],
];
/** Points nearer than this, in pixels, are one. */
const NEAREST = 0.35;

export class PaperGround {
  constructor() {
    this.root = L.DomUtil.create("div", "paper-ground");
    /** @type {PlateData} */
    this.plate;
    /** @type {HTMLCanvasElement | undefined} drawn last */
    this.relief = undefined;
    /** @type {{image: HTMLImageElement, area: Required<L.Bounds>}[]} */
    this.pictures = [];
    /** @type {ArrayLike<number>[]} */
    this.rings = [];
  }

  /** The relief's pictures, decoded; until then there is the screen's own ground. */
  async load() {
    if (this.pictures.length) return;
    const plate = pageData("plate-data");
    const images = [plate.world, plate.relief].map(({ src }) => Object.assign(new Image(), { src }));
    await Promise.allSettled(images.map((image) => image.decode()));
    this.plate = plate;
    this.rings = landOf(plate.coast).map(({ points }) => points);
    this.pictures = [plate.world, plate.relief].map(({ bounds: [[south, west], [north, east]] }, index) => ({
      image: /** @type {HTMLImageElement} */ (images[index]),
      area: /** @type {Required<L.Bounds>} */ (L.bounds(atZoomNull([north, west]), atZoomNull([south, east]))),
    }));
  }

  clear() {
    this.root.remove();
    document.documentElement.removeAttribute("data-paper-ground");
  }

  /** @param {L.Map} map */
  draw(map) {
    if (!this.plate) return;
    const size = map.getSize();
    const zoom = map.getZoom();
    const low = map.containerPointToLayerPoint([0, 0]);
    const corner = map.getPixelOrigin().add(low);
    const view = { size, zoom, corner, scale: 256 * 2 ** zoom };
    map.getPane("ground")?.append(this.root);
    document.documentElement.toggleAttribute("data-paper-ground", true);
    L.DomUtil.setPosition(this.root, low);
    this.relief = this.drawRelief(view);
    this.root.replaceChildren(this.relief, this.drawLines(view));
  }

  /** @param {{size: L.Point, zoom: number, corner: L.Point}} view */
  drawRelief({ size, zoom, corner }) {
    const canvas = document.createElement("canvas");
    const fine = fineness(size);
    canvas.width = Math.round(size.x * fine);
    canvas.height = Math.round(size.y * fine);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.imageSmoothingQuality = "high";
    const theme = getComputedStyle(document.documentElement);
    context.filter = theme.getPropertyValue("--relief-filter") || "none";
    context.fillStyle = theme.getPropertyValue("--land");
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = reliefStrength(zoom);
    const scale = 2 ** zoom * fine;
    for (const { image, area } of this.pictures) {
      for (const world of [-1, 0, 1]) {
        const start = area.min
          .multiplyBy(scale)
          .subtract(corner.multiplyBy(fine))
          .add([world * 256 * scale, 0]);
        const { x, y } = area.getSize().multiplyBy(scale);
        context.drawImage(image, start.x, start.y, x, y);
      }
    }
    return canvas;
  }

  /** Put a JPEG in the relief's place: printers and PDFs take it as it is. */
  async fix() {
    const { relief } = this;
    if (!relief) return;
    const picture = Object.assign(new Image(), { src: relief.toDataURL("image/jpeg", QUALITY), alt: "" });
    await picture.decode();
    relief.replaceWith(picture);
  }

  /** @param {{size: L.Point, zoom: number, corner: L.Point, scale: number}} view */
  drawLines({ size, zoom, corner, scale }) {
    const box = { left: -60, top: -60, right: size.x + 60, bottom: size.y + 60 };
    const shape = (/** @type {ArrayLike<number>[]} */ lines, /** @type {boolean} */ closed) =>
      [-1, 0, 1]
        .flatMap((world) =>
          lines.map((line) =>
            onSheet(line, scale / this.plate.coast.grid, corner.x - world * scale, corner.y, box, closed),
          ),
        )
        .filter(Boolean)
        .join("");
    const land = shape(this.rings, true);
    const coast = shape(
      this.rings.flatMap((ring) => shoresOf(ring, this.plate.coast.grid)),
      false,
    );
    const sea = `${land}M-9 -9H${size.x + 9}V${Math.min(size.y + 9, scale - corner.y)}H-9Z`;
    const clip = svgElement("clipPath", { id: "paper-sea" }, svgElement("path", { d: sea, "clip-rule": "evenodd" }));
    const shores = WATER_LINES.map(([width = 1, strength = 1]) =>
      svgElement("path", { class: "paper-shore", d: land, "stroke-width": width * 0.5, "stroke-opacity": strength }),
    );
    const rivers = riversAt(this.plate.coast, zoom).map(({ lines, strength }) => {
      const points = lines.map((line) => line.points);
      return svgElement("path", { class: "paper-river", d: shape(points, false), "stroke-opacity": strength });
    });
    return svgElement(
      "svg",
      { class: "paper-water", width: size.x, height: size.y, viewBox: `0 0 ${size.x} ${size.y}` },
      clip,
      ...rivers,
      svgElement("path", { class: "paper-sea", d: sea, "fill-rule": "evenodd" }),
      svgElement("g", { "clip-path": "url(#paper-sea)" }, ...shores, net(size, zoom, corner, scale)),
      svgElement("path", { class: "paper-coast", d: coast }),
    );
  }
}

/** How fine the relief of a sheet is; that of a very large picture as fine as the picture. @param {L.Point} size */
function fineness({ x, y }) {
  return Math.max(1, Math.min(FINE, Math.sqrt(MOST_PIXELS / (x * y))));
}

/** @param {[number, number]} point degrees */
function atZoomNull(point) {
  return L.CRS.EPSG3857.latLngToPoint(L.latLng(point), 0);
}

/**
 * A ring or line as path text, "" where it does not come near the sheet.
 * @param {ArrayLike<number>} points
 * @param {number} scale
 * @param {number} left
 * @param {number} top
 * @param {{left: number, top: number, right: number, bottom: number}} box
 * @param {boolean} closed
 */
function onSheet(points, scale, left, top, box, closed) {
  /** @type {[number, number][]} */
  const line = [];
  let isNear = { west: true, east: true, north: true, south: true };
  let lastX = NaN;
  let lastY = NaN;
  for (let index = 0; index < points.length; index += 2) {
    const x = (points[index] ?? 0) * scale - left;
    const y = (points[index + 1] ?? 0) * scale - top;
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < NEAREST) continue;
    line.push([x, y]);
    lastX = x;
    lastY = y;
    isNear = {
      west: isNear.west && x < box.left,
      east: isNear.east && x > box.right,
      north: isNear.north && y < box.top,
      south: isNear.south && y > box.bottom,
    };
  }
  if (isNear.west || isNear.east || isNear.north || isNear.south || line.length < 2) return "";
  return pathText([line]) + (closed ? "Z" : "");
}

/** @param {L.Point} size @param {number} zoom @param {L.Point} corner @param {number} scale */
function net(size, zoom, corner, scale) {
  const { meridians, parallels } = graticuleLines(graticuleStep(zoom));
  const upright = meridians.map((part) => `M${(part * scale - corner.x).toFixed(1)} 0V${size.y}`);
  const level = parallels.map((part) => `M0 ${(part * scale - corner.y).toFixed(1)}H${size.x}`);
  return svgElement("path", { class: "paper-net", d: [...upright, ...level].join("") });
}
