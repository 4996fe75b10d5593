"""Sheets -> an atlas whose every id is known and every number in range, or all problems."""

from itinerarium.check.story import Checked, check

__all__ = ["Checked", "check"]
