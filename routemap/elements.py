"""Our folium components: a map without remote files, and controls that read plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import folium
import orjson
from branca.element import Element, MacroElement
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


class Verbatim(Element):
    """Text that is put out as it is: branca would read ``{{`` in it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        """The text, untouched."""
        return self.text


class OfflineMap(folium.Map):  # type: ignore[misc]
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


class InlineAssets(MacroElement):  # type: ignore[misc]
    """Leaflet, our modules and styles inside the page, before anything that uses them."""

    def render(self, **_: Any) -> None:
        """Put the scripts and styles into the head of the page."""
        header = self.get_root().header
        style = leaflet_style() + styles(STYLE_SHEETS)
        header.add_child(Verbatim(f"<style>\n{style}</style>"), name="style")
        script = leaflet_script() + "\n" + bundle("main.js")
        header.add_child(Verbatim(f"<script>\n{script}</script>"), name="modules")


class DataBlock(MacroElement):  # type: ignore[misc]
    """Plain data inside the page as JSON, which no cell can break out of."""

    def __init__(self, block: str, data: Any) -> None:
        super().__init__()
        self.block = block
        self.data = data

    def render(self, **_: Any) -> None:
        """Put the block into the body of the page."""
        text = orjson.dumps(self.data).decode("utf-8").replace("<", "\\u003c")
        block = f'<script type="application/json" id="{self.block}">{text}</script>'
        self.get_root().html.add_child(Verbatim(block), name=self.block)


class Component(MacroElement):  # type: ignore[misc]
    """A layer or a control of the page: a class of our modules that reads a data block."""

    _template = TEMPLATES.get_template("component.jinja")

    def __init__(self, browser_class: str, block: str, **page_options: Any) -> None:
        super().__init__()
        self._name = browser_class
        self.browser_class = browser_class
        self.block = block
        self.page_options = page_options
