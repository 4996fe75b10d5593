"""Break valid stories at random and see that each is built, or told what is wrong with it.

``python -m tools.fuzz --seconds 60 --seed 7``: the same seed breaks the same stories. What the
program did not foresee is kept in a folder and told; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image

from itinerarium.build import compose_folder, story_html
from itinerarium.check import check
from itinerarium.export import exported
from itinerarium.new import begin
from itinerarium.read import read_folder
from itinerarium.vocabulary.errors import DataError, ItinerariumError

Files = dict[str, bytes]
Rng = random.Random

PLACES = (
    "id,name,name_pl,lat,lon,kind,rank,start,end,stop,chapter,minutes,lead,text,text_pl,quote,"
    "people,people_note,doubt,sources,figure,links,accuracy_km,image,image_alt,question,answer\n"
    "home,Home,Dom,50.06,19.94,town,1,1941,1941-06-22~,1,Ch,3,Lead,**T** [l](https://example.org),"
    "pl,q,100,note,d,a;b,5,wd:Q1;https://example.org/x,50,x.png,alt,Q?,A\n"
    "port,Port,,54.35,18.65,,2,1942-03,,2,,,,,,,,,,,,,,,,,\n"
    "far,Far,,-33.9,151.2,camp,3,24.03.1943,1944,3,,,,,,,7,,,,,,,photo.jpg,,,\n"
    "w1,W,,45,50,waypoint,,,,,,,,,,,,,,,,,,,,,\n"
)
STOPS = (
    "id,stop,place,bounds,title,title_pl,start,camera,chapter,lead,text,question,media\n"
    'wide,0,,"36.5, 10, 60, 160",All of it,,,home;far,Ch,Lead,From [home](#place=home),,\n'
    ",4,home,,Home again,Znowu,1945-05,,,,**T**,Q?,bear.svg\n"
)
ROAD = (
    "from,to,mode,start,end,people,via,shape,certainty,note\n"
    "home,port,rail,1941,1942,1000,w1,,certain,n\nport,far,ship,1942-03-24,1943,,,t.gpx,,\n"
    "home,far,foot,,,,,k.kml,,\n"
)
TOML = (
    'title = "T"\ntitle_pl = "P"\nsubtitle = "S"\nlanguages = ["en", "pl"]\n'
    '[strands.road]\ntitle = "R"\ncolour = "#ac1517"\n'
    '[sources.a]\ntext = "A"\nurl = "https://example.org"\n[sources.b]\ntext = "B"\n'
    '[layers.l]\ntitle = "L"\nshown = false\n'
    '[[strength]]\ndate = "1941-01"\npeople = 70000\nsources = ["a"]\n'
    '[[counter]]\ntitle = "c"\npoints = [{date = "1940", people = 1}]\n'
)
TRACK = "<trkpt lat='{}' lon='{}'/>"
GPX = (
    "<gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'><wpt lat='54' lon='18'><name>P"
    f"</name></wpt><trk><name>t</name><trkseg>{TRACK.format(54.35, 18.65)}{TRACK.format(10, 80)}"
    f"{TRACK.format(-33.9, 151.2)}</trkseg></trk></gpx>"
)
KML = (
    "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><Placemark><name>k</name><LineString>"
    "<coordinates>19.94,50.06,0 80,20 151.2,-33.9</coordinates></LineString></Placemark>"
    "</Document></kml>"
)


def _feature(form: str, coordinates: object, **properties: object) -> dict[str, object]:
    geometry = {"type": form, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


LAYER = json.dumps(
    {
        "type": "FeatureCollection",
        "title": "LL",
        "features": [
            _feature(
                "Point", [30, 50], name="x", name_pl="y", kind="sea", rank=1, angle=10, km=100
            ),
            _feature("LineString", [[20, 50], [25, 51], [30, 50]], start="1939-09", end="1945"),
            _feature("Polygon", [[[20, 50], [25, 51], [30, 50], [20, 50]]]),
        ],
    }
)
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


def _picture(form: str, mode: str) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (40, 30), 7).save(file, form)
    return file.getvalue()


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for name, text in SHEETS.items():
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(","))
    del book["Sheet"]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _open_workbook() -> bytes:
    """The same as LibreOffice writes it, with rows and cells that are folded together."""
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{urn}office:1.0" xmlns:table="{urn}table:1.0" '
        f'xmlns:text="{urn}text:1.0"><office:body><office:spreadsheet>'
    )
    for name, text in SHEETS.items():
        content += f'<table:table table:name="{name}">'
        for line in text.splitlines():
            content += f"<table:table-row>{''.join(map(_open_cell, line.split(',')))}"
            content += '<table:table-cell table:number-columns-repeated="9"/></table:table-row>'
        content += '<table:table-row table:number-rows-repeated="99"/></table:table>'
    content += "</office:spreadsheet></office:body></office:document-content>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return file.getvalue()


def _open_cell(text: str) -> str:
    inner = f"<text:p>{escape(text)}</text:p>"
    return f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'


MEDIA = (
    "file,alt,alt_pl,caption,credit,licence,source,transcript\n"
    "bear.svg,A bear,,A drawing,Us,CC0,https://example.org/bear,\n"
    "song.mp3,,,A song,Choir,CC BY 4.0,,La **la**\n"
    "photo.jpg,A photograph,,,,,,\n"
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">\n<!-- by us -->\n'
    '<path d="M0 0h9" fill="#333"/><g transform="rotate(3)"><text x="1">bear</text></g>\n</svg>\n'
)
SHEETS = {"places": PLACES, "road": ROAD, "media": MEDIA}
SOUND = (b"\xff\xfb\x90\xc4" + bytes(413)) * 20
"""A moment of silence."""


def whole_stories() -> tuple[Files, ...]:
    """Stories with something of everything: as tables, and as workbooks."""
    texts: Mapping[str, str] = {
        "places.csv": PLACES,
        "stops.csv": STOPS,
        "routes/road.csv": ROAD,
        "routes/t.gpx": GPX,
        "routes/k.kml": KML,
        "story.toml": TOML,
        "layers/l.geojson": LAYER,
        "media.csv": MEDIA,
        "images/bear.svg": DRAWING,
    }
    pictures = {
        "media/song.mp3": SOUND,
        "images/x.png": _picture("PNG", "RGB"),
        "images/photo.jpg": _picture("JPEG", "L"),
    }
    files = {name: text.encode() for name, text in texts.items()} | pictures
    tables = {"places.csv", "routes/road.csv", "media.csv"}
    book = {name: data for name, data in files.items() if name not in tables}
    excel, libre = {"story.xlsx": _workbook()}, {"story.ods": _open_workbook()}
    return files, {**book, **excel}, {**book, **libre}


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
