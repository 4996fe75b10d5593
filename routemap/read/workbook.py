"""A workbook."""

WORKBOOKS = (".xlsx", ".ods")
