"""A story's folder -> sheets: tables of text, each row with its line, and parsed documents."""

from itinerarium.read.folder import read_folder
from itinerarium.read.sheets import (
    Column,
    Document,
    MediaFile,
    Sheets,
    Table,
)
from itinerarium.read.workbook import WORKBOOKS

__all__ = ["WORKBOOKS", "Column", "Document", "MediaFile", "Sheets", "Table", "read_folder"]
