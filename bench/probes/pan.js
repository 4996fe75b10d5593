() =>
  new Promise((done) => {
    const map = window.benchMap;
    let frames = 0,
      moved = 0;
    const start = performance.now();
    const timer = setInterval(() => map.panBy([300 * (moved++ % 4 < 2 ? 1 : -1), 0]), 400);
    const count = () => {
      frames += 1;
      if (performance.now() - start < 4000) requestAnimationFrame(count);
      else {
        clearInterval(timer);
        done((frames / (performance.now() - start)) * 1000);
      }
    };
    requestAnimationFrame(count);
  });
