"""Our folium components: a map without remote files, and controls that read plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

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
from itinerarium.files.cache import cache_folder
from itinerarium.vocabulary.story import Story, page_data

TEMPLATES = templates_in(Path(__file__).parent / "templates")

MUCH_DATA = 600_000
"""So many bytes of text and more are written in ASCII, which browsers read in half the memory."""

MANY_PLACES = 400
"""From so many on the places' texts stand apart."""

MOST_GROWTH = 1.35
"""By so much it may grow for that: Polish does, Cyrillic would do by far more."""

WORLD = ((-58.0, -170.0), (76.0, 180.0))
"""From Cape Horn to Novaya Zemlya: [[south, west], [north, east]]."""


def figure_of(element: Element) -> Figure:
    """The page that an element stands in, if only through the map that it was added to."""
    return cast(Figure, element.get_root())


def _plate_within(bounds: Sequence[Sequence[float]]) -> Mapping[str, Any]:
    """The relief and coasts, fine within [[south, west], [north, east]]."""
    (south, west), (north, east) = bounds
    core = core_bounds([(west, south), (east, north)])
    return cast(Mapping[str, Any], make_plate(core, cache_folder()).as_data())


class Verbatim(Element):
    """Text that is put out as it is: branca would read ``{{`` in it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def content(self) -> bytes:
        """The text as it stands in the file."""
        return self.text.encode("utf-8")

    def render(self, **_: Any) -> str:
        """The text, untouched."""
        return self.text


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

    Leaflet, our modules and styles are in the page itself. folium's own markers and shapes work on
    it, but not those that fetch something: tiles, ``folium.Icon``, and ``folium.Popup`` (jQuery).

    Parameters
    ----------
    bounds
        What to show at first: [[south, west], [north, east]] in degrees.
    page_options
        Options of ``L.Map`` by their names in Leaflet.
    relief
        Whether relief and coasts (Natural Earth) are drawn, fine within ``bounds``.

    Examples
    --------
    >>> offline = OfflineMap([[35, 10], [60, 60]])
    >>> offline.save("map.html")  # doctest: +SKIP
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium's own shape)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = TEMPLATES.get_template("map.jinja")

    def __init__(
        self,
        bounds: Sequence[Sequence[float]] = WORLD,
        page_options: Mapping[str, Any] | None = None,
        *,
        relief: bool = True,
    ) -> None:
        super().__init__(tiles=None)
        self.page_options = {"bounds": bounds, **(page_options or {})}
        if relief:
            block = f"plate-data-{self._id}"
            self.add_child(DataBlock(block, _plate_within(bounds)))
            self.add_child(Component("BasemapLayer", block))

    def render(self, **kwargs: Any) -> str:
        """Put the map, and all that it needs, into its page."""
        if not any(isinstance(child, InlineAssets) for child in self._children.values()):
            put_assets(figure_of(self), has_leaflet=False)
        super().render(**kwargs)  # type: ignore[no-untyped-call]  # branca
        return ""


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
        is_offline = isinstance(self._parent, OfflineMap)
        put_assets(figure_of(self), self.fonts, has_leaflet=not is_offline)
        return ""


def put_assets(figure: Figure, fonts: str = "", *, has_leaflet: bool) -> None:
    """Put our modules and styles, and Leaflet where the page has none, into the page's head."""
    style, script = styles(style_sheets()), bundle("main.js")
    if not has_leaflet:
        style, script = leaflet_style() + style, f"{leaflet_script()}\n{script}"
    figure.header.add_child(Verbatim(f"<style>\n{fonts}{style}</style>"), name="style")
    figure.header.add_child(Verbatim(f"<script>\n{script}</script>"), name="modules")


def has_assets(figure: Figure) -> bool:
    """Whether our modules are in the page's head already."""
    return "modules" in figure.header._children


def html_in_ascii(html: str) -> str:
    """HTML with its letters beyond ASCII as references where it is long, and not much longer so."""
    if len(html) < MUCH_DATA:
        return html
    escaped = html.encode("ascii", "xmlcharrefreplace").decode("ascii")
    return html if len(escaped) > MOST_GROWTH * len(html) else escaped


def _json(data: Any) -> bytes:
    """The data as JSON without ``<``, in ASCII where it is much."""
    written = _dumped(data)
    return written if len(written) < MUCH_DATA else _in_ascii(written)


def _dumped(data: Any) -> bytes:
    return orjson.dumps(data).replace(b"<", b"\\u003c")


def _in_ascii(written: bytes) -> bytes:
    """The same JSON in ASCII; as it is where that would be much longer or is no simple matter."""
    if written.isascii() or b"\\\\" in written:
        return written
    escaped = written.decode("utf-8").encode("ascii", "backslashreplace")
    escaped = escaped.replace(b"\\x", b"\\u00")  # Python's two digits are four in JSON
    has_pairs = b"\\U" in escaped  # beyond what four digits can say: emoji, say
    return written if has_pairs or len(escaped) > MOST_GROWTH * len(written) else escaped


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


class LateComponents(MacroElement):
    """Controls that are made when the map is drawn, by a script of their own.

    Nobody sees them before they are asked for, and the map is sooner there without them.
    """

    _template = TEMPLATES.get_template("late.jinja")
    script_block = "late-modules"

    def __init__(self, components: Sequence[Component]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self.components = components

    def render(self, **kwargs: Any) -> str:
        """Put the script that they need into the page's head, and the call for it into its last."""
        script = bundle("deferred.js", after="main.js")
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
