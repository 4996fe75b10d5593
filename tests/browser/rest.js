// Resolves once neither the map, its names nor its routes have changed for so many real milliseconds.
(still) =>
  new Promise((done) => {
    const seen = () => {
      const { lat, lng } = map_1.getCenter();
      const names = [...document.querySelectorAll(".names .name:not([hidden])")].map(
        (node) => node.textContent + node.style.transform,
      );
      const routes = document.querySelector(".routes");
      return [lat, lng, map_1.getZoom(), routes?.className, routes?.querySelectorAll("path[d='']").length, names].join();
    };
    let before = "";
    let since = document.timeline.currentTime;
    const look = () => {
      const now = seen();
      const time = document.timeline.currentTime;
      if (now !== before) [before, since] = [now, time];
      if (time - since > still) done();
      else requestAnimationFrame(look);
    };
    look();
  });
