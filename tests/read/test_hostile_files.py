"""What is no file, has no end, or grows when it is unpacked: one clear line, at once."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from itinerarium.check import check
from itinerarium.geo import simplify
from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.problems.report import to_text
from itinerarium.read import ods as ods_reader
from itinerarium.read import read_folder, sound
from tests.stories import problems_of, write_story
from tests.workbooks import Value, write_ods, write_xlsx

NAMES = ("places.csv", "routes/main.csv", "story.toml", "layers/a.geojson", "story.xlsx")
HEAD = "id,name,lat,lon"
ROWS = "a,A,1,2\nb,B,3,4\n"
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
TEXT = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_file_is_not_read(name: str, kind: str, tmp_path: Path) -> None:
    story = write_story(tmp_path / "story", {name: False})
    if name == "story.xlsx":
        (story / "places.csv").unlink()
    path = story / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    made: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
        "folder": path.mkdir,
    }
    made[kind]()
    found = [one for one in problems_of(story) if one.code == "P102"]
    assert [one.file for one in found] == [name]
    assert "instead got: is a " in found[0].message


TOO_MUCH: dict[str, tuple[dict[str, str], str]] = {
    "columns": ({"places.csv": f"{HEAD}{',x' * 1000}\n{ROWS}"}, "1,000 columns"),
    "texts": ({"places.csv": f"{HEAD},{','.join(['text_pl'] * 2000)}\n{ROWS}"}, "1,000 columns"),
    "rows": ({"places.csv": f"{HEAD}\n" + "a,A,1,2\n" * 250_000}, "250,000 rows"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_table_that_nobody_needs_is_refused(what: str, tmp_path: Path) -> None:
    files, most = TOO_MUCH[what]
    (found,) = problems_of(write_story(tmp_path, files))
    told = f"places.csv:1 P120 expected a file of at most {most}, instead got "
    assert f"{found.file}:{found.line} {found.code} {found.message}".startswith(told)


def ods(tmp_path: Path, sheet: str) -> Path:
    """A story of a workbook with this sheet."""
    table = f'<table:table table:name="places">{sheet}</table:table>'
    with zipfile.ZipFile(tmp_path / "story.ods", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", CONTENT.format(table))
    return tmp_path


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def text(value: str, more: str = "") -> str:
    return TEXT.format(more, value)


REPEATED = 'table:number-{}-repeated="{}"'.format


def test_a_link_out_of_the_story_is_not_followed(tmp_path: Path) -> None:
    """Whoever sends a story could otherwise have files of its reader told, or published."""
    secret = write_story(tmp_path / "secret", {"images/x.gif": b"GIF89a"})
    for name in ("places.csv", "routes/main.csv", "story.toml", "layers/a.geojson"):
        (secret / name).parent.mkdir(exist_ok=True)
        (secret / name).write_text("a secret")
        story = write_story(tmp_path / name.replace("/", "-"), {name: False})
        (story / name).parent.mkdir(exist_ok=True)
        (story / name).symlink_to(secret / name)
        found = problems_of(story)
        assert (name, "P704") in {(one.file, one.code) for one in found}
        assert "secret" not in "".join(one.excerpt for one in found)
    story = write_story(
        tmp_path / "pictures",
        {"places.csv": f"{HEAD},image,image_alt\na,A,1,2,x.gif,x\nb,B,3,4,,\n"},
    )
    (story / "images").symlink_to(secret / "images")
    assert "P704" in {one.code for one in problems_of(story)}


@pytest.mark.parametrize(
    ("sheet", "most"),
    [
        (row(*[text("x", REPEATED("columns", 2_000_000))] * 300), "1,000 columns"),
        (row("<table:table-cell/>" * 1200, text("x")), "1,000 columns"),
        (row(text("x"), more=REPEATED("rows", 10**9)), "2,000,000 cells"),
    ],
    ids=["columns", "empty columns", "rows"],
)
def test_a_small_workbook_that_grows_is_refused(sheet: str, most: str, tmp_path: Path) -> None:
    found = next(one for one in problems_of(ods(tmp_path, sheet)) if one.code == "P118")
    assert f"at most {most}" in found.message


def test_a_row_that_would_fill_the_memory_is_refused_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[list[Value]] = [[*HEAD.split(",")], ["a", "A", 1, 2, *["x"] * 120]]
    write_ods(tmp_path / "story.ods", {"places": rows})
    assert "P118" not in {one.code for one in problems_of(tmp_path)}
    monkeypatch.setattr(ods_reader, "MOST_IN_ROW", 100)
    assert [one.code for one in problems_of(tmp_path)] == ["P118"]


def test_names_without_end_are_no_workbook(tmp_path: Path) -> None:
    found = problems_of(ods(tmp_path, "".join(f"<x{number}/>" for number in range(1100))))
    assert "P115" in {one.code for one in found}


@pytest.mark.parametrize(
    ("name", "megabytes", "is_refused"),
    [("xl/media/a.png", 101, True), ("xl/styles.xml", 21, True), ("xl/styles.xml", 19, False)],
)
def test_a_part_that_unpacks_to_much_is_refused_wherever_it_lies(
    name: str, megabytes: int, is_refused: bool, tmp_path: Path
) -> None:
    path = write_xlsx(tmp_path / "story.xlsx", {"places": [["id", "name", "lat", "lon"]]})
    with zipfile.ZipFile(path) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in {**parts, name: b" " * megabytes * 1_000_000}.items():
            new.writestr(part, data)
    assert ("P118" in {one.code for one in problems_of(tmp_path)}) is is_refused


def test_rows_that_are_empty_but_for_their_width_are_blank(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "places"
    sheet.append(HEAD.split(","))
    for line in range(2, 1300):
        sheet.cell(line, 16_384).number_format = "0.0"
    book.save(tmp_path / "story.xlsx")
    assert "P118" not in {one.code for one in problems_of(tmp_path)}


def test_a_cell_of_a_workbook_is_no_longer_than_one_of_a_table(tmp_path: Path) -> None:
    found = problems_of(ods(tmp_path, row(text("x" * 200_000))))
    assert [one.code for one in found] == ["P113"]


def test_a_cell_of_libreoffice_that_is_no_date_is_told_of_alone(tmp_path: Path) -> None:
    date = 'office:value-type="date" office:date-value="19420-99-1"'
    number = 'office:value-type="float" office:value="many"'
    heads = row(*map(text, ("id", "name", "lat", "lon", "start")))
    rows = row(text("a"), text("A"), text("1"), text("lots", number), text("soon", date))
    found = problems_of(ods(tmp_path, heads + rows))
    assert {(one.code, one.line, one.column) for one in found} >= {("P304", 2, 4), ("P501", 2, 5)}


def test_escapes_of_excel_are_characters(tmp_path: Path) -> None:
    written = "One_x000D_\ntwo _x0041_ _x005F_x _x0000_ _xD800_ x_x"
    sheets: dict[str, list[list[Value]]] = {
        "places": [[*HEAD.split(","), "text"], ["a", "A", 1, 2, written], ["b", "B", 3, 4, ""]],
        "road": [["from", "to"], ["a", "b"]],
    }
    write_xlsx(tmp_path / "story.xlsx", sheets)
    atlas = check(read_folder(tmp_path)).atlas
    assert atlas.places[0].text["en"] == "One\ntwo A _x   x_x"


def test_a_zigzag_does_not_take_the_square_of_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    distances = simplify._distances

    def counted(points: Floats, start: Floats, end: Floats) -> Floats:
        measured.append(len(points))
        return distances(points, start, end)

    monkeypatch.setattr(simplify, "_distances", counted)
    size = 8_000
    line = tuple(
        LonLat((10 + number / size, 50 + (-1) ** number * (1 - number / size)))
        for number in range(size)
    )
    kept = simplify.simplified(line)
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    assert sum(measured) < 100 * size


def test_a_sound_that_is_too_large_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "MOST_BYTES", 1_000_000)
    files: dict[str, str | bytes | bool] = {
        "places.csv": f"{HEAD},media\na,A,1,2,a.mp3\nb,B,3,4,\n",
        "routes/main.csv": "from,to\na,b\n",
        "images/a.mp3": b"x" * 1_500_000,
    }
    assert to_text(problems_of(write_story(tmp_path, files))) == (
        "places.csv:2:5 P721 expected a sound of at most 1 MB, instead got 1.5 MB\n"
        "  2 | a,A,1,2,a.mp3\n"
        "    = help: cut it, or save it as MP3 with 64 kbit/s: that is enough for speech\n"
    )
