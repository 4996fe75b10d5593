"""How long the largest and the worst inputs take, and how much memory: a table to be read.

    python bench/budgets.py [--only NAME ...] [--list]

Every input has to be done or refused within 30 seconds and 1 GB; some have a budget of their own.
Each is made anew in a folder that is removed at the end, with the same numbers each time. A row
that is over its budget is marked, and the exit code is 1. The processor's time stands beside the
clock's, as it says more on a machine that does other things too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

TREE = Path(__file__).parent.parent
SECONDS, MEGABYTES = 30.0, 1000
HEAD = "id,name,lat,lon\n"
TWO_ROWS = "krakow,Kraków,50.06,19.94\nlwow,Lwów,49.84,24.03\n"
Make = Callable[[Path], list[str]]
"""Writes an input into a folder, and gives the command that reads it."""


@dataclass(frozen=True)
class Budget:
    """An input, the command for it, and what it may cost."""

    name: str
    make: Make
    seconds: float = SECONDS
    megabytes: int = MEGABYTES


@dataclass(frozen=True)
class Outcome:
    """What a command cost, and the first line that it said."""

    code: int
    seconds: float
    processor: float
    megabytes: int
    said: str = field(default="")


def made(budget: Budget, folder: str) -> list[str]:
    """The command for an input, which another process makes: its memory would count for ours."""
    words = [sys.executable, __file__, "--make", budget.name, folder]
    return list(json.loads(subprocess.run(words, check=True, capture_output=True).stdout))


def run(command: list[str], at_most: float, folder: Path) -> Outcome:
    """Run a command of ours in a process of its own, stopped at three times its budget."""
    start = time.perf_counter()
    cache = {"XDG_CACHE_HOME": str(folder / "cache")} if (folder / "cache").is_dir() else {}
    words = [sys.executable, str(TREE / "make_map.py"), *command]
    with tempfile.TemporaryFile("w+") as told:
        process = subprocess.Popen(
            words, stdout=told, stderr=subprocess.STDOUT, env={**os.environ, **cache}
        )
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            if time.perf_counter() - start > 3 * at_most:
                process.kill()
            time.sleep(0.02)
        seconds = time.perf_counter() - start
        told.seek(0)
        said = told.readline().strip()
    usage, code = ended[2], os.waitstatus_to_exitcode(ended[1])
    processor = usage.ru_utime + usage.ru_stime
    return Outcome(code, seconds, processor, usage.ru_maxrss // 1024, said)


def story(folder: Path, tables: str = HEAD + TWO_ROWS, **files: str) -> Path:
    """A small story, with other files by their paths, in which ``__`` stands for a slash."""
    folder.mkdir(exist_ok=True)
    (folder / "places.csv").write_text(tables, encoding="utf-8")
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def build(folder: Path) -> list[str]:
    return ["build", str(folder), "--output", str(folder / "output"), "--quiet"]


def lines(count: int, points: int) -> Iterator[list[list[float]]]:
    """Lines all over Europe, each as (lon, lat)."""
    random = np.random.default_rng(2401)
    for _ in range(count):
        yield random.uniform((-10, 35), (40, 60), (points, 2)).round(5).tolist()


def foreign_lines(count: int, points: int) -> Make:
    def make(folder: Path) -> list[str]:
        features = [
            {
                "type": "Feature",
                "properties": {"name": f"line {number}"},
                "geometry": {"type": "LineString", "coordinates": line},
            }
            for number, line in enumerate(lines(count, points))
        ]
        file = folder / "lines.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return ["new", str(folder / "story"), "--from", str(file)]

    return make


def many_columns(count: int) -> Make:
    def make(folder: Path) -> list[str]:
        names = ",".join(f"c{number}" for number in range(count))
        row = "krakow,Kraków,50.06,19.94" + ",x" * count
        return build(story(folder, f"{HEAD.strip()},{names}\n{row}\n"))

    return make


def zigzag(points: int) -> Make:
    def make(folder: Path) -> list[str]:
        longitudes = np.linspace(-170, 170, points).round(6).tolist()
        line = [[lon, 10.0 * (number % 2)] for number, lon in enumerate(longitudes)]
        shape = {"type": "LineString", "coordinates": line}
        layer = {"type": "Feature", "properties": {"overlay": "l"}, "geometry": shape}
        document = {"type": "FeatureCollection", "features": [layer]}
        files = {"layers__l.geojson": json.dumps(document), "story_toml": '[layers.l]\ntitle="L"\n'}
        return build(story(folder, **files))

    return make


def huge_number(folder: Path) -> list[str]:
    point = {"type": "Point", "coordinates": [20, 50]}
    words = {"name": "X", "kind": "country", "km": 1e20}
    label = {"type": "Feature", "properties": words, "geometry": point}
    document = {"type": "FeatureCollection", "features": [label]}
    return build(story(folder, **{"layers__labels.geojson": json.dumps(document)}))


def workbook(folder: Path, rows: Iterator[str], name: str = "story.xlsx") -> Path:
    """A workbook with one sheet, ``places``, written as text since that is quick."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="places" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
    }
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for number, row in enumerate(rows, start=1):
                sheet.write(f'<row r="{number}">{row}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
    return path


def cells(*texts: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in texts)


def long_workbook(count: int) -> Make:
    def make(folder: Path) -> list[str]:
        spots = np.random.default_rng(2401).uniform((50, 16), (53, 23), (count, 2)).round(4)
        body = (
            cells(f"p{number}", f"Place {number}", str(lat), str(lon))
            for number, (lat, lon) in enumerate(spots.tolist())
        )
        heading = cells("id", "name", "lat", "lon")
        workbook(folder, (row for rows in ((heading,), body) for row in rows))
        return build(folder)

    return make


def wide_workbook(columns: int, rows: int) -> Make:
    def make(folder: Path) -> list[str]:
        heading = cells("id", "name", "lat", "lon", *[f"c{n}" for n in range(columns - 4)])
        body = cells("a", "A", "50", "20", *["x"] * (columns - 4))
        workbook(folder, (heading if number == 0 else body for number in range(rows)))
        return build(folder)

    return make


def bomb(folder: Path) -> list[str]:
    """A workbook of a few kB of which one row unpacks to more than a gigabyte."""
    workbook(folder, (cells("a" * 12_000_000) for _ in range(100)))
    return build(folder)


def pictures(count: int, width: int, height: int) -> Make:
    def make(folder: Path) -> list[str]:
        from PIL import Image

        (folder / "images").mkdir()
        for number in range(count):
            picture = Image.effect_noise((256, 256), 64).resize((width, height))
            picture.save(folder / "images" / f"p{number}.png", compress_level=1)
        rows = "".join(
            f"p{n},Place {n},{40 + n / 10:.1f},{n / 2},{n + 1},p{n}.png,Noise\n"
            for n in range(count)
        )
        return build(story(folder, f"{HEAD.strip()},stop,image,image_alt\n{rows}"))

    return make


def large_picture(folder: Path) -> list[str]:
    file = folder / "map.png"
    return ["picture", str(story(folder)), "--size", "7680x4320", "--output", str(file)]


def pipe(folder: Path) -> list[str]:
    story(folder)
    (folder / "places.csv").unlink()
    os.mkfifo(folder / "places.csv")
    return build(folder)


def first_build(folder: Path) -> list[str]:
    (folder / "cache").mkdir()
    return build(story(folder))


BUDGETS = (
    Budget("first build of a small story", first_build, megabytes=400),
    Budget("100,000 columns", many_columns(100_000)),
    Budget("a sheet of 16,384 columns", wide_workbook(16_384, 20)),
    Budget("a workbook that unpacks to 1.2 GB", bomb),
    Budget("a workbook of 200,000 rows", long_workbook(200_000), seconds=20),
    Budget("a zigzag of 100,000 points", zigzag(100_000)),
    Budget("a label of 1e20 km", huge_number),
    Budget("a pipe as places.csv", pipe),
    Budget("3,000 foreign lines of 2 points", foreign_lines(3_000, 2)),
    Budget("3,000 foreign lines of 30 points", foreign_lines(3_000, 30)),
    Budget("a picture of 49,000,000 x 1 pixels", pictures(1, 49_000_000, 1)),
    Budget("40 pictures of 36 megapixels", pictures(40, 7_200, 5_000)),
    Budget("a picture of the map, 7680x4320", large_picture),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[], help="names, or parts of them")
    parser.add_argument("--list", action="store_true", help="name the inputs and stop")
    parser.add_argument("--make", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        wanted = next(one for one in BUDGETS if one.name == options.make[0])
        print(json.dumps(wanted.make(Path(options.make[1]))))
        return 0
    chosen = [
        one for one in BUDGETS if not options.only or any(part in one.name for part in options.only)
    ]
    if options.list:
        print(*(one.name for one in chosen), sep="\n")
        return 0
    is_over = False
    print(f"{'input':36} {'code':>4} {'clock':>7} {'cpu':>7} {'MB':>6}")
    for budget in chosen:
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(made(budget, folder), budget.seconds, Path(folder))
        over = outcome.seconds > budget.seconds or outcome.megabytes > budget.megabytes
        is_over |= over or outcome.code not in (0, 1)
        row = f"{budget.name:36} {outcome.code:>4} {outcome.seconds:>6.1f}s"
        row += f" {outcome.processor:>6.1f}s {outcome.megabytes:>6}"
        print(row, "OVER" if over else "", outcome.said[:90], flush=True)
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())
