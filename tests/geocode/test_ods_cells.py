"""Cells of a LibreOffice workbook: what is folded is unfolded, and nothing else changes."""

from __future__ import annotations

import pytest

from itinerarium.geocode.ods_cells import Cells, with_ods_cells
from itinerarium.geocode.ods_spans import OdsSheet
from itinerarium.vocabulary.errors import OutputError

URN = "urn:oasis:names:tc:opendocument:xmlns:"
HEAD = (
    f'<o:content xmlns:o="{URN}office:1.0" xmlns:t="{URN}table:1.0" xmlns="{URN}text:1.0">'
    '<t:table t:name="other"><t:table-row><t:table-cell/></t:table-row></t:table>'
    '<t:table t:name="places">'
)
FEET = "</t:table></o:content>"
EMPTY = '<t:table-cell t:style-name="a &gt; b" t:number-columns-repeated="3"/>'
FILLED = "<t:table-cell><p>ł</p></t:table-cell>"


def number(value: str, style: str = "") -> str:
    return (
        f'<t:table-cell{style} o:value-type="float" o:value="{value}"><p>{value}</p></t:table-cell>'
    )


STYLE = ' t:style-name="a &gt; b"'


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (FILLED + EMPTY, {(1, 2): "1.5"}, FILLED + number("1.5", STYLE) + EMPTY.replace("3", "2")),
        (
            FILLED + EMPTY,
            {(1, 3): "-2"},
            f"{FILLED}<t:table-cell{STYLE}/>{number('-2', STYLE)}<t:table-cell{STYLE}/>",
        ),
        (FILLED, {(1, 2): "7"}, FILLED + number("7")),
        (FILLED, {(1, 3): "7"}, f"{FILLED}<t:table-cell/>{number('7')}"),
        (
            FILLED,
            {(1, 2): "lat & lon"},
            f'{FILLED}<t:table-cell o:value-type="string"><p>lat &amp; lon</p></t:table-cell>',
        ),
        (
            "<t:table-cell><o:annotation><p>ask her</p></o:annotation><p/></t:table-cell>",
            {(1, 1): "7"},
            '<t:table-cell o:value-type="float" o:value="7">'
            "<o:annotation><p>ask her</p></o:annotation><p>7</p></t:table-cell>",
        ),
    ],
)
def test_a_cell_is_filled_and_all_else_stays(row: str, cells: Cells, expected: str) -> None:
    content = f"{HEAD}<t:table-row>{row}</t:table-row>{FEET}".encode()
    written = with_ods_cells(content, OdsSheet(content, "places"), cells)
    assert written.decode() == f"{HEAD}<t:table-row>{expected}</t:table-row>{FEET}"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("<t:table-row><t:covered-table-cell/></t:table-row>", "merged with another"),
        ('<t:table-row><t:table-cell t:formula="of:=A2"/></t:table-row>', "a formula"),
        (f"<t:table-row>{FILLED}</t:table-row>", "was not found again"),
        (
            '<t:table-row t:number-rows-repeated="2"><t:table-cell/></t:table-row>',
            "not a row of its own",
        ),
    ],
)
def test_a_cell_that_is_no_empty_one_of_its_own_is_refused(row: str, reason: str) -> None:
    content = f"{HEAD}{row}{FEET}".encode()
    with pytest.raises(OutputError, match=reason):
        with_ods_cells(content, OdsSheet(content, "places"), {(1, 1): "7"})


def test_a_sheet_that_is_gone_is_told() -> None:
    with pytest.raises(OutputError, match="the sheet villages was not found"):
        OdsSheet(f"{HEAD}<t:table-row/>{FEET}".encode(), "villages")
