() => {
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const drawn = all(".leg-line:not(.is-covered)").filter((path) => path.getAttribute("d"));
  const lines = drawn.flatMap((path) => {
    const { left, top } = path.ownerSVGElement.getBoundingClientRect();
    return path
      .getAttribute("d")
      .split("M")
      .filter(Boolean)
      .map((run) =>
        run
          .split("L")
          .map((point) => point.split(" ").map(Number))
          .map(([x, y]) => [x + left, y + top]),
      );
  });
  const turn = (node) => (Number(/rotate\((-?[\d.]+)deg/.exec(node.style.transform)?.[1] ?? 0) * Math.PI) / 180;
  const crossed = (node) => {
    const [left, top, right, bottom] = box(node);
    const [sine, cosine] = [Math.sin(turn(node)), Math.cos(turn(node))];
    const isOn = ([x, y]) => {
      const [u, v] = [x - (left + right) / 2, y - (top + bottom) / 2];
      const along = u * cosine + v * sine;
      const across = v * cosine - u * sine;
      return Math.abs(along) < node.offsetWidth / 2 - 3 && Math.abs(across) < node.offsetHeight / 2 - 3;
    };
    return lines.some((line) =>
      line.some(([x, y], index) => {
        const [fromX, fromY] = line[index - 1] ?? [x, y];
        if (Math.max(x, fromX) < left || Math.min(x, fromX) > right) return false;
        if (Math.max(y, fromY) < top || Math.min(y, fromY) > bottom) return false;
        const steps = Math.ceil(Math.hypot(x - fromX, y - fromY) / 2) || 1;
        return Array.from({ length: steps + 1 }, (_, step) => step / steps).some((part) =>
          isOn([fromX + (x - fromX) * part, fromY + (y - fromY) * part]),
        );
      }),
    );
  };
  return {
    routes: lines.length,
    names: all(".names .name:not([hidden])").map((node) => ({
      text: node.textContent,
      place: node.dataset.label ?? "",
      box: box(node),
      crossed: crossed(node),
    })),
    markers: all("button[data-place]").map((node) => ({ place: node.dataset.place, box: box(node) })),
    covers: all("[data-covers]").map(box),
    tools: all(".credit, .scale, .zoom, .layers > button, .motion").map(box),
    window: [0, 0, innerWidth, innerHeight],
  };
};
