// What is wrong at a stop of the story where the map has come to rest: a list of complaints.
(stop) => {
  const STRENGTH = { current: 1, past: 0.5, later: 0.22 };
  const root = document.documentElement;
  const faults = [];
  const story = Itinerarium.pageData("story-data");
  const place = story.places.find(({ id }) => id === stop);
  if (root.dataset.stop !== stop) faults.push(`the stop is ${root.dataset.stop}`);
  if (document.querySelector("[data-card]")?.dataset.card !== stop) faults.push("the card tells of another stop");

  const phaseOf = (leg) => {
    const here = (place.end ?? place.start)?.last;
    const begins = (leg.start ?? leg.end)?.first;
    if (leg.from === stop || leg.to === stop) return "current";
    return here && begins && begins > here ? "later" : "past";
  };
  for (const route of story.routes.filter(({ shown }) => shown !== false)) {
    for (const leg of route.legs) {
      const line = document.querySelector(`[data-leg="${route.id}/${leg.n}"]`);
      const expected = STRENGTH[phaseOf(leg)];
      const drawn = Number(getComputedStyle(line).opacity);
      if (Math.abs(drawn - expected) > 0.02) faults.push(`${route.id}/${leg.n} is drawn at ${drawn}, not ${expected}`);
      if (!line.getAttribute("d") && line.ownerSVGElement.matches(".routes-moving"))
        faults.push(`${route.id}/${leg.n} is not drawn`);
    }
  }

  const isSeen = (node) => {
    if (!node?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = node.getBoundingClientRect();
    return width > 2 && height > 2;
  };
  const boxes = (selector) =>
    [...document.querySelectorAll(selector)].filter(isSeen).map((node) => [node, node.getBoundingClientRect()]);
  const meet = (one, other, slack = 1) =>
    one.left + slack < other.right &&
    other.left + slack < one.right &&
    one.top + slack < other.bottom &&
    other.top + slack < one.bottom;
  const isInWindow = ({ left, top, right, bottom }) =>
    left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  /** Of a box that reaches less than a pixel into the window nothing is seen. */
  const isOutside = ({ left, top, right, bottom }) =>
    left > innerWidth - 1 || top > innerHeight - 1 || right < 1 || bottom < 1;
  const nameOf = (node) =>
    String(node.className)
      .replace(/leaflet-control/g, "")
      .trim();

  // Bare letters and a line, as the scale is, hide as much as a panel does.
  const controls = boxes(
    ".card, .timeline, .title-block, .legend, .strands-list, .scale, .credit, .zoom, .layers > button, .motion, .inset, .way-back > button",
  );
  const [[marker, disc] = []] = boxes(`button[data-place="${stop}"]`);
  if (!marker || !isInWindow(disc)) faults.push("the stop is not in the window");
  else for (const [node, box] of controls) if (meet(disc, box)) faults.push(`the stop lies under ${nameOf(node)}`);

  const names = boxes(".names .name:not([hidden])");
  const own = names.find(([node]) => node.dataset.label === stop);
  if (!own) faults.push("the stop has no name");
  else {
    const [name, box] = own;
    if (!isInWindow(box)) faults.push("the stop's name is cut");
    for (const [node, other] of controls)
      if (meet(box, other)) faults.push(`the stop's name lies under ${nameOf(node)}`);
    const size = (node) => parseFloat(getComputedStyle(node).fontSize);
    const larger = names.filter(([node]) => node !== name && node.dataset.label && size(node) >= size(name));
    if (larger.length) faults.push(`its name is no larger than ${larger.map(([node]) => node.textContent)}`);
    if (getComputedStyle(name).fontWeight < 700) faults.push("the stop's name is not bold");
  }
  for (const [node, box] of names) {
    if (node.dataset.label && !isInWindow(box) && !isOutside(box)) faults.push(`the name ${node.textContent} is cut`);
  }
  const small = controls.filter(([node]) => !node.matches(".card, .timeline, .title-block"));
  for (const [station, box] of boxes("button.place.rank-1")) {
    for (const [node, over] of small)
      if (meet(box, over, 4)) faults.push(`the main stage ${station.dataset.place} lies under ${nameOf(node)}`);
  }
  if (root.dataset.mode === "present") {
    const body = document.querySelector(".card-body");
    if (body.scrollHeight > body.clientHeight + 1) faults.push("the card's text is cut");
  }
  if (isSeen(document.querySelector(".legend"))) faults.push("the legend is open");
  return faults;
};
