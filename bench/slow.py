"""The shipped map on a school's slow processor, beside an earlier state of it, in one run.

    python bench/slow.py PAGE [BEFORE ...] [--rounds 3] [--rate 6]

Each page is a built ``index.html``. They take turns in a window of 1366 x 768 whose processor is
slowed down ``--rate`` times by the browser itself: the time until the map is drawn, until the card
of each next stop is painted after Page Down, frames a second while the map flies there, and the
longest task. Say the ratios, not the times: these depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from page import answer, fresh_tab, probe

sys.path.insert(0, str(Path(__file__).parents[1]))
from itinerarium.headless.chromium import Tab, chromium, find_chromium

WINDOW = (1366, 768)
STEPS = 8
COLUMNS = ("ready ms", "first card ms", "next cards ms", "fewest frames/s", "longest task ms")


def walked(browser: Tab, page: Path, rate: float) -> Sequence[float]:
    """One load and eight steps: a number for each of the columns."""
    with fresh_tab(browser) as tab:
        tab.resize(*WINDOW)
        tab.call("Emulation.setCPUThrottlingRate", rate=rate)
        tab.call("Page.navigate", url=page.as_uri())
        ready = answer(tab, probe("our_ready"))
        painted, frames, longest = zip(*(step(tab) for _ in range(STEPS)), strict=True)
    return (ready, painted[0], statistics.median(painted[1:]), min(frames), max(longest))


def step(tab: Tab) -> Sequence[float]:
    """Milliseconds until the next card is painted, frames a second, the longest task so far."""
    script = probe("step")
    call = f"({script[script.index('async') :].strip().removesuffix(';')})()"
    result = tab.call("Runtime.evaluate", expression=call, awaitPromise=True, returnByValue=True)
    if "exceptionDetails" in result:
        raise SystemExit(f"a probe failed: {result['exceptionDetails']['text']}")
    found: list[float] = result["result"]["value"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6)
    options = parser.parse_args()
    found: dict[Path, list[Sequence[float]]] = defaultdict(list)
    with chromium(find_chromium()) as browser:
        for _ in range(options.rounds):
            for page in options.pages:
                found[page].append(walked(browser, page.resolve(), options.rate))
    print(f"{'':40}" + "".join(f"{name:>18}" for name in COLUMNS))
    middles = {
        page: [statistics.median(column) for column in zip(*rows, strict=True)]
        for page, rows in found.items()
    }
    for page, row in middles.items():
        print(f"{str(page)[-40:]:40}" + "".join(f"{one:18,.0f}" for one in row))
    first, *others = middles.values()
    for other in others:
        ratios = (one / before for one, before in zip(first, other, strict=True))
        print(f"{'the first over it':40}" + "".join(f"{one:18.2f}" for one in ratios))


if __name__ == "__main__":
    main()
