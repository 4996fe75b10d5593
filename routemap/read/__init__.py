"""A story's folder -> sheets: tables of text, each row with its line, and parsed documents."""

from routemap.read.folder import read_folder
from routemap.read.sheets import Column, Document, Picture, Sheets, Table
from routemap.read.workbook import WORKBOOKS

__all__ = ["WORKBOOKS", "Column", "Document", "Picture", "Sheets", "Table", "read_folder"]
