"""An image file -> its size, if all that the page will show of it can be read."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read.sheets import MediaFile

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 50_000
"""Pixels: each row costs memory, even one of a single pixel."""
FORMATS: Mapping[str, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif"),
    "TIFF": (".tif", ".tiff"),
}
"""The formats that are read, as Pillow names them, with the endings of their files.

What moves stands still in the page: its first frame is shown.
"""
PICTURES = tuple(chain.from_iterable(FORMATS.values()))
HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
ROUGH_SIZE = (64, 64)
"""A JPEG is read whole for its errors, but at an eighth of its size, which takes a third."""


def look_at_picture(path: Path, name: str) -> MediaFile:
    """Give the size of an image.

    Raises
    ------
    BadValueError
        When the file is no picture, is damaged, cannot be opened, or is too big for a page.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            most = f"{MOST_BYTES // 1_000_000} MB"
            raise BadValueError("P702", most=most, found=f"{size / 1_000_000:.1f} MB")
        with path.open("rb") as file:
            first = file.read(12)
    except OSError as error:
        raise BadValueError("P102", reason=(error.strerror or str(error)).lower()) from None
    width, height = _pixels(path, name, first)
    return MediaFile(path, size, width, height)


def _pixels(path: Path, name: str, first: bytes) -> tuple[int, int]:
    """The width and height of an image whose first frame can be read to its end."""
    from PIL import Image

    with warnings.catch_warnings(action="ignore"):
        try:
            with Image.open(path, formats=formats_of(first)) as image:
                size = image.size
                _refuse_too_many_pixels(*size)
                _read_to_the_end(image, name)
                return size
        except Image.DecompressionBombError:
            raise _too_many_pixels("far more") from None
        except BadValueError:
            raise
        except Exception:  # Pillow's decoders raise nearly anything on damaged files.
            raise BadValueError("P703", value=shown(name)) from None


def formats_of_file(path: Path) -> tuple[str, ...]:
    """The formats that a file may be of."""
    with path.open("rb") as file:
        return formats_of(file.read(12))


def formats_of(first: bytes) -> tuple[str, ...]:
    """The formats that a file may be of by its first 12 bytes.

    What reads HEIF is set up only where it is needed.
    """
    if first[4:8] == b"ftyp" and first[8:] in HEIF_BRANDS:
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
        return ("HEIF",)
    return tuple(name for name in FORMATS if name != "HEIF")


def _read_to_the_end(image: Image, name: str) -> None:
    try:
        image.draft(None, ROUGH_SIZE)
        image.load()
    except Exception:  # as above
        raise BadValueError("P705", value=shown(name)) from None


def _refuse_too_many_pixels(width: int, height: int) -> None:
    if max(width, height) > LONGEST_SIDE:
        raise BadValueError(
            "P702", most=f"{LONGEST_SIDE:,} pixels a side", found=f"{width} x {height}"
        )
    if width * height > MOST_PIXELS:
        raise _too_many_pixels(f"{width} x {height}")


def _too_many_pixels(found: str) -> BadValueError:
    return BadValueError("P702", most=f"{MOST_PIXELS // 1_000_000} million pixels", found=found)
