// What is wrong at a stop of the story where the map has come to rest: a list of complaints.
(stop) => {
  const STRENGTH = { current: 1, past: 0.5, later: 0.22 };
  const root = document.documentElement;
  const faults = [];
  const story = Itinerarium.pageData("story-data");
  const place = story.places.find(({ id }) => id === stop);
  if (root.dataset.stop !== stop) faults.push(`the stop is ${root.dataset.stop}`);
  if (document.querySelector("[data-card]")?.dataset.card !== stop) faults.push("the card tells of another stop");

  const phaseOf = (leg) => {
    const here = (place.end ?? place.start)?.last;
    const begins = (leg.start ?? leg.end)?.first;
    if (leg.from === stop || leg.to === stop) return "current";
    return here && begins && begins > here ? "later" : "past";
  };
  for (const route of story.routes) {
    for (const leg of route.legs) {
      const line = document.querySelector(`[data-leg="${route.id}/${leg.n}"]`);
      const expected = STRENGTH[phaseOf(leg)];
      const drawn = Number(getComputedStyle(line).opacity);
      if (Math.abs(drawn - expected) > 0.02) faults.push(`${route.id}/${leg.n} is drawn at ${drawn}, not ${expected}`);
      if (!line.getAttribute("d") && line.ownerSVGElement.matches(".routes-moving"))
        faults.push(`${route.id}/${leg.n} is not drawn`);
    }
  }
  return faults;
};
