// What the map shows at rest, by what it is: its look and its numbers (pixels), to be compared with another way of
// coming to the same stop. Where names stand is left out: they stay where they stood while they can.
() => {
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true });
  const look = (node) => [...node.classList].sort().join(" ") + Number(getComputedStyle(node).opacity).toFixed(2);
  const box = (node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return [left, top, width, height];
  };
  const all = (selector, nameOf, boxOf = box) =>
    [...document.querySelectorAll(selector)].filter(isSeen).map((node) => [nameOf(node), [look(node), boxOf(node)]]);
  const { lat, lng } = map_1.getCenter();
  const { x, y } = map_1.project([lat, lng]);
  const isDrawn = (node) => [node.getAttribute("d") ? 1 : 0, node.ownerSVGElement.matches(".routes-moving") ? 1 : 0];
  return Object.fromEntries([
    ["view", ["", [x, y, 1000 * map_1.getZoom()]]],
    [location.hash, ["", []]],
    ["card", [document.querySelector(".card")?.textContent, []]],
    ...all(".leg-line", (node) => `leg ${node.dataset.leg}`, isDrawn),
    ...all(
      ".names .name-place:not([hidden])",
      (node) => `name ${node.dataset.label}`,
      () => [],
    ),
    ...all("button.place", (node) => `place ${node.dataset.place}`),
    ...all(".card, .timeline, .scale-bar, .strands-list li", (node) => node.className + node.textContent),
  ]);
};
