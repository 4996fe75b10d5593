"""How long a build takes and how much memory, beside the peers, in one run on the same data.

    python bench/build.py [--sizes 25,1000,10000,100000] [--rounds 5]
                          [--before FOLDER] [--no-peers]

The contenders take turns, so that a slow minute of the machine hits all of them. What counts are
the ratios of the medians; the seconds are there to see how long it took. The processor's time is
beside the clock's, as it says more on a machine that does other things too. A build is measured
whole, as a user runs it, and for its page alone (--page-only), as the peers write nothing else.
FOLDER is a copy of this repository at another state, to see what a change costs or saves.
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
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from data import SIZES, write_story

HERE = Path(__file__).parent
TREE = HERE.parent
PEERS = ("floor", "folium_plain", "folium_geojson", "plotly_map", "pydeck_map")
SLOW = {"folium_plain": 10_000}
PEERS_PYTHON = TREE / ".venv-peers" / "bin" / "python"
"""The peers' own environment: what ours does not need would slow its start."""
IMPORTED = HERE / "probes" / "imported.py"
Command: TypeAlias = tuple[list[str], Path]
"""A command line, and the page that it writes."""


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


def build(tree: Path, story: Path, out: Path, *options: str) -> Command:
    """A build by the code in a folder."""
    command = [sys.executable, str(tree / "make_map.py"), "build", str(story), "--output", str(out)]
    return [*command, "--quiet", *options], out / "index.html"


def builds(story: Path, out: Path, before: Path | None) -> dict[str, Command]:
    """The page alone and the whole build, by the code here and by that from before."""
    trees = {"": TREE, **({"before: ": before.resolve()} if before else {})}
    found = {}
    for name, tree in trees.items():
        found[f"{name}page alone"] = build(tree, story, out / f"{name}page", "--page-only")
        found[f"{name}whole build"] = build(tree, story, out / f"{name}whole")
    return found


def peers(story: Path, out: Path) -> dict[str, Command]:
    entries = {}
    for peer in PEERS:
        page = out / f"{peer}.html"
        script = str(HERE / "peers" / f"{peer}.py")
        entries[peer] = ([str(PEERS_PYTHON), script, str(story), str(page)], page)
    return entries


def in_turns(number: int, rounds: int, entries: Mapping[str, Command]) -> dict[str, list[Run]]:
    """The runs of each contender; a slow one runs once only."""
    for name, entry in entries.items():
        if name not in PEERS:
            run(*entry)  # what is cached is cached from here on, and an old output is there
    runs: dict[str, list[Run]] = defaultdict(list)
    for turn in range(rounds):
        for name, entry in entries.items():
            if turn == 0 or number < SLOW.get(name, number + 1):
                runs[name].append(run(*entry))
    return runs


def measure(number: int, rounds: int, folder: Path, options: argparse.Namespace) -> None:
    story = write_story(folder / f"story{number}", number)
    out = folder / f"out{number}"
    out.mkdir()
    entries = builds(story, out, options.before)
    if options.peers:
        entries |= peers(story, out)
    report(f"{number:,} places", in_turns(number, rounds, entries))


def medians(runs: list[Run]) -> tuple[float, float]:
    """The seconds by the clock and of the processor."""
    return (
        statistics.median(run.seconds for run in runs),
        statistics.median(run.processor for run in runs),
    )


def report(title: str, runs: Mapping[str, list[Run]]) -> None:
    """How many times as long as each contender our page alone and our whole build take."""
    page, whole = medians(runs["page alone"]), medians(runs["whole build"])
    print(f"\n{title}: how many times as long ours takes, by the clock and by the processor")
    print(
        f"{'':22}{'our page alone':>16}{'our whole build':>18}{'seconds':>10}{'processor':>11}"
        f"{'memory MiB':>12}{'page MB':>10}{'runs':>6}"
    )
    for name, many in runs.items():
        theirs = medians(many)
        memory = max(run.memory for run in many)
        print(
            f"{name:22}{ratios(page, theirs):>16}{ratios(whole, theirs):>18}"
            f"{theirs[0]:>10.2f}{theirs[1]:>11.2f}"
            f"{memory:>12,.0f}{many[0].size / 1e6:>10.2f}{len(many):>6}",
            flush=True,
        )


def ratios(ours: tuple[float, float], theirs: tuple[float, float]) -> str:
    return "  ".join(f"{mine / other:.2f}" for mine, other in zip(ours, theirs, strict=True))


def shipped(rounds: int, folder: Path, options: argparse.Namespace) -> None:
    """The repository's own story against the bare import of the libraries it is built with."""
    entries = builds(TREE, folder, options.before)
    names = folder / "imported.txt"
    run(*entries["whole build"])
    arguments = entries["whole build"][0][1:]
    run([sys.executable, str(IMPORTED), str(names), *arguments], names)
    bare = f"for name in open({str(names)!r}).read().split(): __import__(name)"
    entries["bare imports"] = ([sys.executable, "-c", bare], names)
    report("shipped story", in_turns(0, rounds, entries))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--before", type=Path, metavar="FOLDER")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "shipped").mkdir()
        shipped(options.rounds, Path(name) / "shipped", options)
        for number in map(int, options.sizes.split(",")):
            rounds = options.rounds if number < 100_000 else min(3, options.rounds)
            measure(number, rounds, Path(name), options)


if __name__ == "__main__":
    main()
