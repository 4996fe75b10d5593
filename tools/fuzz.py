"""Break valid stories at random and see that each is built, or told what is wrong with it.

``python -m tools.fuzz --seconds 60 --seed 7``: the same seed breaks the same stories. What the
program did not foresee is kept in a folder and told; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from itinerarium.build import compose_folder, story_html
from itinerarium.check import check
from itinerarium.export import exported
from itinerarium.new import begin
from itinerarium.read import read_folder
from itinerarium.vocabulary.errors import DataError, ItinerariumError
from tools.fuzz_stories import Files, whole_stories

Rng = random.Random

WORDS = (
    *(
        "",
        " ",
        "0",
        "-1",
        "1e400",
        "NaN",
        "inf",
        "9999",
        "0001",
        "1941-02-30",
        "24.03.1942",
        "12/1942",
    ),
    *(
        "180",
        "-180.0000001",
        "90",
        "1" * 400,
        "x" * 5000,
        "=1+1",
        "'=1+1",
        "\x00",
        "\ufeff",
        "\u202e",
    ),
    *(
        "\ud83d\ude00",
        "\u0085",
        "_x000D_",
        "<script>",
        "&amp;",
        "../x",
        "/etc/passwd",
        "home",
        "home;port",
    ),
    *(
        "wd:Q",
        "javascript:x",
        "https://[",
        "zh-Hans",
        "csb",
        "#12",
        "null",
        "true",
        "[[[[",
        "{{x}}",
    ),
    *("99999999999999999999999", "1,5", "1;2", '"', '""', "\r", "\n", "**", "[a](", "~", "?", "%"),
)
DATES = (
    *("1942", "1942-03", "1942-03-24", "1942-03-24~", "1942-03?", "194X", "19XX", "1942-XX"),
    *("1942-21", "1942-24", "1942-25", "1942/1943", "1943/1942", "../1945", "1939/..", "../.."),
    *("1942-03-24/1942-03-30", "1942~/1943?", "[1942,1943]", "{1942}", "1942%", "~1942"),
    *("-0217", "0000", "0001", "9999", "10000", "1677-09-21", "1676", "2262-04-12", "2263", "Y1E9"),
    *("1942-13", "1942-00", "1942-02-30", "1942-3-4", "24.03.1942", "24.3.42", "03/24/1942"),
    *("March 1942", "about 1942", "1942-03-24T12:00:00Z", "1942-03-24T25", "1942-W12", "15060"),
    *("١٩٤٢", "１９４２", "1942\u22120324", "1942–1943", "1942-03-24-05", "19 42", "1e3"),
)
DATE = re.compile(rb"-?\d{4}(?:-\d\d){0,2}[~?]?")
SIGNS = b"\"',;\n\r\t=[]{}<>&\\/0159-+.e\x00\xff\x80"


def broken(files: Files, rng: Rng) -> Files:
    """The files with one to four things wrong in them."""
    made = dict(files)
    for _ in range(rng.randint(1, 4)):
        name = rng.choice(sorted(made))
        made[name] = _broken_file(name, made[name], rng)
    return made


def _broken_file(name: str, data: bytes, rng: Rng) -> bytes:
    if name.endswith((".xlsx", ".ods")) and rng.random() < 0.8:
        return _repacked(data, rng)
    ways: list[Callable[[bytes, Rng], bytes]] = [_word, _bytes, _cut, _twice, _swap]
    if name.endswith((".csv", ".toml", ".geojson", ".kml", ".gpx")):
        ways += [_cell, _cell, _cell, _cell, _date, _date]
    return rng.choice(ways)(data, rng)


def _repacked(data: bytes, rng: Rng) -> bytes:
    """A workbook with one of its parts broken."""
    file = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
            chosen = rng.choice(old.namelist())
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, _broken_file(name, part, rng) if name == chosen else part)
    except Exception:  # an earlier break may have left no package at all
        return _bytes(data, rng)
    return file.getvalue()


def _at(data: bytes, rng: Rng) -> int:
    return rng.randrange(len(data) + 1)


def _word(data: bytes, rng: Rng) -> bytes:
    at = _at(data, rng)
    return data[:at] + rng.choice(WORDS).encode("utf-8", "surrogatepass") + data[at:]


def _bytes(data: bytes, rng: Rng) -> bytes:
    changed = bytearray(data or b" ")
    for _ in range(rng.randint(1, 4)):
        changed[rng.randrange(len(changed))] = rng.choice(SIGNS)
    return bytes(changed)


def _cut(data: bytes, rng: Rng) -> bytes:
    return data[: _at(data, rng)]


def _twice(data: bytes, rng: Rng) -> bytes:
    first, last = sorted((_at(data, rng), _at(data, rng)))
    return data[:last] + data[first:]


def _swap(data: bytes, rng: Rng) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def _cell(data: bytes, rng: Rng) -> bytes:
    """The data with another word where a cell, a value or a number stands."""
    parts = (
        data.replace(b",", b"\0,\0").replace(b"\n", b"\0\n\0").replace(b'"', b'\0"\0').split(b"\0")
    )
    at = rng.randrange(len(parts))
    parts[at] = rng.choice(WORDS).encode("utf-8", "surrogatepass")
    return b"".join(parts)


def _date(data: bytes, rng: Rng) -> bytes:
    """The data with another date, or what looks like one, where one stands."""
    found = [one.span() for one in DATE.finditer(data)]
    if not found:
        return _word(data, rng)
    first, last = rng.choice(found)
    return data[:first] + rng.choice(DATES).encode("utf-8") + data[last:]


def faults(seed: int, seconds: float, kept: Path) -> Iterator[str]:
    """What the program did not foresee, until the time is over; each story that did it is kept."""
    rng = Rng(seed)
    whole = whole_stories()
    deadline = time.monotonic() + seconds
    number = 0
    while time.monotonic() < deadline:
        number += 1
        with tempfile.TemporaryDirectory() as place:
            story = Path(place) / "story"
            write(story, broken(rng.choice(whole), rng))
            for said in tried(story, rng):
                shutil.copytree(story, kept / f"{seed}-{number}", dirs_exist_ok=True)
                yield f"{seed}-{number}: {said}"
    print(f"{number} stories with the seed {seed}", file=sys.stderr)


def write(folder: Path, files: Files) -> None:
    """Write a story's files."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def tried(story: Path, rng: Rng) -> Iterator[str]:
    """What went wrong with a story that was checked, built, exported and begun anew from."""
    try:
        is_good = not check_fails(story)
    except Exception as error:
        yield told("check", error)
        return
    if is_good:
        yield from _failed("build", lambda: _build(story))
    source = rng.choice([path for path in story.rglob("*") if path.is_file()])
    yield from _failed("new", lambda: begin(story.parent / "new", source))


def check_fails(story: Path) -> bool:
    """Whether a story has errors that are told."""
    try:
        check(read_folder(story))
    except DataError:
        return True
    return False


def _build(story: Path) -> None:
    made, _ = compose_folder(story)
    for piece in story_html(made):
        piece.decode("utf-8")
    for _, pieces in exported(made):
        b"".join(pieces).decode("utf-8")


def _failed(what: str, work: Callable[[], object]) -> Iterator[str]:
    """The failure of a work; a build must not even find problems, as the check found none."""
    try:
        work()
    except ItinerariumError as error:
        if what == "build":
            yield told(what, error)
    except Exception as error:
        yield told(what, error)


def told(what: str, error: Exception) -> str:
    """A failure with the line of ours that it came from."""
    frames = [
        one for one in traceback.extract_tb(error.__traceback__) if "itinerarium" in one.filename
    ]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{what} {type(error).__name__} at {where}: {str(error)[:200]}"


def main() -> int:
    """Run for so many seconds; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--kept", type=Path, default=Path("fuzz"), help="where found stories are put"
    )
    asked = parser.parse_args()
    warnings.simplefilter("error")
    found = 0
    for fault in faults(asked.seed, asked.seconds, asked.kept):
        print(fault, flush=True)
        found = 1
    return found


if __name__ == "__main__":
    raise SystemExit(main())
