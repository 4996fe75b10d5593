"""How long a build takes and how much memory, beside the peers, in one run on the same data.

    python bench/build.py [--sizes 25,1000,10000,100000] [--rounds 5]

The contenders take turns, so that a slow minute of the machine hits all of them. What counts are
the ratios of the medians; the seconds are there to see how long it took. The processor's time is
beside the clock's, as it says more on a machine that does other things too. The page alone is
measured (--page-only), as the peers write nothing else.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from data import SIZES, write_story

HERE = Path(__file__).parent
MAKE_MAP = HERE.parent / "make_map.py"
PEERS = ("floor", "folium_plain", "folium_geojson", "plotly_map", "pydeck_map")
SLOW = {"folium_plain": 10_000}
LIBRARIES = (
    "folium, geopy.distance, shapely, numpy, typer, babel, jinja2, orjson, markdown_it, "
    "pydantic, pyproj, pandas"
)
PEERS_PYTHON = HERE.parent / ".venv-peers" / "bin" / "python"
"""The peers' own environment: what ours does not need would slow its start."""


@dataclass(frozen=True)
class Run:
    """One process: seconds by the clock and of the processor, memory in MiB, its page in bytes."""

    seconds: float
    processor: float
    memory: float
    size: int


def run(command: list[str], page: Path) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    processor = usage.ru_utime + usage.ru_stime
    size = page.stat().st_size if page.is_file() else 0
    return Run(seconds, processor, usage.ru_maxrss / 1024, size)


def commands(story: Path, out: Path) -> dict[str, tuple[list[str], Path]]:
    ours = [sys.executable, str(MAKE_MAP), "build", str(story), "--output", str(out)]
    ours += ["--page-only", "--quiet"]
    entries = {"ours": (ours, out / "index.html")}
    for peer in PEERS:
        page = out / f"{peer}.html"
        script = str(HERE / "peers" / f"{peer}.py")
        entries[peer] = ([str(PEERS_PYTHON), script, str(story), str(page)], page)
    return entries


def measure(number: int, rounds: int, folder: Path) -> dict[str, list[Run]]:
    story = write_story(folder / f"story{number}", number)
    out = folder / f"out{number}"
    out.mkdir()
    entries = commands(story, out)
    run(*entries["ours"])  # the relief is cached from here on
    runs: dict[str, list[Run]] = defaultdict(list)
    for turn in range(rounds):
        for name, entry in entries.items():
            if turn == 0 or number < SLOW.get(name, number + 1):
                runs[name].append(run(*entry))
    return runs


def medians(runs: list[Run]) -> tuple[float, float]:
    """The seconds by the clock and of the processor."""
    return (
        statistics.median(run.seconds for run in runs),
        statistics.median(run.processor for run in runs),
    )


def report(number: int, runs: dict[str, list[Run]]) -> None:
    ours = medians(runs["ours"])
    print(f"\n{number:,} places")
    print(
        f"{'':16}{'ours is':>12}{'by processor':>14}{'seconds':>10}{'processor':>11}"
        f"{'memory MiB':>12}{'page MB':>10}{'runs':>6}"
    )
    for name, many in runs.items():
        theirs = medians(many)
        ratios = [f"{mine / other:.2f} times" for mine, other in zip(ours, theirs, strict=True)]
        memory = max(run.memory for run in many)
        print(
            f"{name:16}{ratios[0]:>12}{ratios[1]:>14}{theirs[0]:>10.2f}{theirs[1]:>11.2f}"
            f"{memory:>12,.0f}{many[0].size / 1e6:>10.2f}{len(many):>6}",
            flush=True,
        )


def shipped(rounds: int, folder: Path) -> None:
    """The repository's own story against the bare import of the libraries it is built with."""
    build = [sys.executable, str(MAKE_MAP), "build", str(HERE.parent), "--output", str(folder)]
    build += ["--page-only", "--quiet"]
    imports = [sys.executable, "-c", f"import {LIBRARIES}"]
    run(build, folder)
    pairs = [(run(build, folder), run(imports, folder)) for _ in range(rounds)]
    ours, bare = (medians([pair[i] for pair in pairs]) for i in (0, 1))
    print(f"\nshipped story: {ours[0] / bare[0]:.2f} times the bare import of its libraries")
    print(f"  by the processor {ours[1] / bare[1]:.2f} times")
    print(f"  ({ours[0]:.2f} s and {bare[0]:.2f} s, {rounds} runs of each in turn)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        shipped(options.rounds, Path(name))
        for number in map(int, options.sizes.split(",")):
            rounds = options.rounds if number < 100_000 else min(3, options.rounds)
            report(number, measure(number, rounds, Path(name)))


if __name__ == "__main__":
    main()
