"""Dates, numbers and the page's own texts as each language writes them."""
