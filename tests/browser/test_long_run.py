"""A lesson is long: heap, elements and listeners of a page stay where they were."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import CDPSession, Page

from tests.conftest import OpenPage

ROUNDS = 2
MOST_NODES, MOST_LISTENERS, MOST_BYTES = 40, 3, 1_000_000
"""What may come in ``ROUNDS`` rounds: less than one card or popup in each would leave."""
COUNTS = 4
BETWEEN_COUNTS = 100
"""Milliseconds."""
SMALL = (640, 480)
HIDE_MAP = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".leaflet-map-pane { display: none }");
  document.adoptedStyleSheets = [sheet];
}"""
"""What the map looks like is not the point here, and takes the longest."""

ROUND = """async () => {
  const data = JSON.parse(document.getElementById("story-data").textContent);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const rest = { mode: "explore", stop: "", place: "", day: "", read: false, journey: "", quiz: 0 };
  const steps = [
    { mode: "story", stop: data.stops[0] },
    { stop: data.stops[5] },
    { mode: "present" },
    { ...rest, place: data.places[0].id },
    { place: data.places[3].id, lang: "pl" },
    { lang: "en", theme: "night" },
    { ...rest, theme: "", day: "1942-03-24" },
    { day: "1944-05-18" },
    { ...rest, read: true },
    { ...rest, journey: data.journeys?.[0]?.id ?? "" },
    { ...rest, quiz: 1 },
    rest,
  ];
  for (const patch of steps) {
    map_1.fire("itinerarium:ask", { patch });
    await frame();
  }
  const play = document.querySelector(".time-play");
  play.click();
  for (let count = 0; count < 5; count += 1) await frame();
  play.click();
  map_1.fire("itinerarium:ask", { patch: rest });
  await frame();
}"""


LEAK = """() => {
  globalThis.kept = [];
  map_1.on("itinerarium:change", () => {
    const card = document.createElement("div");
    for (let line = 0; line < 4; line += 1) card.append(document.createElement("p"));
    card.addEventListener("click", () => {});
    kept.push(card, Array.from({ length: 20_000 }, (_, number) => number / 3));
  });
}"""
"""A card that is never let go, at each change."""


def counted(page: Page, session: CDPSession) -> Mapping[str, float]:
    """The least of several counts: what work under way still holds is let go, a leak never is."""
    counts = []
    for _ in range(COUNTS):
        page.wait_for_timeout(BETWEEN_COUNTS)
        for _ in range(3):  # what one collection lets go, the next one frees
            session.send("HeapProfiler.collectGarbage")
        metrics = session.send("Performance.getMetrics")["metrics"]
        counts.append({one["name"]: one["value"] for one in metrics})
    return {name: min(count[name] for count in counts) for name in counts[0]}


def left_behind(page: Page, session: CDPSession, rounds: int) -> set[str]:
    """What there is more of after some rounds than may be."""
    before = counted(page, session)
    for _ in range(rounds):
        page.evaluate(ROUND)
    after = counted(page, session)
    limits = {"Nodes": MOST_NODES, "JSEventListeners": MOST_LISTENERS, "JSHeapUsedSize": MOST_BYTES}
    return {name for name, most in limits.items() if after[name] - before[name] > most}


def test_many_steps_and_changes_leave_nothing_behind_and_a_leak_is_seen(
    open_page: OpenPage, shipped_page: Path
) -> None:
    page = open_page(shipped_page, SMALL, fresh=True)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.evaluate(HIDE_MAP)
    page.evaluate(ROUND)  # what comes once, as the deferred controls do, is there after it
    assert left_behind(page, session, ROUNDS) == set()
    page.evaluate(LEAK)
    assert left_behind(page, session, 1) == {"Nodes", "JSEventListeners", "JSHeapUsedSize"}
