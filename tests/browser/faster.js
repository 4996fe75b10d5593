// Lets the page's own clock run so many times faster: all that moves takes as many steps of time, only sooner.
(times) => {
  const [began, beganHere] = [Date.now(), performance.now()];
  const [clock, here] = [Date.now.bind(Date), performance.now.bind(performance)];
  const [frame, later] = [window.requestAnimationFrame.bind(window), window.setTimeout.bind(window)];
  const faster = (time) => beganHere + (time - beganHere) * times;
  Date.now = () => began + (clock() - began) * times;
  performance.now = () => faster(here());
  window.requestAnimationFrame = (work) => frame((time) => work(faster(time)));
  window.setTimeout = (work, wait = 0, ...given) => later(work, wait / times, ...given);
};
