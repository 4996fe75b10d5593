// Resolves once neither the map, its names nor its routes have changed for so many frames.
(still) =>
  new Promise((done) => {
    const seen = () => {
      const { lat, lng } = map_1.getCenter();
      const names = [...document.querySelectorAll(".names .name:not([hidden])")].map(
        (node) => node.textContent + node.style.transform,
      );
      return [lat, lng, map_1.getZoom(), document.querySelector(".routes")?.className, names].join();
    };
    let before = "";
    let frames = 0;
    const look = () => {
      const now = seen();
      frames = now === before ? frames + 1 : 0;
      before = now;
      if (frames > still) done();
      else requestAnimationFrame(look);
    };
    look();
  });
