"""A story folder on this computer's own web address: watched, rebuilt, shown anew."""

from routemap.serve.session import serve

__all__ = ["serve"]
