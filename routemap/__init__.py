"""A journey from two spreadsheets, drawn on a historical map that is one HTML file."""
