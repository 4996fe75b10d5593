"""Pictures of the relief in Web Mercator, cut out of the committed picture of the world."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from itinerarium.basemap.coast import Bounds
from itinerarium.geo.mercator import MAX_LAT, mercator
from itinerarium.vocabulary.errors import AssetError

if TYPE_CHECKING:
    from PIL import Image  # most builds find their plate kept, and need not wait for it

WORLD: Bounds = (-180.0, -MAX_LAT, 180.0, MAX_LAT)
QUALITIES = (80, 72, 64, 56, 48, 40, 32, 24, 16, 8)
LANCZOS_REACH = 3
"""How many pixels of the smaller picture the filter looks at on either side."""
FADE = 0.08
"""The part of a picture's width over which its edge fades into what lies below."""


@dataclass(frozen=True, slots=True)
class ReliefImage:
    """A picture in Web Mercator inside the page, and the bounds in degrees that it fills."""

    src: str
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Relief:
    """The relief of the world in plate carrée, in bands from north to south, all of one height.

    The whole picture would take hundreds of megabytes: a band is read when its rows are needed.
    """

    bands: tuple[Path, ...]
    width: int
    band_height: int

    @property
    def height(self) -> int:
        """Give the height of all bands together in pixels."""
        return self.band_height * len(self.bands)

    def rows(self, first: int, last: int) -> Iterator[tuple[int, Image.Image]]:
        """Read some rows of pixels, band by band.

        Parameters
        ----------
        first, last
            The first row, and the row after the last one.

        Returns
        -------
        iterator of tuple of int and PIL.Image.Image
            The row that a band begins with, and the part of the band that was asked for.
        """
        for number in range(first // self.band_height, -(-last // self.band_height)):
            above = number * self.band_height
            top, bottom = max(first - above, 0), min(last - above, self.band_height)
            yield above + top, _band(self.bands[number]).crop((0, top, self.width, bottom))


def read_relief(folder: Path) -> Relief:
    """Find the bands of the relief of the world, as ``tools/make_basemap.py`` wrote them.

    Parameters
    ----------
    folder
        The folder ``relief``, with pictures in the order of their names.

    Returns
    -------
    Relief
        Twice as wide as high, -180° and 90° at its upper left corner.

    Raises
    ------
    AssetError
        If there are none, or the first one cannot be read.
    """
    bands = tuple(sorted(folder.glob("*.webp")))
    if not bands:
        raise AssetError(f"the basemap's {folder.name} cannot be read: no pictures in it")
    return Relief(bands, *_band(bands[0]).size)


def _band(path: Path) -> Image.Image:
    from PIL import Image

    try:
        with Image.open(path) as picture:
            return picture.convert("RGB")
    except OSError as error:
        raise AssetError(f"the basemap's {path.name} cannot be read: {error}") from error


def relief_picture(
    world: Relief, bounds: Bounds, max_width: int, max_characters: int
) -> ReliefImage:
    """Cut the relief to the bounds, as good as the number of characters allows.

    Parameters
    ----------
    world
        As ``read_relief`` gives it.
    bounds
        West, south, east, north in degrees; the edges fade out where the world goes on.
    max_width
        Pixels; a picture is never wider than its source.
    max_characters
        What the data URI may have.

    Returns
    -------
    ReliefImage
        WebP in Web Mercator; of the lowest quality if even that is too long.
    """
    width = min(max_width, round((bounds[2] - bounds[0]) * world.width / 360))
    picture = in_mercator(world, bounds, width)
    picture.putalpha(_fading(picture.size, bounds))
    for quality in QUALITIES:
        src = _data_uri(picture, quality)
        if len(src) <= max_characters:
            break
    return ReliefImage(src, bounds)


def in_mercator(world: Relief, bounds: Bounds, width: int) -> Image.Image:
    """Project a part of the world from plate carrée to Web Mercator.

    Parameters
    ----------
    world
        Plate carrée, as ``read_relief`` gives it.
    bounds
        West, south, east, north in degrees.
    width
        Of the result in pixels.

    Returns
    -------
    PIL.Image.Image
        RGB; its height follows from the bounds.
    """
    from PIL import Image

    west, south, east, north = bounds
    per_degree = world.width / 360
    fine = min(per_degree, 2 * width / (east - west))
    strip = _strip(world, bounds, (width, round(fine * (north - south))))
    return Image.fromarray(_stretched(np.asarray(strip), _rows(bounds, width, strip.height)))


def _strip(world: Relief, bounds: Bounds, size: tuple[int, int]) -> Image.Image:
    """Cut out a part of the world and make it smaller: first across, band by band, then down."""
    from PIL import Image, ImageChops

    west, south, east, north = bounds
    per_degree = world.width / 360
    middle = round((west + east) / 2) if west < -180 or east > 180 else 0
    left, right = ((degrees - middle + 180) * per_degree for degrees in (west, east))
    top, bottom = ((90 - degrees) * per_degree for degrees in (north, south))
    reach = LANCZOS_REACH * max(1.0, (bottom - top) / size[1])
    first, last = max(0, int(top - reach) - 1), min(world.height, int(bottom + reach) + 2)
    narrow = Image.new("RGB", (size[0], last - first))
    for row, band in world.rows(first, last):
        turned = ImageChops.offset(band, -round(middle * per_degree), 0) if middle else band
        across = (size[0], band.height), Image.Resampling.LANCZOS, (left, 0, right, band.height)
        narrow.paste(turned.resize(*across), (0, row - first))
    box = (0, top - first, size[0], bottom - first)
    return narrow.resize(size, Image.Resampling.LANCZOS, box)


def _rows(bounds: Bounds, width: int, height: int) -> NDArray[np.float64]:
    """Say which row of a plate carrée picture each row of the Mercator picture shows.

    The latitude at y, from 0 at the top of the unit square to 1, is atan(sinh(pi (1 - 2 y))).
    """
    west, south, east, north = bounds
    top, bottom = mercator(np.array([[0.0, north], [0.0, south]]))[:, 1]
    tall = round(width * (bottom - top) / ((east - west) / 360))
    y = top + (bottom - top) * (np.arange(tall) + 0.5) / tall
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))
    rows: NDArray[np.float64] = (north - lat) / (north - south) * height - 0.5
    return rows


def _stretched(strip: NDArray[np.uint8], rows: NDArray[np.float64]) -> NDArray[np.uint8]:
    above = np.clip(np.floor(rows).astype(int), 0, len(strip) - 2)
    share = np.clip(rows - above, 0, 1)[:, None, None].astype(np.float32)
    mixed = strip[above] * (1 - share) + strip[above + 1] * share
    return np.asarray(np.rint(mixed), dtype=np.uint8)


def _fading(size: tuple[int, int], bounds: Bounds) -> Image.Image:
    from PIL import Image

    width, height = size
    span = FADE * width
    west, south, east, north = (abs(b - w) > 1e-6 for b, w in zip(bounds, WORLD, strict=True))
    across = np.minimum(_ramp(width, span, west), _ramp(width, span, east)[::-1])
    down = np.minimum(_ramp(height, span, north), _ramp(height, span, south)[::-1])
    return Image.fromarray(np.rint(255 * np.minimum.outer(down, across)).astype(np.uint8))


def _ramp(length: int, span: float, fades: bool) -> NDArray[np.float64]:
    if not fades:
        return np.ones(length)
    return np.clip((np.arange(length) + 0.5) / span, 0, 1)


def _data_uri(picture: Image.Image, quality: int) -> str:
    file = BytesIO()
    picture.save(file, "WEBP", quality=quality, alpha_quality=60, method=5)
    return "data:image/webp;base64," + base64.b64encode(file.getvalue()).decode("ascii")
