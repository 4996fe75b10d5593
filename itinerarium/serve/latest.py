"""A thread-safe holder of the latest build; ``after`` blocks until it is replaced."""

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
    """Holds the latest snapshot; None before the first build has ended."""

    def __init__(self) -> None:
        self._shown: Snapshot | None = None
        self._changed = Condition()

    def put(self, shown: Snapshot) -> None:
        """Replace the snapshot and wake all that wait."""
        with self._changed:
            self._shown = shown
            self._changed.notify_all()

    def after(self, previous: Snapshot | None, patience: float | None = None) -> Snapshot | None:
        """Wait until the snapshot is another than ``previous``, at most ``patience`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not previous, patience)
            return self._shown
