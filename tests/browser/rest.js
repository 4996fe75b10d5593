// Resolves once neither the map, its names nor its routes have changed for so many frames; says what does not rest.
(still) =>
  new Promise((done, fail) => {
    const LATEST = 60_000;
    const seen = () => {
      const { lat, lng } = map_1.getCenter();
      const names = [...document.querySelectorAll(".names .name:not([hidden])")].map(
        (node) => node.textContent + node.style.transform,
      );
      return [lat, lng, map_1.getZoom(), document.querySelector(".routes")?.className, ...names];
    };
    let before = [];
    let changed = [];
    let frames = 0;
    let looks = 0;
    let isOver = false;
    const late = setTimeout(() => {
      isOver = true;
      fail(new Error(`no rest in ${LATEST} ms and ${looks} frames; last changed: ${changed.slice(0, 9).join(" | ")}`));
    }, LATEST);
    const look = () => {
      if (isOver) return;
      looks += 1;
      const now = seen();
      const isSame = now.join() === before.join();
      if (!isSame) changed = now.filter((part, index) => part !== before[index]);
      frames = isSame ? frames + 1 : 0;
      before = now;
      if (frames <= still) return requestAnimationFrame(look);
      clearTimeout(late);
      done();
    };
    look();
  });
