"""A story's folder -> sheets: tables of text, each row with its line, and parsed documents."""

from .folder import read_folder
from .sheets import Column, Document, Picture, Sheets, Table

__all__ = ["Column", "Document", "Picture", "Sheets", "Table", "read_folder"]
