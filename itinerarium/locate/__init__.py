"""Names -> coordinates, only when asked: candidates, and which of them is clear."""

from itinerarium.language.fold import fold
from itinerarium.locate.gazetteer import Gazetteer

__all__ = ["Gazetteer", "fold"]
