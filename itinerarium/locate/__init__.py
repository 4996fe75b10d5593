"""Names -> coordinates, on request only: candidates, and which of them is clear."""

from itinerarium.language.fold import fold
from itinerarium.locate.gazetteer import Gazetteer

__all__ = ["Gazetteer", "fold"]
