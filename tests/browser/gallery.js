// What a designer would not sign on the page as it stands: a list of complaints, empty when all is well.
() => {
  const SLACK = 1;
  const PANELS =
    ".leaflet-control:not(.card-place):not(.quiz-place):not(.legend-place), .card, .quiz, .popup-sheet, .leaflet-popup .popup, .inset";
  const OPENED = ".contents, .popup-sheet, .layers-panel, dialog[open], .menu-panel";
  const CONTROLS = "button, a, summary, label, input, h1, h2, h3, [data-covers] p, .scale, .credit";
  const isSeen = (node) => {
    if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = node.getBoundingClientRect();
    return width > 2 && height > 2;
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(isSeen);
  const nameOf = (node) =>
    node.id ||
    node.className.baseVal ||
    String(node.className)
      .replace(/leaflet-control|leaflet-/g, "")
      .trim()
      .split(" ")[0] ||
    node.tagName;
  const boxOf = (node) => node.getBoundingClientRect();
  const meet = (one, other, slack = SLACK) =>
    one.left + slack < other.right &&
    other.left + slack < one.right &&
    one.top + slack < other.bottom &&
    other.top + slack < one.bottom;
  const faults = [];

  const reading = document.documentElement.dataset.read === "true" || document.querySelector(".read-open, .is-reading");
  const panels = reading ? [] : all(PANELS);
  panels.forEach((one, index) => {
    for (const other of panels.slice(index + 1)) {
      if (one.contains(other) || other.contains(one) || one.matches(OPENED) || other.matches(OPENED)) continue;
      if (meet(boxOf(one), boxOf(other))) faults.push(`${nameOf(one)} lies over ${nameOf(other)}`);
    }
  });
  for (const node of [...panels, ...all(OPENED)]) {
    const { left, right, top, bottom } = boxOf(node);
    if (left < -SLACK || right > innerWidth + SLACK)
      faults.push(`${nameOf(node)} sticks out sideways: ${Math.round(left)} to ${Math.round(right)}`);
    if (top < -SLACK || bottom > innerHeight + SLACK)
      faults.push(`${nameOf(node)} sticks out: ${Math.round(top)} to ${Math.round(bottom)}`);
  }
  for (const [inner, outer] of [
    [".time-handle", ".timeline"],
    [".scale-bar", ".scale"],
  ]) {
    const [part, whole] = [document.querySelector(inner), document.querySelector(outer)];
    if (!part || !whole || !isSeen(part)) continue;
    if (boxOf(part).left < boxOf(whole).left - 3 || boxOf(part).right > boxOf(whole).right + 3)
      faults.push(`${inner} leaves ${outer}`);
  }
  if (document.documentElement.scrollWidth > innerWidth)
    faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const node of all(OPENED)) {
    const { left, right, top, bottom } = boxOf(node);
    for (const [x, y] of [
      [left + 6, top + 6],
      [right - 6, bottom - 6],
      [(left + right) / 2, (top + bottom) / 2],
    ]) {
      const above = document.elementFromPoint(x, y);
      if (above && !node.contains(above)) faults.push(`${nameOf(above)} lies over the opened ${nameOf(node)}`);
    }
  }

  const CLIPS = /hidden|clip/;
  for (const node of all(CONTROLS)) {
    const style = getComputedStyle(node);
    if (style.position === "absolute" && boxOf(node).width < 3) continue;
    if (style.clipPath !== "none" || node.closest(".place, .leaflet-places-pane, .spoken-only")) continue;
    const isCut = node.scrollWidth > node.clientWidth + SLACK && node.clientWidth > 0 && style.display !== "inline";
    if (isCut)
      faults.push(
        `the text of ${nameOf(node)} is clipped: “${node.textContent.trim().slice(0, 40)}” ${node.scrollWidth} > ${node.clientWidth}`,
      );
    if (CLIPS.test(style.overflowY) && node.scrollHeight > node.clientHeight + 2 && node.clientHeight > 0) {
      faults.push(`${nameOf(node)} is cut below: “${node.textContent.trim().slice(0, 40)}”`);
    }
  }

  const covers = [...panels, ...all(OPENED)].map(boxOf);
  const free = (box) => {
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    return (
      x > 0 &&
      y > 0 &&
      x < innerWidth &&
      y < innerHeight &&
      !covers.some((over) => meet({ left: x, right: x + 1, top: y, bottom: y + 1 }, over, 0))
    );
  };
  const names = reading
    ? []
    : [...document.querySelectorAll(".names .name:not([hidden])")].filter((node) => node.checkVisibility());
  names.forEach((one, index) => {
    for (const other of names.slice(index + 1)) {
      if (meet(boxOf(one), boxOf(other))) faults.push(`the names ${one.textContent} and ${other.textContent} meet`);
    }
  });
  const named = new Set(names.map((node) => node.dataset.label));
  const fewNames = reading || document.documentElement.dataset.mode === "present"; // the stop and its neighbours only
  for (const marker of fewNames ? [] : document.querySelectorAll("button.place.rank-1[data-place]")) {
    if (
      marker.checkVisibility() &&
      !marker.classList.contains("is-ahead") &&
      free(boxOf(marker)) &&
      !named.has(marker.dataset.place)
    ) {
      faults.push(`${marker.dataset.place} has no name`);
    }
  }
  return faults;
};
