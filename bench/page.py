"""How soon a page is ready and how smoothly it pans, beside folium, in one run on the same data.

    python bench/page.py [--sizes 25,1000,10000] [--rounds 5]

The peer's libraries are put on disk first (npm, Leaflet from the package that we use) and its page
refers to those, so that no network slows it; no host is found, so that tiles fail at once. Ready
means: scripts done and two frames drawn; tiles are not waited for. The pages take turns. Frames are
counted while the map pans for four seconds by 300 pixels at a time.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from build import commands, run
from data import write_story
from playwright.sync_api import Browser, Page, sync_playwright

CONTENDERS = ("ours", "folium_geojson", "folium_plain")
SLOW = {"folium_plain": 1_000}
PROBES = Path(__file__).parent / "probes"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",  # the browser's own pages
]
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


def open_page(browser: Browser, path: Path, ours: bool) -> tuple[Page, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri(), wait_until="commit")
    return page, page.evaluate(probe("our_ready" if ours else "ready"))


def frames(browser: Browser, path: Path) -> float:
    """Frames a second while panning; the map is caught as Leaflet makes it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script((PROBES / "catch_map.js").read_text(encoding="utf-8"))
    page.goto(path.as_uri(), wait_until="load", timeout=120_000)
    page.wait_for_timeout(1500)
    if not page.evaluate("() => Boolean(window.benchMap)"):
        raise SystemExit(f"no map was found in {path.name}")
    value: float = page.evaluate(probe("pan"))
    page.close()
    return value


def measure(
    number: int, rounds: int, folder: Path, found: dict[str, Path], browser: Browser
) -> None:
    story = write_story(folder / f"story{number}", number)
    out = folder / f"out{number}"
    out.mkdir()
    names = [name for name in CONTENDERS if number <= SLOW.get(name, number)]
    pages = {name: commands(story, out)[name] for name in names}
    for name, (command, page) in pages.items():
        run(command, page)
        if name != "ours":
            localised(page, found)
    ready: dict[str, list[float]] = defaultdict(list)
    pans: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds):
        for name, (_, path) in pages.items():
            page, milliseconds = open_page(browser, path, name == "ours")
            page.close()
            ready[name].append(milliseconds)
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
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        found = libraries(Path(name))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for number in map(int, options.sizes.split(",")):
            measure(number, options.rounds, Path(name), found, browser)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
