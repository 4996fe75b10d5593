"""A folium map that makes no network request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from io import TextIOBase
from math import cos, log2, radians
from os import PathLike, fsdecode
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import folium
from jinja2 import Template

from itinerarium.basemap.plate import core_bounds, make_plate
from itinerarium.drawing.component import Component, template
from itinerarium.drawing.data_block import DataBlock
from itinerarium.drawing.figure import Verbatim, figure_of
from itinerarium.drawing.foreign.render import render_offline
from itinerarium.drawing.inline_assets import InlineAssets, put_assets
from itinerarium.files.atomic import write_whole
from itinerarium.files.cache import cache_folder

WORLD = ((-58.0, -170.0), (76.0, 180.0))
"""From Cape Horn to Novaya Zemlya: [[south, west], [north, east]]."""

MAX_ZOOM = 9
"""The highest zoom of a map, unless it starts at a higher one or its places lie near together."""

CLOSEST_ZOOM = 18
"""The highest zoom of a map whose places lie within a few streets."""

WINDOW_PX, TILE_PX = 1600, 256
"""The width of a large window, and of the world at zoom 0."""


def highest_zoom(bounds: Sequence[Sequence[float]]) -> int:
    """How near one may come to what lies within bounds: two steps nearer than all of it.

    Parameters
    ----------
    bounds
        [[south, west], [north, east]] in degrees.

    Returns
    -------
    int
        From ``MAX_ZOOM``, where the plate has nothing more to show, to ``CLOSEST_ZOOM``.
    """
    (south, west), (north, east) = bounds
    height = (north - south) / cos(radians((south + north) / 2))
    extent = max(height, east - west)
    if not extent:
        return MAX_ZOOM
    return min(max(MAX_ZOOM, int(log2(WINDOW_PX / TILE_PX * 360 / extent)) + 2), CLOSEST_ZOOM)


OutFile: TypeAlias = str | bytes | PathLike[str] | IO[Any]


def _plate_within(bounds: Sequence[Sequence[float]]) -> Mapping[str, Any]:
    """Give the basemap, fine within [[south, west], [north, east]]."""
    (south, west), (north, east) = bounds
    core = core_bounds([(west, south), (east, north)])
    return cast(Mapping[str, Any], make_plate(core, cache_folder()).as_data())


class OfflineMap(folium.Map):
    """A folium map that makes no network request; elements are added to it as to any other.

    Leaflet, our modules and styles are in the page itself, and so is what folium's markers, popups,
    tooltips, shapes, ``GeoJson`` and ``LayerControl`` need. HTML in popups and tooltips keeps its
    text, plain formatting and pictures that are in the page; scripts and handlers are left out. A
    ``folium.Icon`` is a pin in its colour, without its sign. What would be fetched (tiles, plugins,
    remote pictures) is refused when the map is rendered or saved.

    Parameters
    ----------
    bounds
        What to show at first: [[south, west], [north, east]] in degrees.
    page_options
        Options of ``L.Map`` by their names in Leaflet.
    relief
        Whether relief and coasts (Natural Earth) are drawn, fine within ``bounds``.
    location
        The centre to show at first instead of ``bounds``: latitude and longitude in degrees.
    zoom_start
        The zoom at that centre, as in folium.
    width, height
        The map's size in the page as in folium: pixels, or a text such as ``"50%"``.

    Raises
    ------
    ValueError
        If ``bounds`` are not two points, or ``location`` is not one.
    OfflineError
        When it is rendered or saved, if something in it would be fetched: a tile layer, a plugin
        that links to scripts, a picture by its address. The message names each.

    Examples
    --------
    >>> offline = OfflineMap([[35, 10], [60, 60]])
    >>> offline.save("map.html")  # doctest: +SKIP
    >>> OfflineMap(location=[54.1, 23.3], zoom_start=8).location
    [54.1, 23.3]
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium's own shape)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    is_offline = True
    """Whether Leaflet is in the page itself: a plain ``folium.Map`` links to it."""

    has_policy = False
    """Whether the page has a content security policy, which stops styles and handlers in HTML."""

    def __init__(
        self,
        bounds: Sequence[Sequence[float]] | None = None,
        page_options: Mapping[str, Any] | None = None,
        *,
        relief: bool = True,
        location: Sequence[float] | None = None,
        zoom_start: int = 10,
        width: str | float = "100%",
        height: str | float = "100%",
    ) -> None:
        super().__init__(location, width, height, tiles=None)
        self.is_sized = (width, height) != ("100%", "100%")
        self.view = None if location is None or bounds else [self.location, zoom_start]
        shown = _checked_bounds(bounds or self._seen_from(location, zoom_start))
        highest = max(zoom_start, MAX_ZOOM) if self.view else highest_zoom(shown)
        limits = {"maxZoom": highest} if highest > MAX_ZOOM else {}
        self.page_options = {"bounds": shown, **limits, **(page_options or {})}
        if relief:
            block = f"plate-data-{self._id}"
            self.add_child(DataBlock(block, _plate_within(shown)))
            self.add_child(Component("BasemapLayer", block))

    @property
    def _template(self) -> Template:  # type: ignore[override]  # compiled only now
        return template("map.jinja")

    def _seen_from(self, location: Sequence[float] | None, zoom: float) -> list[list[float]]:
        """Give what a large window shows around the location, in degrees, as bounds."""
        if location is None:
            return [list(corner) for corner in WORLD]
        lat, lon = self.location
        half_width = min(WINDOW_PX / 2 / TILE_PX * 360 / 2**zoom, 180)
        half_height = min(half_width * cos(radians(lat)), 80)
        south, north = max(lat - half_height, -85), min(lat + half_height, 85)
        return [[south, lon - half_width], [north, lon + half_width]]

    def render(self, **kwargs: Any) -> str:
        """Put the map, and all that it needs, into its page.

        Raises
        ------
        OfflineError
            If an element of the map would fetch something.
        """
        if not any(isinstance(child, InlineAssets) for child in self._children.values()):
            put_assets(figure_of(self), has_leaflet=False)
        if self.is_sized:
            style = Verbatim(self._size_style())
            figure_of(self).header.add_child(style, name=f"{self.get_name()}-size")
        render_offline(self, partial(super().render, **kwargs), has_policy=self.has_policy)
        return ""

    def _size_style(self) -> str:
        (width, width_unit), (height, height_unit) = self.width, self.height
        return (
            "<style>html, body { height: 100% }\n"
            f"#{self.get_name()} {{ position: relative; inset: auto; "
            f"width: {width}{width_unit}; height: {height}{height_unit} }}</style>\n"
        )

    def pieces(self) -> Iterable[bytes]:
        """Give the page in UTF-8, piece by piece."""
        return [self.get_root().render().encode("utf-8")]

    def save(self, outfile: OutFile, close_file: bool = True, **_: Any) -> None:
        """Write the page to a file by its path, whole or not at all, or to one that is open.

        Parameters
        ----------
        outfile
            A path, or a file that is open for text or bytes.
        close_file
            Whether an open file is closed afterwards, as folium does.

        Raises
        ------
        OfflineError
            If an element of the map would fetch something; nothing is written.
        OutputError
            If the file cannot be written.
        """
        pieces = self.pieces()
        if isinstance(outfile, str | bytes | PathLike):
            write_whole(Path(fsdecode(outfile)), pieces)
        else:
            _write_to(outfile, pieces, close_file=close_file)


def _checked_bounds(bounds: Sequence[Sequence[float]]) -> Sequence[Sequence[float]]:
    try:
        (_, _), (_, _) = bounds
    except (TypeError, ValueError):
        raise ValueError(
            f"expected bounds [[south, west], [north, east]], instead got {bounds!r}; "
            "for one point write location=[lat, lon]"
        ) from None
    return bounds


def _write_to(outfile: IO[Any], pieces: Iterable[bytes], *, close_file: bool) -> None:
    """Write a page in UTF-8 to an open file, for text or for bytes."""
    for piece in pieces:
        outfile.write(piece.decode("utf-8") if isinstance(outfile, TextIOBase) else piece)
    if close_file:
        outfile.close()
