"""How soon a page is ready and how smoothly it pans, beside folium, in one run on the same data.

    python bench/page.py [--sizes 25,1000,10000] [--rounds 11] [--before FOLDER] [--no-peers]

The peer's libraries are put on disk first (npm, Leaflet from the package that we use) and its page
refers to those, so that no network slows it; no host is found, so that tiles fail at once. Ready
means: scripts done and two frames drawn; tiles are not waited for. The pages take turns in an
order that changes, each load in a profile of its own. Frames are counted while the map pans for
four seconds by 300 pixels.

FOLDER is a copy of this repository at another state, whose page takes its turns with ours.

No debugger listens to network or scripts: told of a request, it makes the browser parse the running
script again and decode the page twice, which a reader's browser never does.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from build import Command, builds, peers, run
from data import write_story

sys.path.insert(0, str(Path(__file__).parents[1]))
from itinerarium.headless.chromium import (
    Tab,
    chromium,
    find_chromium,
    new_tab,
)

OURS = {"page alone": "ours", "before: page alone": "ours before"}
PEERS = ("folium_geojson", "folium_plain")
SLOW = {"folium_plain": 1_000}
PROBES = Path(__file__).parent / "probes"
WINDOW = (1280, 800)
NPM = {"jquery": "3.7.1", "bootstrap": "5.2.2"}


def probe(name: str) -> str:
    return (PROBES / f"{name}.js").read_text(encoding="utf-8")


def libraries(folder: Path) -> dict[str, Path]:
    """The peer's libraries on disk by the name of the file that its page asks for."""
    leaflet = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
    found = {name: leaflet / name for name in ("leaflet.js", "leaflet.css")}
    for package, version in NPM.items():
        subprocess.run(
            ["npm", "pack", "--silent", f"{package}@{version}"],
            cwd=folder,
            check=True,
            capture_output=True,
        )
        with tarfile.open(folder / f"{package}-{version}.tgz") as archive:
            archive.extractall(folder / package, filter="data")
    found["jquery-3.7.1.min.js"] = folder / "jquery" / "package" / "dist" / "jquery.min.js"
    for name in ("bootstrap.bundle.min.js", "bootstrap.min.css"):
        kind = "js" if name.endswith("js") else "css"
        found[name] = folder / "bootstrap" / "package" / "dist" / kind / name
    return found


def localised(page: Path, found: dict[str, Path]) -> None:
    """Make a peer's page refer to the libraries on disk; what npm does not have is empty."""

    def local(match: re.Match[str]) -> str:
        path = found.get(match[2].rsplit("/", 1)[1])
        return f'{match[1]}="{path.as_uri() if path else "data:,"}"'

    text = page.read_text(encoding="utf-8")
    text = re.sub(r'\b(src|href)="(https?://[^"]+\.(?:js|css))"', local, text)
    page.write_text(text, encoding="utf-8")


@contextmanager
def fresh_tab(browser: Tab) -> Iterator[Tab]:
    """An empty page in a profile of its own."""
    profile = browser.call("Target.createBrowserContext")["browserContextId"]
    tab = new_tab(browser, browserContextId=profile)
    tab.resize(*WINDOW)
    yield tab
    browser.call("Target.disposeBrowserContext", browserContextId=profile)


def answer(tab: Tab, script: str) -> float:
    """The number that a probe's promise comes to; the probe is a function, and a statement."""
    function = script.strip().removesuffix(";")
    result = tab.call(
        "Runtime.evaluate", expression=f"({function})()", awaitPromise=True, returnByValue=True
    )
    if "exceptionDetails" in result:
        raise SystemExit(f"a probe failed: {result['exceptionDetails']['text']}")
    return float(result["result"]["value"])


def milliseconds_until_ready(browser: Tab, path: Path, ours: bool) -> float:
    with fresh_tab(browser) as tab:
        tab.call("Page.navigate", url=path.as_uri())
        return answer(tab, probe("our_ready" if ours else "ready"))


def frames(browser: Tab, path: Path) -> float:
    """Frames a second while panning; the map is caught as Leaflet makes it."""
    with fresh_tab(browser) as tab:
        tab.call("Page.enable")
        tab.call("Page.addScriptToEvaluateOnNewDocument", source=probe("catch_map"))
        tab.open(path.as_uri(), "document.readyState === 'complete'")
        time.sleep(1.5)
        if not tab.evaluate("Boolean(window.benchMap)"):
            raise SystemExit(f"no map was found in {path.name}")
        return answer(tab, probe("pan"))


def contenders(number: int, folder: Path, options: argparse.Namespace) -> dict[str, Command]:
    story = write_story(folder / f"story{number}", number)
    out = folder / f"out{number}"
    out.mkdir()
    found = builds(story, out, options.before)
    entries = {name: found[key] for key, name in OURS.items() if key in found}
    if options.peers:
        names = [name for name in PEERS if number <= SLOW.get(name, number)]
        entries.update((name, peers(story, out)[name]) for name in names)
    return entries


def measure(
    number: int, rounds: int, pages: Mapping[str, Command], found: dict[str, Path], browser: Tab
) -> None:
    for name, (command, page) in pages.items():
        run(command, page)
        if name in PEERS:
            localised(page, found)
    ready: dict[str, list[float]] = {name: [] for name in pages}
    pans: dict[str, list[float]] = {name: [] for name in pages}
    in_turn = random.Random(number)
    for turn in range(rounds):
        for name in in_turn.sample(list(pages), len(pages)):
            _, path = pages[name]
            ready[name].append(milliseconds_until_ready(browser, path, name not in PEERS))
            if turn < 3:
                pans[name].append(frames(browser, path))
    report(number, ready, pans)


def report(number: int, ready: dict[str, list[float]], pans: dict[str, list[float]]) -> None:
    ours = statistics.median(ready["ours"])
    print(f"\n{number:,} places")
    print(f"{'':16}{'ours is ready in':>18}{'ready ms':>10}{'frames/s panning':>18}{'loads':>7}")
    for name, times in ready.items():
        middle = statistics.median(times)
        ratio = f"{ours / middle:.2f} times"
        smooth = statistics.median(pans[name])
        print(f"{name:16}{ratio:>18}{middle:>10,.0f}{smooth:>18.0f}{len(times):>7}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="25,1000,10000")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--before", type=Path, metavar="FOLDER")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, chromium(find_chromium()) as browser:
        found = libraries(Path(name)) if options.peers else {}
        for number in map(int, options.sizes.split(",")):
            pages = contenders(number, Path(name), options)
            measure(number, options.rounds, pages, found, browser)


if __name__ == "__main__":
    main()
