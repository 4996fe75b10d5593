"""Our folium components: a map without remote files, and controls that read plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from io import TextIOBase
from math import cos, radians
from os import PathLike, fsdecode
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import folium
import orjson
from branca.element import Element, Figure, MacroElement

from itinerarium.assets.bundle import (
    bundle,
    leaflet_script,
    leaflet_style,
    style_sheets,
    styles,
)
from itinerarium.assets.templates import templates_in
from itinerarium.basemap.plate import core_bounds, make_plate
from itinerarium.drawing.figure import Verbatim, figure_of
from itinerarium.drawing.foreign.render import render_offline
from itinerarium.files.cache import cache_folder
from itinerarium.vocabulary.story import Story, page_data

TEMPLATES = templates_in(Path(__file__).parent / "templates")

LONG_TEXT = 600_000
"""From this many bytes on a text is written in ASCII: browsers keep that in half the memory."""

MANY_PLACES = 400
"""From so many on the places' texts stand apart."""

MAX_ASCII_GROWTH = 1.35
"""Escape only if the text grows by at most 35 %: true for Polish, not for Cyrillic."""

WORLD = ((-58.0, -170.0), (76.0, 180.0))
"""From Cape Horn to Novaya Zemlya: [[south, west], [north, east]]."""


MAX_ZOOM = 10
"""How near our maps go, unless they begin nearer."""

WINDOW_PX, TILE_PX = 1600, 256
"""The width of a large window, and of the world at zoom 0."""

OutFile: TypeAlias = str | bytes | PathLike[str] | IO[Any]


def _plate_within(bounds: Sequence[Sequence[float]]) -> Mapping[str, Any]:
    """The relief and coasts, fine within [[south, west], [north, east]]."""
    (south, west), (north, east) = bounds
    core = core_bounds([(west, south), (east, north)])
    return cast(Mapping[str, Any], make_plate(core, cache_folder()).as_data())


class JsonText(Verbatim):
    """Plain data as JSON in which no cell can end the block that it stands in."""

    def __init__(self, data: Any) -> None:
        super().__init__("")
        self.data = data

    def content(self) -> bytes:
        """The JSON as it stands in the file: as text it would be held, and turned, twice."""
        return _json(self.data)

    def render(self, **_: Any) -> str:
        """The JSON as text."""
        return self.content().decode("utf-8")


class StoryJson(JsonText):
    """A story as JSON; the texts of very many places stand last, so that they can be read last.

    Then ``placeTexts`` has them in the order of ``places``, and ``placeTextsAt`` says before which
    letter (UTF-16) the comma before them stands.
    """

    def content(self) -> bytes:
        """The JSON as it stands in the file."""
        places = self.data["places"]
        if len(places) < MANY_PLACES:
            return super().content()
        bare = [{key: place[key] for key in place if key != "text"} for place in places]
        first = _in_ascii(_dumped({**self.data, "places": bare}))[:-1]
        texts = _in_ascii(_dumped([place.get("text") for place in places]))
        at = len(first) if first.isascii() else len(first.decode("utf-8").encode("utf-16-le")) // 2
        return b'%b,"placeTexts":%b,"placeTextsAt":%d}' % (first, texts, at)


class OfflineMap(folium.Map):
    """A folium map that asks no host for anything; children are added to it as to any other.

    Leaflet, our modules and styles are in the page itself, and so is what folium's markers, popups,
    tooltips, shapes, ``GeoJson`` and ``LayerControl`` need. HTML in popups and tooltips keeps its
    text, plain formatting and pictures that are in the page; scripts and handlers are left out. A
    ``folium.Icon`` is a pin in its colour, without its sign. What would be fetched (tiles, plugins,
    pictures from elsewhere) is refused when the map is rendered or saved.

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
        When it is rendered or saved, if it holds what would be fetched: a tile layer, a plugin
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
    _template = TEMPLATES.get_template("map.jinja")
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
        limits = {"maxZoom": zoom_start} if self.view and zoom_start > MAX_ZOOM else {}
        self.page_options = {"bounds": shown, **limits, **(page_options or {})}
        if relief:
            block = f"plate-data-{self._id}"
            self.add_child(DataBlock(block, _plate_within(shown)))
            self.add_child(Component("BasemapLayer", block))

    def _seen_from(self, location: Sequence[float] | None, zoom: float) -> list[list[float]]:
        """What a large window shows around the location: [[south, west], [north, east]]."""
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

    def save(self, outfile: OutFile, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page to a file by its path, or to one that is open for text or bytes.

        Parameters
        ----------
        outfile
            A path, or an open file.
        close_file
            Whether an open file is closed afterwards, as folium does.

        Raises
        ------
        OfflineError
            If an element of the map would fetch something; nothing is written.
        """
        page = self.get_root().render(**kwargs)
        if isinstance(outfile, str | bytes | PathLike):
            Path(fsdecode(outfile)).write_text(page, encoding="utf-8", newline="\n")
        else:
            write_to(outfile, [page.encode("utf-8")], close_file=close_file)


def _checked_bounds(bounds: Sequence[Sequence[float]]) -> Sequence[Sequence[float]]:
    try:
        (_, _), (_, _) = bounds
    except (TypeError, ValueError):
        raise ValueError(
            f"expected bounds [[south, west], [north, east]], instead got {bounds!r}; "
            "for one point write location=[lat, lon]"
        ) from None
    return bounds


def write_to(outfile: IO[Any], pieces: Iterable[bytes], *, close_file: bool) -> None:
    """Write a page in UTF-8 to an open file, for text or for bytes."""
    for piece in pieces:
        outfile.write(piece.decode("utf-8") if isinstance(outfile, TextIOBase) else piece)
    if close_file:
        outfile.close()


class InlineAssets(MacroElement):
    """Our modules and styles inside the page, on an ``OfflineMap`` Leaflet too.

    A plain ``folium.Map`` links to Leaflet itself, so there only our own part is added. The other
    components bring these assets themselves; add them to choose the fonts.

    Parameters
    ----------
    fonts
        ``@font-face`` rules with data URIs, as ``fonts.font_rules`` gives them.
    """

    def __init__(self, fonts: str = "") -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self.fonts = fonts

    def render(self, **_: Any) -> str:
        """Nothing here: the scripts and styles go into the head of the page."""
        put_assets(figure_of(self), self.fonts, has_leaflet=has_leaflet(self._parent))
        return ""


def put_assets(figure: Figure, fonts: str = "", *, has_leaflet: bool) -> None:
    """Put our modules and styles, and Leaflet where the page has none, into the page's head."""
    style, script = styles(style_sheets()), bundle("main.js")
    if not has_leaflet:
        style, script = leaflet_style() + style, f"{leaflet_script()}\n{script}"
    figure.header.add_child(Verbatim(f"<style>\n{fonts}{style}</style>"), name="style")
    figure.header.add_child(Verbatim(f"<script>\n{script}</script>"), name="modules")


def has_leaflet(page_map: Element | None) -> bool:
    """Whether a map links to Leaflet itself, as folium's own does."""
    return not getattr(page_map, "is_offline", False)


def has_assets(figure: Figure) -> bool:
    """Whether our modules are in the page's head already."""
    return "modules" in figure.header._children


def html_in_ascii(html: str) -> str:
    """HTML with its letters beyond ASCII as references where it is long, and not much longer so."""
    if len(html) < LONG_TEXT:
        return html
    escaped = html.encode("ascii", "xmlcharrefreplace").decode("ascii")
    return html if len(escaped) > MAX_ASCII_GROWTH * len(html) else escaped


def _json(data: Any) -> bytes:
    """The data as JSON without ``<``, in ASCII where it is much."""
    written = _dumped(data)
    return written if len(written) < LONG_TEXT else _in_ascii(written)


def _dumped(data: Any) -> bytes:
    return orjson.dumps(data).replace(b"<", b"\\u003c")


def _in_ascii(written: bytes) -> bytes:
    """The same JSON in ASCII; as it is where that would be much longer or is no simple matter."""
    if written.isascii() or b"\\\\" in written:
        return written
    escaped = written.decode("utf-8").encode("ascii", "backslashreplace")
    escaped = escaped.replace(b"\\x", b"\\u00")  # Python's two digits are four in JSON
    has_pairs = b"\\U" in escaped  # beyond what four digits can say: emoji, say
    return written if has_pairs or len(escaped) > MAX_ASCII_GROWTH * len(written) else escaped


class DataBlock(MacroElement):
    """Plain data inside the page as JSON, which no cell can break out of."""

    json = JsonText

    def __init__(self, block: str, data: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self.block = block
        self.data = data

    def render(self, **_: Any) -> str:
        """Nothing here: the block goes into the body of the page."""
        body = figure_of(self).html
        start = f'<script type="application/json" id="{self.block}">'
        body.add_child(Verbatim(start), name=f"{self.block}-start")
        body.add_child(self.json(self.data), name=self.block)
        body.add_child(Verbatim("</script>\n"), name=f"{self.block}-end")
        return ""


class StoryBlock(DataBlock):
    """A story inside the page as JSON."""

    json = StoryJson

    def __init__(self, block: str, story: Story) -> None:
        super().__init__(block, page_data(story))


class DeferredControls(MacroElement):
    """Controls whose script runs after the first paint: a reader has to ask for them first."""

    _template = TEMPLATES.get_template("deferred.jinja")
    script_block = "late-modules"

    def __init__(self, components: Sequence[Component]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self.components = components

    def render(self, **kwargs: Any) -> str:
        """Put their script into the head of the page, and the call for it into the last script."""
        script = bundle("late.js", after="main.js")
        block = f'<script type="text/plain" id="{self.script_block}">\n{script}</script>'
        figure_of(self).header.add_child(Verbatim(block), name=self.script_block)
        super().render(**kwargs)  # type: ignore[no-untyped-call]  # branca
        return ""


class Component(MacroElement):
    """A layer or a control of the page: a class of our modules that reads a data block."""

    _template = TEMPLATES.get_template("component.jinja")

    def __init__(self, browser_class: str, block: str, **page_options: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self._name = browser_class
        self.browser_class = browser_class
        self.block = block
        self.page_options = page_options
