"""Names -> coordinates, only when asked: candidates, and which of them is clear."""

from routemap.locate.fold import fold
from routemap.locate.gazetteer import Gazetteer

__all__ = ["Gazetteer", "fold"]
