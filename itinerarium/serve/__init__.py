"""A story folder on this computer's own web address: watched, rebuilt, shown anew."""

from itinerarium.serve.session import serve

__all__ = ["serve"]
