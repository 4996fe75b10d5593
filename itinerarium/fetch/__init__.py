"""The command ``media``: pictures and sounds from Wikimedia Commons and by IIIF."""
