"""Our folium components: a map without remote files, and controls that read plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import folium
import orjson
from branca.element import Element, Figure, MacroElement
from jinja2 import Environment, FileSystemLoader

from routemap.inline import bundle, leaflet_script, leaflet_style, styles

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
STYLE_SHEETS = tuple(
    sorted(path.name for path in (Path(__file__).parent / "browser").glob("*.css"))
)


def figure_of(element: Element) -> Figure:
    """The page that an element stands in, if only through the map that it was added to."""
    return cast(Figure, element.get_root())


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
        return orjson.dumps(self.data).replace(b"<", b"\\u003c")

    def render(self, **_: Any) -> str:
        """The JSON as text."""
        return self.content().decode("utf-8")


class OfflineMap(folium.Map):
    """A folium map that asks no host for anything; children are added to it as to any other.

    Parameters
    ----------
    bounds
        What to show at first: [[south, west], [north, east]] in degrees.
    page_options
        Options of ``L.Map`` by their names in Leaflet.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium's own shape)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = TEMPLATES.get_template("map.jinja")

    def __init__(self, bounds: Sequence[Sequence[float]], page_options: Mapping[str, Any]) -> None:
        super().__init__(tiles=None)
        self.page_options = {"bounds": bounds, **page_options}


class InlineAssets(MacroElement):
    """Leaflet, our modules and styles inside the page, before anything that uses them.

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
        header = figure_of(self).header
        style = self.fonts + leaflet_style() + styles(STYLE_SHEETS)
        header.add_child(Verbatim(f"<style>\n{style}</style>"), name="style")
        script = leaflet_script() + "\n" + bundle("main.js")
        header.add_child(Verbatim(f"<script>\n{script}</script>"), name="modules")
        return ""


class DataBlock(MacroElement):
    """Plain data inside the page as JSON, which no cell can break out of."""

    def __init__(self, block: str, data: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self.block = block
        self.data = data

    def render(self, **_: Any) -> str:
        """Nothing here: the block goes into the body of the page."""
        body = figure_of(self).html
        start = f'<script type="application/json" id="{self.block}">'
        body.add_child(Verbatim(start), name=f"{self.block}-start")
        body.add_child(JsonText(self.data), name=self.block)
        body.add_child(Verbatim("</script>\n"), name=f"{self.block}-end")
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
