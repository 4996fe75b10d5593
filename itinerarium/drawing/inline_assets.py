"""The page's own scripts and styles, written into it."""

from __future__ import annotations

from typing import Any

from branca.element import Element, Figure, MacroElement

from itinerarium.assets.bundle import bundle
from itinerarium.assets.leaflet import leaflet_script, leaflet_style
from itinerarium.assets.styles import style_sheets, styles
from itinerarium.drawing.figure import Verbatim, figure_of


class InlineAssets(MacroElement):
    """Our scripts and styles, written into the page; on an ``OfflineMap`` Leaflet, too.

    A plain ``folium.Map`` links to Leaflet itself, so that only our own part is added. The other
    components bring these assets themselves; add this one to choose the fonts.

    Parameters
    ----------
    fonts
        ``@font-face`` rules with data URIs, as ``itinerarium.assets.fonts.font_rules`` gives them.

    Examples
    --------
    >>> import folium
    >>> m = folium.Map()
    >>> assets = InlineAssets().add_to(m)
    """

    def __init__(self, fonts: str = "") -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self._name = type(self).__name__
        self.fonts = fonts

    def render(self, **_: Any) -> str:
        """Put scripts and styles into the head of the page; the element itself is empty."""
        put_assets(figure_of(self), self.fonts, has_leaflet=links_to_leaflet(self._parent))
        return ""


def put_assets(figure: Figure, fonts: str = "", *, has_leaflet: bool) -> None:
    """Put our modules and styles, and Leaflet where the page has none, into the page's head."""
    style, script = styles(style_sheets()), bundle("main.js")
    if not has_leaflet:
        style, script = leaflet_style() + style, f"{leaflet_script()}\n{script}"
    figure.header.add_child(Verbatim(f"<style>\n{fonts}{style}</style>"), name="style")
    figure.header.add_child(Verbatim(f"<script>\n{script}</script>"), name="modules")


def put_components(figure: Figure) -> None:
    """Put into the page's head, once, what components on anybody's map need besides."""
    script = bundle("components.js", after="main.js")
    figure.header.add_child(Verbatim(f"<script>\n{script}</script>"), name="components")


def links_to_leaflet(page_map: Element | None) -> bool:
    """Say whether a map links to Leaflet itself, as folium's own does."""
    return not getattr(page_map, "is_offline", False)


def has_assets(figure: Figure) -> bool:
    """Say whether our modules are in the page's head already."""
    return "modules" in figure.header._children
