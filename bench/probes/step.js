// One step on a slow processor: how long until the next card is painted, how many frames a second its flight has, and the
// longest task since the first step.
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  if (window.benchLongest === undefined) {
    window.benchLongest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.benchLongest = Math.max(window.benchLongest, duration);
    }).observe({ type: "longtask" });
    await new Promise((done) => setTimeout(done, 3000));
  }
  const begin = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true, cancelable: true }));
  await frame();
  await frame(); // what the key changed has been painted when a second frame begins
  const painted = performance.now() - begin;
  let frames = 0;
  const from = performance.now();
  while (performance.now() - from < 1500) {
    await frame();
    frames += 1;
  }
  return [painted, (1000 * frames) / (performance.now() - from), window.benchLongest];
};
