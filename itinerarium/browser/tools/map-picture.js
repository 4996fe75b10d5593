// @ts-check
/** The map as it is seen, as a picture: its elements and the page's styles in an SVG, which the browser itself draws. */

const XHTML = "http://www.w3.org/1999/xhtml";
/** What belongs to tools and to the page, not to the map. */
const LEFT_OUT = ".tool-sheet, .tool-cross, .quiz-cross, .leaflet-popup-pane, .many-ring, script";
/** Of the controls the scale and whose relief it is. */
const KEPT_CONTROLS = ".scale, .credit";
/** They stand in the corner, and what comes slowly is there. */
const OWN_STYLE =
  "*, *::before, *::after { animation: none !important; transition: none !important; } .plate-map .leaflet-bottom.leaflet-right { right: 1rem !important; bottom: 1rem !important; visibility: visible !important; }" +
  " .plate-map .leaflet-bottom.leaflet-right :is(.scale, .credit) { display: block !important; }";
/** So many pixels of the picture for one of the page, at least. */
const LEAST_SCALE = 2;

/**
 * @param {L.Map} map
 * @returns {Promise<Blob>} a PNG
 * @throws where the browser gives no picture of the page's elements, or a foreign picture lies on the map
 */
export async function mapPicture(map) {
  const node = map.getContainer();
  const { left, top, width, height } = node.getBoundingClientRect();
  const image = await drawnBy(svgOf(node));
  const scale = Math.max(LEAST_SCALE, window.devicePixelRatio);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(scale, scale);
  context.drawImage(image, -left, -top, window.innerWidth, window.innerHeight);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("the browser gave no picture"))), "image/png");
  });
}

/** @param {string} svg */
async function drawnBy(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/** @param {HTMLElement} node the map @returns {string} */
function svgOf(node) {
  const { innerWidth: width, innerHeight: height } = window;
  const size = getComputedStyle(document.documentElement).fontSize;
  const styles = [...document.querySelectorAll("style")].map(({ textContent }) => textContent).join("\n");
  const style = `<style>${escaped(styles + OWN_STYLE)}</style>`;
  const page = new XMLSerializer().serializeToString(withAncestors(node));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" style="font-size:${size}">${style}` +
    `<foreignObject x="0" y="0" width="${width}" height="${height}">${page}</foreignObject></svg>`
  );
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** A copy of the map in copies of all elements around it, to which the styles refer. @param {HTMLElement} node */
function withAncestors(node) {
  let copy = copyOf(node);
  for (let around = node.parentElement; around; around = around.parentElement) {
    const shell = /** @type {HTMLElement} */ (around.cloneNode(false));
    shell.append(copy);
    copy = shell;
  }
  copy.setAttribute("xmlns", XHTML);
  return copy;
}

/** @param {HTMLElement} node */
function copyOf(node) {
  const copy = /** @type {HTMLElement} */ (node.cloneNode(true));
  const canvases = [...node.querySelectorAll("canvas")];
  copy.querySelectorAll("canvas").forEach((blank, index) => {
    blank.replaceWith(pictureOf(/** @type {HTMLCanvasElement} */ (canvases[index])));
  });
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  for (const controls of copy.querySelectorAll(".leaflet-control-container")) keepSome(controls);
  return copy;
}

/** @param {HTMLCanvasElement} canvas */
function pictureOf(canvas) {
  const image = new Image();
  if (canvas.width && canvas.height) image.src = canvas.toDataURL();
  const { position, left, top, zIndex } = getComputedStyle(canvas);
  image.className = canvas.className;
  image.style.cssText = canvas.style.cssText;
  const [width, height] = [canvas.offsetWidth, canvas.offsetHeight].map((side) => `${side}px`);
  Object.assign(image.style, { position, left, top, zIndex, width, height });
  return image;
}

/** @param {Element} controls */
function keepSome(controls) {
  for (const part of [...controls.querySelectorAll("*")])
    if (!part.matches(KEPT_CONTROLS) && !part.closest(KEPT_CONTROLS) && !part.querySelector(KEPT_CONTROLS))
      part.remove();
}
