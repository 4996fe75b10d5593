// What the tests of cameras measure: the free window, computed here by itself, and what is told in it.
() => {
  const COVERS = "[data-covers], .zoom, .motion, .layers";
  const story = JSON.parse(document.getElementById("story-data").textContent);
  const byId = new Map(story.places.map((place) => [place.id, place]));

  const covers = (selector = COVERS, resting = false) =>
    [...document.querySelectorAll(selector)]
      .filter(
        (node) => !(resting && node.matches("[data-mode=present] :is(.zoom, .motion, .layers)") && innerWidth >= 768),
      )
      .map((node) => node.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0);

  const boxOf = (points) => ({
    left: Math.min(...points.map(({ x }) => x)),
    right: Math.max(...points.map(({ x }) => x)),
    top: Math.min(...points.map(({ y }) => y)),
    bottom: Math.max(...points.map(({ y }) => y)),
  });

  // The largest part of the free window that a box fills in one of its dimensions, 0 where it is not wholly free.
  const fillOf = (box, resting) => {
    const boxes = covers(COVERS, resting);
    let least = 9;
    for (const left of [0, ...boxes.map((one) => one.right)])
      for (const right of [innerWidth, ...boxes.map((one) => one.left)])
        for (const top of [0, ...boxes.map((one) => one.bottom)])
          for (const bottom of [innerHeight, ...boxes.map((one) => one.top)]) {
            if (left >= right || top >= bottom) continue;
            if (boxes.some((one) => one.left < right && one.right > left && one.top < bottom && one.bottom > top))
              continue;
            least = Math.min(
              least,
              Math.max((box.right - box.left) / (right - left), (box.bottom - box.top) / (bottom - top)),
            );
          }
    return least;
  };
  const isFree = (box) =>
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= innerWidth &&
    box.bottom <= innerHeight &&
    !covers(`${COVERS}, .credit, .scale`).some(
      (one) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top,
    );

  return {
    stops: story.stops,
    told: (id) => {
      const points = [id, ...(byId.get(id).camera ?? [])].map((one) => {
        const { lat, lon } = byId.get(one);
        return map_1.latLngToContainerPoint([lat, lon]);
      });
      const box = boxOf(points);
      const fills = [fillOf(box, false), fillOf(box, true)];
      return { fills, isFree: isFree(box), zoom: map_1.getZoom() };
    },
    covered: (selector) =>
      [...document.querySelectorAll(selector)]
        .filter((node) => !isFree(node.getBoundingClientRect()))
        .map((node) => node.closest("[data-place]").dataset.place),
    markers: () =>
      [...document.querySelectorAll("button.place[data-place]")].flatMap((button) => {
        const { left, top, width, height } = button.querySelector(".place-disc").getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const above = document.elementFromPoint(x, y);
        return above?.closest(".place") ? [[button.dataset.place, x, y]] : [];
      }),
    isFree: (selector) => isFree(document.querySelector(selector).getBoundingClientRect()),
  };
};
