"""A sound's bytes -> the same without titles, covers, places and all else that is not sound."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

CONTAINERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
"""The boxes of an M4A file that hold others."""
TOLD = (b"udta", b"meta", b"uuid")
"""The boxes in which programs write who, where and with what."""


def media_type(data: bytes) -> str:
    """A sound's media type by its first bytes; empty for what is none that pages play."""
    if data.startswith(b"OggS"):
        return "audio/ogg"
    if data[4:8] == b"ftyp":
        return "audio/mp4"
    is_frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 in (0xE2, 0xE4)
    return "audio/mpeg" if data.startswith(b"ID3") or is_frame else ""


def plain_sound(data: bytes) -> tuple[str, bytes]:
    """A sound's media type, and its bytes with nothing but sound; the same for the same file."""
    kind = media_type(data)
    without = {"audio/mpeg": _plain_mp3, "audio/mp4": _plain_m4a, "audio/ogg": _plain_ogg}
    return kind, without[kind](data)


def _plain_mp3(data: bytes) -> bytes:
    from mutagen import apev2, id3

    file = io.BytesIO(data)
    id3.delete(file)
    apev2.delete(file)
    return file.getvalue()


def _plain_ogg(data: bytes) -> bytes:
    """The sound without its comments, in which covers are, too."""
    from mutagen import MutagenError
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis

    file = io.BytesIO(data)
    try:
        OggVorbis(io.BytesIO(data)).delete(file)  # type: ignore[no-untyped-call]
    except MutagenError:
        OggOpus(io.BytesIO(data)).delete(file)  # type: ignore[no-untyped-call]
    return file.getvalue()


def _plain_m4a(data: bytes) -> bytes:
    """The sound with such boxes emptied: they keep their length, so that no offset changes."""
    plain = bytearray(data)
    for kind, box, start, end in _boxes(data, 0, len(data)):
        if kind in TOLD:
            plain[box + 4 : box + 8] = b"free"
            plain[start:end] = bytes(end - start)
    return bytes(plain)


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Each box's kind, where it begins, and from where to where its content is.

    Those inside others, too.
    """
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1 and start + 16 <= end:
            (size,) = struct.unpack_from(">Q", data, start + 8)
            head = 16
        stop = end if size == 0 else min(start + size, end)
        if size and size < head:
            return
        yield kind, start, start + head, stop
        if kind in CONTAINERS:
            yield from _boxes(data, start + head, stop)
        start = stop
