// @ts-check
/** Very many points found by where they lie: a grid whose cells are runs in one array. */

export class GridIndex {
  /**
   * @param {Float64Array | Float32Array | number[]} xs
   * @param {Float64Array | Float32Array | number[]} ys
   * @param {number} [perCell] about this many points a cell
   */
  constructor(xs, ys, perCell = 8) {
    this.xs = xs;
    this.ys = ys;
    this.low = { x: Infinity, y: Infinity };
    this.high = { x: -Infinity, y: -Infinity };
    for (let index = 0; index < xs.length; index++) this.reach(xs[index] ?? 0, ys[index] ?? 0);
    this.side = Math.max(1, Math.ceil(Math.sqrt(xs.length / perCell)));
    this.starts = new Uint32Array(this.side * this.side + 1);
    this.ids = new Uint32Array(xs.length);
    this.fill();
  }

  /** @param {number} x @param {number} y */
  reach(x, y) {
    const { low, high } = this;
    if (x < low.x) low.x = x;
    if (y < low.y) low.y = y;
    if (x > high.x) high.x = x;
    if (y > high.y) high.y = y;
  }

  /** Count, sum up, put in: three passes, no object a point. */
  fill() {
    const number = this.xs.length;
    const cells = new Uint32Array(number);
    for (let index = 0; index < number; index++) {
      const cell = this.cellOf(this.xs[index] ?? 0, this.ys[index] ?? 0);
      cells[index] = cell;
      this.starts[cell + 1] = (this.starts[cell + 1] ?? 0) + 1;
    }
    for (let cell = 0; cell < this.side * this.side; cell++)
      this.starts[cell + 1] = (this.starts[cell + 1] ?? 0) + (this.starts[cell] ?? 0);
    const next = this.starts.slice();
    for (let index = 0; index < number; index++) {
      const cell = cells[index] ?? 0;
      const place = next[cell] ?? 0;
      this.ids[place] = index;
      next[cell] = place + 1;
    }
  }

  /** @param {number} x @param {number} y */
  cellOf(x, y) {
    return this.row(y) * this.side + this.column(x);
  }

  /** @param {number} x */
  column(x) {
    return cellAlong(x, this.low.x, this.high.x, this.side);
  }

  /** @param {number} y */
  row(y) {
    return cellAlong(y, this.low.y, this.high.y, this.side);
  }

  /**
   * The numbers of the points in a box, edges included, in no order that means anything.
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @returns {number[]}
   */
  within(left, top, right, bottom) {
    /** @type {number[]} */
    const found = [];
    if (left > this.high.x || right < this.low.x || top > this.high.y || bottom < this.low.y) return found;
    for (let row = this.row(top); row <= this.row(bottom); row++) {
      const first = this.starts[row * this.side + this.column(left)] ?? 0;
      const end = this.starts[row * this.side + this.column(right) + 1] ?? 0;
      for (let place = first; place < end; place++) {
        const index = this.ids[place] ?? 0;
        const x = this.xs[index] ?? 0;
        const y = this.ys[index] ?? 0;
        if (x >= left && x <= right && y >= top && y <= bottom) found.push(index);
      }
    }
    return found;
  }

  /**
   * The number of the nearest point that `accepts` takes, -1 where there is none within reach.
   * @param {number} x
   * @param {number} y
   * @param {number} reach
   * @param {(index: number) => boolean} [accepts]
   */
  nearest(x, y, reach, accepts = () => true) {
    let best = -1;
    let least = reach * reach;
    for (const index of this.within(x - reach, y - reach, x + reach, y + reach)) {
      const square = ((this.xs[index] ?? 0) - x) ** 2 + ((this.ys[index] ?? 0) - y) ** 2;
      const isBetter = square < least || (square === least && (best < 0 || index < best));
      if (isBetter && accepts(index)) {
        best = index;
        least = square;
      }
    }
    return best;
  }
}

/** @param {number} value @param {number} low @param {number} high @param {number} side */
function cellAlong(value, low, high, side) {
  const part = high > low ? (value - low) / (high - low) : 0;
  return Math.min(side - 1, Math.max(0, Math.floor(part * side)));
}

/**
 * The nearest point in a direction, for walking over the map with the arrow keys; -1 where there is none.
 * @param {GridIndex} grid
 * @param {number} from number of the point one stands on
 * @param {[number, number]} direction such as [1, 0] to the right
 * @param {number} reach how far to look
 */
export function neighbourTowards(grid, from, [towardsX, towardsY], reach) {
  const x = grid.xs[from] ?? 0;
  const y = grid.ys[from] ?? 0;
  let best = -1;
  let least = Infinity;
  for (const index of grid.within(x - reach, y - reach, x + reach, y + reach)) {
    const acrossX = (grid.xs[index] ?? 0) - x;
    const acrossY = (grid.ys[index] ?? 0) - y;
    const along = acrossX * towardsX + acrossY * towardsY;
    const aside = Math.abs(acrossX * towardsY - acrossY * towardsX);
    const cost = along + 2.5 * aside;
    if (along <= 0 || aside > along || cost >= least) continue;
    best = index;
    least = cost;
  }
  return best;
}
