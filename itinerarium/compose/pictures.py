"""EmbeddedPicture files to data URIs that a page can hold: scaled down, without their metadata."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from itinerarium.vocabulary.atlas import Place

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1200
"""In pixels: as wide as a popup on a projector shows a picture."""

QUALITY = 80


class EmbeddedPicture(NamedTuple):
    """A picture as a data URI, with its size in pixels."""

    src: str
    width: int
    height: int


def embed_pictures(places: Iterable[Place]) -> Mapping[Path, EmbeddedPicture]:
    """Every picture that the places name, by its file.

    Raises
    ------
    OSError
        When a file cannot be read or is no picture.
    """
    paths = dict.fromkeys(place.image.path for place in places if place.image)
    return {path: embed_picture(path) for path in paths}


def embed_picture(path: Path) -> EmbeddedPicture:
    """The picture of a JPEG, PNG or WebP file, upright and at most ``LONGEST_SIDE`` pixels a side.

    The same file gives the same bytes. Where it was taken and by which camera is left out.

    Raises
    ------
    OSError
        When the file cannot be read or is no picture.
    """
    return scale_picture(path.read_bytes())


def scale_picture(data: bytes) -> EmbeddedPicture:
    """The picture in the bytes of a JPEG, PNG or WebP file; see ``embed_picture``."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
        upright = ImageOps.exif_transpose(opened)
        profile = opened.info.get("icc_profile", b"")
        image = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    encoded = base64.b64encode(_webp(image, profile)).decode("ascii")
    return EmbeddedPicture(f"data:image/webp;base64,{encoded}", image.width, image.height)


def _webp(image: Image, profile: bytes) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=6, icc_profile=profile, exif=b"", xmp=b"")
    return file.getvalue()
