"""Image files -> pictures as data URIs, scaled down and without metadata."""

from __future__ import annotations

import base64
import io
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from itinerarium.problems.problem import problem
from itinerarium.read.picture import formats_of
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1200
"""Pixels: the width of a picture in a popup on a projector."""

QUALITY = 80


class EmbeddedPicture(NamedTuple):
    """A picture as a data URI, with its size in pixels."""

    src: str
    width: int
    height: int


def embed_picture(path: Path, longest: int = LONGEST_SIDE) -> EmbeddedPicture:
    """The picture of an image file, upright and at most ``longest`` pixels a side.

    The same file gives the same bytes. Where it was taken and by which camera is left out. Of what
    moves it is the first frame.

    Raises
    ------
    DataError
        When the file cannot be read or is no picture: it was one when the story was checked.
    """
    try:
        return scale_picture(path.read_bytes(), longest)
    except OSError as error:
        at = Cell(f"{path.parent.name}/{path.name}", 0, 0)
        reason = (error.strerror or str(error)).lower()
        raise DataError([problem("P102", at, reason=reason)]) from error


def scale_picture(data: bytes, longest: int = LONGEST_SIDE) -> EmbeddedPicture:
    """The picture in the bytes of an image file; see ``embed_picture``."""
    from PIL import Image

    with (
        warnings.catch_warnings(action="ignore"),
        Image.open(io.BytesIO(data), formats=formats_of(data[:12])) as opened,
    ):
        opened.draft(None, (2 * longest, 2 * longest))
        profile = opened.info.get("icc_profile", b"")
        image = _in_known_mode(_in_eight_bits(_upright(opened)))
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        image = _in_srgb(image, profile)
    encoded = base64.b64encode(_webp(image)).decode("ascii")
    return EmbeddedPicture(f"data:image/webp;base64,{encoded}", image.width, image.height)


def _upright(image: Image) -> Image:
    """The picture turned upright by its orientation tag, or as it is if the tag is damaged."""
    from PIL import ImageOps

    with suppress(Exception):  # Pillow raises nearly anything there, and the picture itself is good
        ImageOps.exif_transpose(image, in_place=True)  # else it would be copied
    return image


def _in_eight_bits(image: Image) -> Image:
    """A 16-bit greyscale scan in 8 bits: Pillow would clip all but the darkest values."""
    if not image.mode.startswith("I;16"):
        return image
    return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _in_known_mode(image: Image) -> Image:
    """The picture in a mode that can be scaled and that colour profiles know."""
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _in_srgb(image: Image, profile: bytes) -> Image:
    """The picture in the colours of screens, by its own profile if that can be used."""
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, source, screen, outputMode=mode) or image
    return image if image.mode == mode else image.convert(mode)


def _webp(image: Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=6, icc_profile=b"", exif=b"", xmp=b"")
    return file.getvalue()
