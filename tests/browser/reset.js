async (legend) => {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  const patch = {
    mode: "explore",
    stop: "",
    place: "",
    day: "",
    theme: "",
    read: false,
    journey: "",
    strand: "",
    contents: false,
    legend,
    lang: "en",
    dialog: "",
    tool: "",
    black: false,
    question: false,
    answer: false,
    lesson: "",
    kiosk: 0,
    telling: false,
    teacher: false,
    motion: "",
    letters: true,
    ruler: false,
    spacing: false,
    size: 0,
    quiz: 0,
    mine: "",
    kinds: "",
    strands: "",
  };
  map_1.stop();
  // With a lesson that is over the page forgets at which stop it was left.
  map_1.fire("itinerarium:ask", { patch: { ...patch, lesson: "any" } });
  map_1.fire("itinerarium:ask", { patch });
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await frame();
  for (const button of document.querySelectorAll(".layers > button[aria-expanded=true]")) button.click();
  map_1.fire("itinerarium:overview", {});
  map_1.setView(map_1.getCenter(), map_1.getZoom(), { reset: true, animate: false });
  for (const status of document.querySelectorAll(".spoken-only[role=status]")) status.textContent = "";
  document.activeElement?.blur();
  scrollTo(0, 0);
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, "", location.pathname);
  await frame();
};
