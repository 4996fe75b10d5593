"""A finished page -> the proof that it asks nobody for anything, or what it asks for."""

from itinerarium.offline.proof import Proof, prove

__all__ = ["Proof", "prove"]
