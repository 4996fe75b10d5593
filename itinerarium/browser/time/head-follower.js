// @ts-check
/** While the days run, the map follows those who are under way, so that nothing happens outside it or under a control. */
import { headsOn, linesOfLegs } from "../data/heads.js";
import { freePadding } from "../geo/frame.js";
import { pointsOfOverview } from "../geo/framing.js";
import { isStill } from "../ground/motion-control.js";

/** So long (ms) the map rests between two moves, and so long (s) one takes. */
const RESTS = 2500;
const SECONDS = 1.2;
/** How much nearer than the whole map the heads on it are shown, at most, and how much nearer makes a move worth while. */
const NEARER = 1;
const WORTH = 0.75;
/** Buttons at the sides are no place for what happens either. */
const BUTTONS = ".zoom, .layers > button, .motion";

export class HeadFollower {
  /** @param {Story} story */
  constructor(story) {
    this.lines = linesOfLegs(story);
    this.whole = L.latLngBounds(pointsOfOverview(story));
    this.next = 0;
    this.base = NaN;
  }

  /** The days begin to run: this is the whole map. @param {L.Map} map */
  begin(map) {
    this.base = map.getZoom();
    this.next = 0;
  }

  /** @param {L.Map} map @param {import("../data/day-view.js").DayView} view */
  follow(map, { fractions }) {
    if (performance.now() < this.next) return;
    const heads = headsOn(this.lines, fractions).filter((head) => this.whole.contains(head));
    if (!heads.length) return;
    const padding = freePadding(map);
    padding.paddingBottomRight.x = Math.max(padding.paddingBottomRight.x, roomOfButtons(map));
    const options = { ...padding, maxZoom: this.base + NEARER };
    const { center, zoom } = map._getBoundsCenterZoom(L.latLngBounds(heads), options);
    if (heads.every((head) => isFree(map, head, padding)) && zoom - map.getZoom() < WORTH) return;
    this.next = performance.now() + RESTS;
    const wanted = Math.max(zoom, this.base);
    if (isStill()) map.setView(center, wanted, { animate: false });
    else map.flyTo(center, wanted, { duration: SECONDS });
  }
}

/**
 * @param {L.Map} map
 * @param {LatLon} head
 * @param {ReturnType<typeof freePadding>} padding
 */
function isFree(map, head, { paddingTopLeft, paddingBottomRight }) {
  const point = map.latLngToContainerPoint(head);
  const end = map.getSize().subtract(paddingBottomRight);
  return point.x >= paddingTopLeft.x && point.y >= paddingTopLeft.y && point.x <= end.x && point.y <= end.y;
}

/** How far buttons reach into the map from its right. @param {L.Map} map */
function roomOfButtons(map) {
  const { right } = map.getContainer().getBoundingClientRect();
  const lefts = [...map.getContainer().querySelectorAll(BUTTONS)]
    .map((node) => node.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ left }) => right - left);
  return Math.max(0, ...lefts);
}
