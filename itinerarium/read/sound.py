"""A sound's file -> what it is, if a page can play it."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from itinerarium.files.regular import refuse_irregular
from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read.plain_sound import media_type, plain_sound
from itinerarium.read.sheets import MediaFile

if TYPE_CHECKING:
    from mutagen import FileType

MOST_BYTES = 20_000_000
"""About twenty minutes of speech at 128 kbit/s."""
SOUNDS = (".mp3", ".m4a", ".ogg", ".oga", ".opus")
"""The endings of sounds; what a file is, its first bytes say."""


def look_at_sound(path: Path, name: str) -> MediaFile:
    """Say that a file is a sound.

    Raises
    ------
    BadValueError
        When it is no MP3, M4A or OGG sound, cannot be opened, or is too big for a page.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        raise BadValueError("P721", most=most, found=f"{size / 1_000_000:.1f} MB")
    refuse_irregular(path, MOST_BYTES)
    try:
        opened = sound_in(path.read_bytes())
    except OSError as error:
        raise BadValueError("P102", reason=(error.strerror or str(error)).lower()) from None
    if opened is None or not getattr(opened.info, "length", 0) > 0:
        raise BadValueError("P722", value=shown(name))
    return MediaFile(path, size, kind="sound")


def sound_in(data: bytes) -> FileType | None:
    """The sound in the bytes of a file, or None if there is none that a page can hold."""
    from mutagen.mp3 import MP3
    from mutagen.mp4 import MP4
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis

    readers: dict[str, list[Callable[[io.BytesIO], FileType]]] = {
        "audio/mpeg": [MP3],
        "audio/mp4": [MP4],
        "audio/ogg": [OggVorbis, OggOpus],
    }
    for read in readers.get(media_type(data), []):
        with suppress(Exception):  # its readers raise nearly anything on damaged files
            found = read(io.BytesIO(data))
            plain_sound(data)
            return found
    return None
