"""Workbooks of Excel and LibreOffice: the same atlas as from CSV, and problems cell by cell."""

from __future__ import annotations

import datetime
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image

from itinerarium.check import check
from itinerarium.cli import main
from itinerarium.problems.report import to_text
from itinerarium.read import read_folder
from itinerarium.read import sheet_rows as grid
from itinerarium.vocabulary.atlas import Atlas, Cell
from itinerarium.vocabulary.errors import Problem
from tests.read.test_read import FUZZ, PLACES, ROUTE, assert_atlas_or_problems, read, without_lines
from tests.stories import GOOD_STORY, REPOSITORY, problems_of, write_story
from tests.workbooks import Sheets, Value, typed, write_ods, write_xlsx

WRITERS: dict[str, Callable[[Path, Sheets], Path]] = {".xlsx": write_xlsx, ".ods": write_ods}
HEAD: list[Value] = ["id", "name", "lat", "lon", "start"]
ROAD: list[list[Value]] = [["from", "to"], ["a", "b"]]


def book(folder: Path, ending: str, sheets: Sheets, name: str = "story") -> Path:
    folder.mkdir(exist_ok=True)
    WRITERS[ending](folder / f"{name}{ending}", sheets)
    return folder


def story(*rows: list[Value]) -> Sheets:
    """A workbook with these rows of places and one route."""
    return {"places": [HEAD, *rows], "road": ROAD}


def atlas_of(folder: Path) -> Atlas:
    return check(read_folder(folder)).atlas


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return [(one.code, one.file, one.line, one.column) for one in problems]


def test_a_table_in_the_workbook_and_in_a_file_is_told(tmp_path: Path) -> None:
    stops: Sheets = {"Stops": [["stop", "place"], [1, "a"]]}
    places = story(["a", "A", 50, 20], ["b", "B", 51, 21])
    folder = book(tmp_path, ".xlsx", {**places, **stops})
    assert told(problems_of(folder)) == []
    (folder / "stops.csv").write_text("stop,place\n1,a\n", encoding="utf-8")
    assert to_text(problems_of(folder)) == (
        "stops.csv P123 expected the table stops in one file, "
        "instead got story.xlsx/Stops and stops.csv\n"
        "    = help: delete or rename all but one of them\n"
    )


def test_a_sheet_of_that_name_may_still_hold_the_places(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["id", "name", "lat", "lon", "stop"], ["oslo", "Oslo", 59, 10, 1]]
    [place] = atlas_of(book(tmp_path, ".xlsx", {"Stops": rows})).places
    assert (place.id, place.stop) == ("oslo", 1)


@pytest.mark.parametrize("ending", WRITERS)
def test_a_workbook_is_read_to_the_same_atlas_as_csv(tmp_path: Path, ending: str) -> None:
    sheets = {"places": typed(PLACES), "main": typed(ROUTE)}
    folder = book(tmp_path / "book", ending, sheets)
    assert without_lines(atlas_of(folder)) == read(tmp_path / "plain", PLACES, ROUTE)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_shipped_story_is_the_same_from_a_workbook(tmp_path: Path, ending: str) -> None:
    text = {
        name: (REPOSITORY / "examples" / "endurance" / name).read_text("utf-8")
        for name in ("places.csv", "routes/aurora.csv", "story.toml")
    }
    plain = write_story(tmp_path / "plain", {**text, "routes/main.csv": False})
    folder = write_story(
        tmp_path / "book",
        {"story.toml": text["story.toml"], "places.csv": False, "routes/main.csv": False},
    )
    sheets = {"places": typed(text["places.csv"]), "aurora": typed(text["routes/aurora.csv"])}
    assert without_lines(atlas_of(book(folder, ending, sheets))) == without_lines(atlas_of(plain))


@pytest.mark.parametrize("ending", WRITERS)
def test_a_problem_names_file_sheet_row_and_cell(tmp_path: Path, ending: str) -> None:
    sheets = story(["a", "Łódź\nnow", 51.77, 19.45], [], ["b", "Wien", "x", 16.37])
    folder = book(tmp_path / "book", ending, sheets)
    assert to_text(problems_of(folder)) == (
        f'story{ending}/places:4:3 P304 expected lat in decimal degrees, instead got "x"\n'
        "  C4 | b → Wien → x → 16.37\n"
        "    = help: write a number such as 51.75, negative for south and west\n"
    )


@pytest.mark.parametrize("ending", WRITERS)
def test_numbers_and_dates_are_what_their_author_sees(tmp_path: Path, ending: str) -> None:
    sheets = story(
        ["007", "1942", 51.769999999999996, 19, 1942],
        [12345678901, "B", "−33,5", "18.25", datetime.date(1942, 3, 24)],
        ["c", "C", 1, 2, "1942-03~"],
    )
    rows = read_folder(book(tmp_path / "book", ending, {**sheets, "road": ROAD})).places
    assert rows is not None
    assert list(zip(*(column.cells for column in rows.columns), strict=True)) == [
        ("007", "1942", "51.77", "19", "1942"),
        ("12345678901", "B", "−33,5", "18.25", "1942-03-24"),
        ("c", "C", "1", "2", "1942-03~"),
    ]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("yyyy-mm-dd", "1942-03-01"),
        ("mmm-yy", "1942-03"),
        ("yyyy", "1942"),
        ('[$-415]d mmmm yyyy" r."', "1942-03-01"),
    ],
)
def test_a_date_is_as_exact_as_excel_shows_it(tmp_path: Path, form: str, text: str) -> None:
    """Who types 1942-03 into Excel gets the first of March, shown as Mar-42."""
    sheets = story(["a", "A", 1, 2, datetime.datetime(1942, 3, 1)], ["b", "B", 1, 3])
    write_xlsx(tmp_path / "story.xlsx", sheets, {"places!E2": form})
    start = atlas_of(tmp_path).places[0].start
    assert start is not None
    assert start.edtf == text


def test_an_id_shown_with_zeros_keeps_them(tmp_path: Path) -> None:
    sheets: Sheets = {
        "places": [HEAD, [7, "A", 1, 2], ["b", "B", 1, 3]],
        "r": [["from", "to"], ["007", "b"]],
    }
    write_xlsx(tmp_path / "story.xlsx", sheets, {"places!A2": "000"})
    assert [place.id for place in atlas_of(tmp_path).places] == ["007", "b"]


ODS_DATES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">
<office:automatic-styles>
<number:date-style style:name="N1"><number:year/><number:text>-</number:text><number:month/>
</number:date-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="old" table:style-name="ta1"><table:table-row><table:table-cell>
<text:p>lat</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="places">
<table:table-column table:number-columns-repeated="4"/>
<table:table-column table:default-cell-style-name="ce1"/>
<table:table-header-rows><table:table-row>
<table:table-cell><text:p>id</text:p></table:table-cell>
<table:table-cell><text:p>name</text:p></table:table-cell>
<table:table-cell><text:p>lat</text:p></table:table-cell>
<table:table-cell><text:p>lon</text:p></table:table-cell>
<table:table-cell><text:p>start</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16379"/>
</table:table-row></table:table-header-rows>
<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
<table:table-row>
<table:table-cell><text:p>a</text:p></table:table-cell>
<table:table-cell><office:annotation><text:p>a comment</text:p></office:annotation>
<text:p>Two<text:s text:c="2"/><text:span>words</text:span><text:line-break/>more</text:p>
<text:p>lines</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"/>
<table:table-cell office:value-type="date" office:date-value="1942-03-01T00:00:00"/>
</table:table-row>
<table:table-row table:number-rows-repeated="1048571"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>
</table:table>
</office:spreadsheet></office:body></office:document-content>
"""


def write_content(path: Path, content: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return path


def test_what_libreoffice_folds_together_is_unfolded(tmp_path: Path) -> None:
    write_content(tmp_path / "story.ods", ODS_DATES)
    places = read_folder(tmp_path).places
    assert places is not None
    assert [(column.name, column.cells) for column in places.columns] == [
        ("id", ("a",)),
        ("name", ("Two  words\nmore\nlines",)),
        ("lat", ("5",)),
        ("lon", ("5",)),
        ("start", ("1942-03",)),
    ]
    assert places.lines == [5]


@pytest.mark.parametrize("ending", WRITERS)
def test_any_workbook_alone_is_the_story_and_its_first_fitting_sheet_the_places(
    tmp_path: Path, ending: str
) -> None:
    sheets: Sheets = {
        "Sheet1": [["Name", "Latitude", "Longitude"], ["Łódź", 51.77, 19.45], ["Wien", 48.2, 16.4]],
        "The way": [["FROM", "To"], ["Łódź", "Wien"]],
        "Sheet3": [],
    }
    atlas = atlas_of(book(tmp_path / "book", ending, sheets, "grandmother"))
    assert [place.id for place in atlas.places] == ["lodz", "wien"]
    assert [(route.id, route.title["en"]) for route in atlas.routes] == [("the_way", "The Way")]


@pytest.mark.parametrize("ending", WRITERS)
def test_media_glossary_and_people_may_be_sheets_as_well_as_files(
    tmp_path: Path, ending: str
) -> None:
    files = {
        "places.csv": "id,name,lat,lon,media\na,A,50,20,bear.png\nb,B,51,20,\n",
        "routes/main.csv": "from,to\na,b\n",
        "people.csv": "name,who\nAnna,a nurse\n",
        "glossary.csv": "term,meaning\nkolkhoz,a farm\n",
        "media.csv": "file,alt,credit,licence\nbear.png,A bear,Anna,CC0\n",
    }
    sheets = {Path(name).stem: typed(text) for name, text in files.items()}
    folder = book(tmp_path / "book", ending, sheets)
    plain = write_story(tmp_path / "plain", files)
    for each in (folder, plain):
        (each / "images").mkdir()
        Image.new("RGB", (8, 6)).save(each / "images" / "bear.png")
    atlas = atlas_of(folder)
    assert [(one.file, one.alt["en"], one.licence) for one in atlas.media] == [
        ("images/bear.png", "A bear", "CC0")
    ]
    assert len(atlas.entries) == 2
    assert without_lines(replace(atlas, media=())) == without_lines(
        replace(atlas_of(plain), media=())
    )
    assert problems_of(folder) == ()


def test_a_sheet_of_media_is_checked_cell_by_cell(tmp_path: Path) -> None:
    sheets: Sheets = {
        "people": [["name", "who"], ["Anna", "a nurse"]],
        "Map": [
            [*HEAD, "media"],
            ["lodz", "Łódź", 50, 20, None, "bear.png"],
            ["wien", "Wien", 51, 20],
        ],
        "Media ": [["file", "alt", "source"], ["bear.png", None, "at home"]],
        "road": [["from", "to"], ["lodz", "wien"]],
    }
    folder = book(tmp_path / "book", ".xlsx", sheets)
    (folder / "images").mkdir()
    Image.new("RGB", (8, 6)).save(folder / "images" / "bear.png")
    assert told(problems_of(folder)) == [
        ("P724", "story.xlsx/Media ", 2, 2),
        ("P728", "story.xlsx/Media ", 2, 3),
    ]


def test_a_table_in_a_sheet_and_in_a_file_is_told(tmp_path: Path) -> None:
    sheets: Sheets = {
        **story(["a", "A", 50, 20], ["b", "B", 51, 20]),
        "people": [["name", "who"], ["Anna", "a nurse"]],
    }
    folder = book(tmp_path / "book", ".ods", sheets)
    (folder / "people.csv").write_text("name,who\nBarbara,a cook\n", encoding="utf-8")
    assert to_text(problems_of(folder)) == (
        "people.csv P123 expected the table people in one file, instead got story.ods/people and "
        "people.csv\n"
        "    = help: delete or rename all but one of them\n"
    )


def test_another_sheet_is_left_out_with_a_warning(tmp_path: Path) -> None:
    sheets: Sheets = {
        **story(["a", "A", 50, 20], ["b", "B", 51, 20]),
        "To do": [["ask grandmother"], ["find the photograph"]],
    }
    assert to_text(problems_of(book(tmp_path / "book", ".xlsx", sheets))) == (
        "story.xlsx/To do P116 warning: expected the sheet places, stops, glossary, people, media "
        'or quiz, or a route with the columns from and to, instead got "To do": it is left out\n'
        "    = help: leave it as it is, or name its columns from and to\n"
    )


def test_a_workbook_without_places_says_which_sheets_it_has(tmp_path: Path) -> None:
    sheets: Sheets = {"Plan": [["a", "b"]], "road": ROAD}
    assert to_text(problems_of(book(tmp_path / "book", ".ods", sheets))).startswith(
        "story.ods P119 expected a sheet places with the columns name, lat and lon, "
        'instead got the sheets: "Plan", "road"\n'
        "    = help: name the sheet of the places “places”, and its columns\n"
    )


@pytest.mark.parametrize("ending", WRITERS)
def test_titles_above_the_headings_and_cells_beside_them_are_told(
    tmp_path: Path, ending: str
) -> None:
    sheets: Sheets = {
        "places": [["My family"], [], [*HEAD], ["a", "A", 1, 2, "", "note"], ["b", "B", 1, 3]],
        "road": ROAD,
    }
    file = f"story{ending}/places"
    assert told(problems_of(book(tmp_path / "book", ending, sheets))) == [
        ("P112", file, 1, 0),
        ("P205", file, 3, 6),
    ]


def test_a_formula_gives_its_value_and_its_error_is_told(tmp_path: Path) -> None:
    sheets = story(["a", "#REF!", 1, 2], ["b", "B", 1, 3])
    assert to_text(problems_of(book(tmp_path / "book", ".xlsx", sheets))) == (
        'story.xlsx/places:2:2 P117 expected a value, instead got the error "#REF!"\n'
        "  B2 | a → #REF! → 1 → 2\n"
        "    = help: correct the formula, or write the value into the cell\n"
    )


def test_routes_may_be_sheets_or_files_or_both(tmp_path: Path) -> None:
    folder = book(tmp_path / "book", ".ods", story(["a", "A", 1, 2], ["b", "B", 1, 3]))
    (folder / "routes").mkdir()
    (folder / "routes" / "back.csv").write_text("from,to\nb,a\n")
    assert [route.id for route in atlas_of(folder).routes] == ["road", "back"]
    (folder / "routes" / "road.csv").write_text("from,to\nb,a\n")
    assert told(problems_of(folder)) == [("P408", "routes/road.csv", 0, 0)]


def test_a_workbook_without_a_route_says_where_to_write_one(tmp_path: Path) -> None:
    folder = book(
        tmp_path / "book", ".ods", {"places": [HEAD, ["a", "A", 50, 20], ["b", "B", 50, 21]]}
    )
    assert to_text(problems_of(folder)) == (
        "story.ods P406 warning: expected at least one sheet with a route, instead found none: "
        "the places are not joined\n"
        "    = help: add a sheet with the columns from and to; or "
        "let `make_map.py new FOLDER --from story.ods` join the places in their order\n"
    )


def test_a_workbook_is_built_by_its_own_name_too(tmp_path: Path) -> None:
    folder = book(tmp_path / "book", ".xlsx", story(["a", "A", 1, 2], ["b", "B", 1, 3]), "my_way")
    (folder / "places.csv").write_text("of another story")
    assert main(["build", str(folder / "my_way.xlsx"), "--quiet"]) == 0
    page = (folder / "output" / "index.html").read_text(encoding="utf-8")
    assert "<title>My Way</title>" in page


def test_an_excel_lock_file_is_no_workbook(tmp_path: Path) -> None:
    folder = write_story(tmp_path, {"~$story.xlsx": "x", ".~lock.story.ods#": "x"})
    assert replace(check(read_folder(folder)), warnings=()).atlas.places


def test_a_packed_giant_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_content(tmp_path / "story.ods", " " * 101_000_000)
    assert to_text(problems_of(tmp_path)).startswith(
        "story.ods P118 expected a workbook of at most 100 MB unpacked, instead got 101 MB\n"
    )
    repeated = 'number-columns-repeated="99999999" office:value-type="float"'
    write_content(
        tmp_path / "story.ods",
        ODS_DATES.replace('number-columns-repeated="2" office:value-type="float"', repeated),
    )
    assert told(problems_of(tmp_path)) == [("P118", "story.ods", 0, 0)]
    monkeypatch.setattr(grid, "MOST_ROWS", 3)
    (tmp_path / "story.ods").unlink()
    row: list[Value] = ["a", "A", 1, 2]
    write_xlsx(tmp_path / "story.xlsx", story(*[row] * 4))
    assert told(problems_of(tmp_path)) == [("P118", "story.xlsx", 0, 0)]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><x>&b;</x>'


def test_entities_of_its_own_make_a_workbook_unreadable(tmp_path: Path) -> None:
    write_content(tmp_path / "story.ods", BOMB)
    assert to_text(problems_of(tmp_path)).startswith(
        "story.ods P115 expected a workbook of Excel or LibreOffice, "
        "instead got a broken one (DTDForbidden)\n"
    )


def test_an_old_or_locked_workbook_says_how_to_save_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes | bool] = {
        "places.csv": False,
        "routes/main.csv": GOOD_STORY["routes/main.csv"],
        "story.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    }
    assert to_text(problems_of(write_story(tmp_path, files))) == (
        "story.xlsx P115 expected a workbook of Excel or LibreOffice, "
        "instead got another file, or one with a password\n"
        "    = help: save it again as .xlsx or .ods, without a password\n"
    )


@FUZZ
@given(cut=st.integers(0, 6000), byte=st.integers(0, 255), ending=st.sampled_from([*WRITERS]))
def test_any_damage_to_a_workbook_gives_an_atlas_or_a_data_error(
    tmp_path: Path, cut: int, byte: int, ending: str
) -> None:
    path = tmp_path / f"story{ending}"
    WRITERS[ending](path, story(["a", "A", 1, 2], ["b", "B", 1, 3]))
    data = bytearray(path.read_bytes())
    data[cut % len(data)] = byte
    path.write_bytes(data)
    (tmp_path / ("story.ods" if ending == ".xlsx" else "story.xlsx")).unlink(missing_ok=True)
    assert_atlas_or_problems(tmp_path)


def test_a_places_cell_of_a_workbook_is_known_by_sheet_and_row(tmp_path: Path) -> None:
    atlas = atlas_of(book(tmp_path / "b", ".ods", story(["a", "A", 1, 2], ["b", "B", 1, 3])))
    assert [place.cell for place in atlas.places] == [
        Cell("story.ods/places", 2),
        Cell("story.ods/places", 3),
    ]


def test_hidden_rows_and_columns_of_excel_are_read_and_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "story.xlsx", story(["a", "A", 1, 2], ["b", "B", 1, 3]))
    book = load_workbook(path)
    book["places"].row_dimensions[3].hidden = True
    book["places"].row_dimensions[9].hidden = True
    book["places"].column_dimensions["B"].hidden = True
    book.save(path)
    assert to_text(problems_of(tmp_path)).startswith(
        "story.xlsx/places P122 warning: expected only what is seen in the sheet, instead got "
        "hidden rows 3 and columns B: the story has what stands in them\n"
    )
    assert [place.id for place in atlas_of(tmp_path).places] == ["a", "b"]


def test_hidden_rows_and_columns_of_libreoffice_are_read_and_told(tmp_path: Path) -> None:
    written = ODS_DATES.replace(
        "<table:table-row>\n<table:table-cell><text:p>a<",
        '<table:table-row table:visibility="filter">\n<table:table-cell><text:p>a<',
    ).replace('repeated="4"/>', 'repeated="4" table:visibility="collapse"/>')
    write_content(tmp_path / "story.ods", written)
    (found,) = (one for one in problems_of(tmp_path) if one.code == "P122")
    assert "hidden rows 5 and columns A, B, C, D" in found.message


@pytest.mark.parametrize("ending", WRITERS)
def test_formulas_without_a_value_are_told_once(tmp_path: Path, ending: str) -> None:
    """As a program writes them that does not reckon."""
    path = tmp_path / f"story{ending}"
    if ending == ".xlsx":
        write_xlsx(path, story(["a", "A", "=1+1", "=1+2"], ["b", "B", 1, 3]))
    else:
        number = 'table:number-columns-repeated="2" office:value-type="float" office:value="5"'
        formula = '<table:table-cell table:formula="of:=1+1"/>'
        write_content(path, ODS_DATES.replace(f"<table:table-cell {number}/>", formula * 2))
    (found,) = (one for one in problems_of(tmp_path) if one.code == "P121")
    line = 2 if ending == ".xlsx" else 5
    assert to_text((found,)).startswith(
        f"story{ending}/places:{line}:3 P121 expected a value, instead got a formula that no value "
        "was saved with, and 1 more such\n"
    )


def test_a_text_that_a_formula_makes_empty_is_empty(tmp_path: Path) -> None:
    """Excel writes ="" with an empty value of the kind text."""
    path = write_xlsx(tmp_path / "story.xlsx", story(["a", "A", 1, 2], ["b", "B", 1, 3]))
    with_part(
        path, "xl/worksheets/sheet1.xml", "</row>", '<c r="E1" t="str"><f>""</f><v/></c></row>'
    )
    assert "P121" not in {one.code for one in problems_of(tmp_path)}


def with_part(path: Path, name: str, old: str, new: str) -> None:
    """The workbook with something else, once, in one of its parts."""
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one).decode("utf-8") for one in package.namelist()}
    assert old in parts[name]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in parts.items():
            package.writestr(part, text.replace(old, new, 1) if part == name else text)


SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si/><si><t>Here_x000D_</t><rPh><t>x</t></rPh></si><si><r><t>Old </t></r><r><t>town</t></r>"
    "</si></sst>"
)


def test_texts_that_cells_share_are_read(tmp_path: Path) -> None:
    """As Excel writes them; the library that writes workbooks for tests does not."""
    path = write_xlsx(tmp_path / "story.xlsx", story(["a", "Here", 1, 2], ["b", "B", 1, 3]))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Type="{kind}" Target="sharedStrings.xml" Id="rId9"/>'
    end = "</Relationships>"
    with_part(path, "xl/_rels/workbook.xml.rels", end, relation + end)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/sharedStrings.xml", SHARED)
    shared = '<c r="{}" t="s"><v>{}</v></c>'.format
    inline = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'.format
    sheet = "xl/worksheets/sheet1.xml"
    with_part(path, sheet, inline("B2", "Here"), shared("B2", 1))
    with_part(path, sheet, inline("B3", "B"), shared("B3", 2))
    names = [place.name["en"] for place in atlas_of(tmp_path).places]
    assert names == ["Here", "Old town"]


RUNS = "<is><r><t>Old </t></r><r><t>town</t></r><rPh><t>x</t></rPh></is>"
FORMS = {
    f'<c r="B2" t="inlineStr">{RUNS}</c>': "Old town",
    '<c r="B2" t="str"><f>A1</f><v>Made</v></c>': "Made",
    '<c r="B2" t="b"><v>1</v></c>': "TRUE",
    '<c r="B2" t="d"><v>1942-03-24T00:00:00</v></c>': "1942-03-24",
    '<c r="B2"><v>1E3</v></c>': "1000",
    '<c r="B2"><v>many</v></c>': "many",
    "<c><v>5</v></c>": "5",
    '<x:c xmlns:x="y" r="B2"><x:v>7</x:v></x:c>': "7",
}


def test_a_cell_is_read_in_each_form_that_programs_write(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "whole.xlsx", story(["a", "Here", 1, 2], ["b", "B", 1, 3]))
    with zipfile.ZipFile(whole) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    (cell,) = re.findall(r'<c r="B2".*?</c>', sheet)
    found = {}
    for number, written in enumerate(FORMS):
        path = tmp_path / str(number) / "story.xlsx"
        path.parent.mkdir()
        shutil.copy(whole, path)
        with_part(path, "xl/worksheets/sheet1.xml", cell, written)
        found[written] = atlas_of(path.parent).places[0].name["en"]
    assert found == FORMS
