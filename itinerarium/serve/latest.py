"""What readers are shown now: put up by the one who builds, waited for by those who send."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition

from itinerarium.vocabulary.errors import Problem


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The last good page as it is sent, its version, and the problems found since.

    Without a good page yet, ``page`` is empty and so is ``version``.
    """

    page: bytes = b""
    version: str = ""
    problems: tuple[Problem, ...] = ()


class Latest:
    """Holds what is shown, nothing before the first build has ended."""

    def __init__(self) -> None:
        self._shown: Snapshot | None = None
        self._changed = Condition()

    def put(self, shown: Snapshot) -> None:
        """Show this from now on."""
        with self._changed:
            self._shown = shown
            self._changed.notify_all()

    def after(self, previous: Snapshot | None, patience: float | None = None) -> Snapshot | None:
        """What is shown once it is another than ``previous``, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not previous, patience)
            return self._shown
