"""A cell of a CSV file is written without touching a byte of the others."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal, TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itinerarium.geocode.patch import changed, written
from itinerarium.read import Table
from itinerarium.read.decode import decode
from itinerarium.read.table import parse_table
from itinerarium.vocabulary.errors import OutputError

Quoting: TypeAlias = Literal[0, 1]
"""``csv.QUOTE_MINIMAL`` or ``csv.QUOTE_ALL``."""

FILE = "places.csv"
MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def table_of(data: bytes) -> Table:
    text = decode(FILE, data).text
    assert text is not None
    table, _ = parse_table(FILE, text, "places")
    assert table is not None
    return table


def cells(table: Table, name: str) -> list[str]:
    column = table.column(name)
    assert column is not None
    return list(column.cells)


def patched(data: bytes, new: dict[int, dict[str, str]]) -> bytes:
    table = table_of(data)
    return changed(written(data, table), table, new)


def test_only_the_empty_cells_change() -> None:
    data = b'id,name,lat,lon,text\r\na,"Al, ""pha""",,,"two\r\nlines"\r\nb,Beta,1.5,2.5,x\r\n'
    assert patched(data, {0: {"lat": "52.5", "lon": "13.4"}}) == (
        b'id,name,lat,lon,text\r\na,"Al, ""pha""",52.5,13.4,"two\r\nlines"\r\nb,Beta,1.5,2.5,x\r\n'
    )


def test_cells_between_quotation_marks_stay_between_them() -> None:
    data = b'"id";"lat";"lon"\n"a";"";""\n'
    assert patched(data, {0: {"lat": "52,5", "lon": "13,4"}}) == (
        b'"id";"lat";"lon"\n"a";"52,5";"13,4"\n'
    )


def test_a_missing_column_is_added_at_the_end_of_each_row_that_is_not_blank() -> None:
    data = b"id;name\r\na;Alpha\r\n;\r\nb;Beta"
    assert patched(data, {1: {"lat": "1", "lon": "2"}}) == (
        b"id;name;lat;lon\r\na;Alpha;;\r\n;\r\nb;Beta;1;2"
    )


def test_a_missing_column_takes_the_empty_cells_that_a_spreadsheet_left_at_the_end() -> None:
    data = b"id,name,,\na,Alpha,,\nb,Beta\n"
    assert patched(data, {0: {"lat": "1", "lon": "2"}}) == (
        b"id,name,lat,lon\na,Alpha,1,2\nb,Beta,,\n"
    )


def test_an_added_column_is_quoted_where_all_headings_are() -> None:
    data = b'"id","name"\n"a","Alpha"\n'
    assert patched(data, {0: {"lat": "1", "lon": "2"}}) == (
        b'"id","name","lat","lon"\n"a","Alpha","1","2"\n'
    )


def test_a_row_that_is_too_short_is_made_long_enough() -> None:
    data = b"id,lat,lon,text\na\nb,1,2,x\n"
    assert patched(data, {0: {"lat": "1", "lon": "2"}}) == b"id,lat,lon,text\na,1,2\nb,1,2,x\n"


def test_the_line_that_names_the_separator_stays() -> None:
    data = b"sep=;\r\nid;lat;lon\r\na;;\r\n"
    assert patched(data, {0: {"lat": "1", "lon": "2"}}) == b"sep=;\r\nid;lat;lon\r\na;1;2\r\n"


def test_a_cell_that_holds_something_is_never_written_over() -> None:
    with pytest.raises(ValueError, match="line 2: the cell 2 is not empty"):
        patched(b"id,lat,lon\na,1,\n", {0: {"lat": "2", "lon": "2"}})


def test_a_file_whose_cells_cannot_be_told_apart_is_refused() -> None:
    data = b"id,lat,lon\na;;\n"  # read by the other separator, and then written by which?
    with pytest.raises(OutputError, match=r"cannot change places\.csv and leave the rest as it is"):
        patched(data, {0: {"lat": "1", "lon": "2"}})


@dataclass(frozen=True)
class Style:
    """How a program writes CSV."""

    encoding: str
    separator: str
    ending: str
    quoting: Quoting
    last_ending: bool


STYLES = st.builds(
    Style,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1250"]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
)
LETTERS = st.sampled_from(list('abŁódźż ,;\t"\n.@=–„”0'))
CELLS = st.text(LETTERS, max_size=8)
HEADINGS = st.permutations(["id", "name", "lat", "lon", "text", "variants"])


def as_bytes(rows: list[list[str]], style: Style) -> bytes:
    lines = []
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line, delimiter=style.separator, quoting=style.quoting).writerow(row)
        lines.append(line.getvalue().removesuffix("\r\n"))
    whole = style.ending.join(lines) + (style.ending if style.last_ending else "")
    plain = "utf-8" if style.encoding == "utf-8-sig" else style.encoding
    return MARKS.get(style.encoding, b"") + whole.encode(plain)


@given(style=STYLES, headings=HEADINGS, rows=st.lists(st.lists(CELLS, min_size=6, max_size=6)))
@example(
    style=Style("cp1250", ";", "\r\n", csv.QUOTE_MINIMAL, True),
    headings=["id", "name", "lat", "lon", "text", "variants"],
    rows=[["a", "Łódź", "", "", 'two\nlines; and a "quotation"', ""]],
)
def test_in_every_dialect_the_file_is_what_the_program_would_have_written(
    style: Style, headings: list[str], rows: list[list[str]]
) -> None:
    lat, lon = headings.index("lat"), headings.index("lon")
    named = [[*row] for row in rows]
    for number, row in enumerate(named):
        row[headings.index("id")] = f"p{number}"
        row[lat] = row[lon] = ""
    full = [[*row] for row in named]
    for number, row in enumerate(full[::2]):
        row[lat], row[lon] = f"{number}.25", "-7.5"
    before, after = (as_bytes([headings, *table], style) for table in (named, full))
    new = {2 * i: {"lat": f"{i}.25", "lon": "-7.5"} for i in range(len(full[::2]))}
    assert patched(before, new) == after


@given(style=STYLES, rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1))
def test_in_every_dialect_added_columns_leave_what_stood_before_them(
    style: Style, rows: list[list[str]]
) -> None:
    named = [[f"p{number}", *row] for number, row in enumerate(rows)]
    before = as_bytes([["id", "name", "text"], *named], style)
    table = table_of(before)
    after = patched(before, {0: {"lat": "1.5", "lon": "2.5"}})
    again = table_of(after)
    names = ("id", "name", "text")
    assert [cells(again, name) for name in names] == [cells(table, name) for name in names]
    empty = [""] * (len(rows) - 1)
    assert cells(again, "lat") == ["1.5", *empty]
    assert cells(again, "lon") == ["2.5", *empty]


@given(style=STYLES, headings=HEADINGS, rows=st.lists(st.lists(CELLS, min_size=6, max_size=6)))
def test_nothing_to_write_leaves_every_byte(
    style: Style, headings: list[str], rows: list[list[str]]
) -> None:
    data = as_bytes([headings, *([f"p{i}", *row[1:]] for i, row in enumerate(rows))], style)
    assert patched(data, {}) == data
