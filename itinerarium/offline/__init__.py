"""A finished page -> whether it makes network requests, and which."""

from itinerarium.offline.proof import Proof, prove

__all__ = ["Proof", "prove"]
