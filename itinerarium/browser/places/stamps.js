// @ts-check
/**
 * Very many copies of a small picture, each laid over what is there as a canvas would, which takes several times as
 * long: pure. Pictures are as `ImageData` has them: four bytes a pixel, red, green, blue and how opaque it is.
 */

/** @typedef {{width: number, height: number, data: Uint8ClampedArray}} Pixels */

const OPAQUE = 255;

/**
 * Lay copies of a picture over another; what reaches beyond that is cut off.
 * @param {Pixels} ground is changed
 * @param {Pixels} picture
 * @param {number[]} corners of the copies, in whole pixels: left, top, left, top, ...
 */
export function stamp(ground, picture, corners) {
  const { width, height, data } = picture;
  const whole = new Uint32Array(data.buffer);
  const groundWhole = new Uint32Array(ground.data.buffer);
  for (let index = 0; index < corners.length; index += 2) {
    const left = corners[index] ?? 0;
    const top = corners[index + 1] ?? 0;
    const lastRow = Math.min(height, ground.height - top);
    const lastColumn = Math.min(width, ground.width - left);
    for (let row = Math.max(0, -top); row < lastRow; row++) {
      for (let column = Math.max(0, -left); column < lastColumn; column++) {
        const from = row * width + column;
        const to = (top + row) * ground.width + left + column;
        const above = data[4 * from + 3] ?? 0;
        if (above === 0) continue;
        if (above === OPAQUE || groundWhole[to] === 0) groundWhole[to] = whole[from] ?? 0;
        else layOver(ground.data, 4 * to, data, 4 * from);
      }
    }
  }
}

/**
 * One pixel over another (Porter and Duff 1984).
 * @param {Uint8ClampedArray} under
 * @param {number} to    where its four bytes begin
 * @param {Uint8ClampedArray} over
 * @param {number} from
 */
function layOver(under, to, over, from) {
  const above = over[from + 3] ?? 0;
  const below = ((under[to + 3] ?? 0) * (OPAQUE - above)) / OPAQUE;
  const both = above + below;
  for (let colour = 0; colour < 3; colour++)
    under[to + colour] = ((over[from + colour] ?? 0) * above + (under[to + colour] ?? 0) * below) / both;
  under[to + 3] = both;
}
