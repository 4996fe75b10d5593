"""A new story folder: a small example to change, or made from a file of another program."""

from itinerarium.new.folder import begin

__all__ = ["begin"]
