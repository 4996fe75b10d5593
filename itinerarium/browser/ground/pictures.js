// @ts-check
/** Pictures inside the page: unpacked beside its own work, and drawn where they show. */

/**
 * A picture decoded beside the page's own work, once; Safari before 15 decodes it as any other image.
 * @param {string} address of data
 * @returns {Promise<ImageBitmap | HTMLImageElement>}
 */
export async function bitmapOf(address) {
  if (!("createImageBitmap" in window)) {
    const image = Object.assign(new Image(), { src: address });
    await image.decode();
    return image;
  }
  const [head = "", data = ""] = address.split(",");
  const bytes = bytesOf(data);
  return createImageBitmap(new Blob([bytes], { type: head.slice("data:".length).split(";")[0] }));
}

/** The bytes of a base64 text; newer browsers have it ready. @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(text) {
  const Bytes = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (Uint8Array);
  return Bytes.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * Draw the part of an image that shows in the window.
 * @param {CanvasRenderingContext2D} context
 * @param {ImageBitmap | HTMLImageElement} image
 * @param {Required<L.Bounds>} area where the whole image lies
 * @param {Required<L.Bounds>} seen
 */
export function drawPart(context, image, area, seen) {
  if (!area.overlaps(seen)) return;
  const low = L.point(Math.max(area.min.x, seen.min.x), Math.max(area.min.y, seen.min.y));
  const high = L.point(Math.min(area.max.x, seen.max.x), Math.min(area.max.y, seen.max.y));
  const across = image.width / (area.max.x - area.min.x);
  const down = image.height / (area.max.y - area.min.y);
  context.drawImage(
    image,
    (low.x - area.min.x) * across,
    (low.y - area.min.y) * down,
    (high.x - low.x) * across,
    (high.y - low.y) * down,
    low.x,
    low.y,
    high.x - low.x,
    high.y - low.y,
  );
}
