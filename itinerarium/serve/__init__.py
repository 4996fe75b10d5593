"""The command ``serve``: a story's page on a local address, rebuilt when a file changes."""

from itinerarium.serve.session import serve

__all__ = ["serve"]
