"""An image file -> its size, without drawing it."""

from __future__ import annotations

import warnings
from pathlib import Path

from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read.sheets import PictureFile

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def look_at_picture(path: Path, name: str) -> PictureFile:
    """Give the size of an image.

    Raises
    ------
    BadValueError
        When the file is no JPEG, PNG, WebP or GIF image, or too big for a page.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        raise BadValueError("P702", most=most, found=f"{size / 1_000_000:.1f} MB")
    width, height = _pixels(path, name)
    if width * height > MOST_PIXELS:
        most = f"{MOST_PIXELS // 1_000_000} million pixels"
        raise BadValueError("P702", most=most, found=f"{width} x {height}")
    return PictureFile(path, width, height, size)


def _pixels(path: Path, name: str) -> tuple[int, int]:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(path, formats=FORMATS) as image:
                image.verify()
                return image.size
        except Image.DecompressionBombError:
            most = f"{MOST_PIXELS // 1_000_000} million pixels"
            raise BadValueError("P702", most=most, found="far more") from None
        except Exception:  # Pillow's decoders raise nearly anything on damaged files.
            raise BadValueError("P703", value=shown(name)) from None
