"""A CSV text -> the same for spreadsheets with decimal commas."""

from __future__ import annotations

import csv
import io

MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the computer's own encoding."""

DECIMALS = ("lat", "lon", "accuracy_km")


def with_semicolons(text: str) -> str:
    """The CSV text with semicolons between cells and commas in its decimal numbers."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    decimal = [name in DECIMALS for name in header]
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        cells = zip(row, decimal, strict=True)
        writer.writerow(
            [cell.replace(".", ",") if is_decimal else cell for cell, is_decimal in cells]
        )
    return MARK + written.getvalue()
