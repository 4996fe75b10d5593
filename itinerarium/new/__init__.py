"""The command ``new``: a story's folder from an example or from another program's file."""

from itinerarium.new.folder import begin

__all__ = ["begin"]
