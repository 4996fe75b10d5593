"""Refuse what needs the network: links, tiles, remote pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import folium
from branca.element import Element, Figure, Link
from folium.raster_layers import ImageOverlay, VideoOverlay, WmsTileLayer

from itinerarium.drawing.figure import figure_of
from itinerarium.drawing.foreign.fetches import fetches_of, is_fetched, stopped_by_policy
from itinerarium.drawing.foreign.walk import elements_below, html_of, name_of
from itinerarium.vocabulary.errors import OfflineError

_ON_A_PLAIN_MAP = "leave it out, or draw it on a plain folium.Map, which may fetch it"
_HAS_RELIEF = "leave it out; an OfflineMap draws relief and coasts"
_AS_A_FILE = "give a picture by the path of its file or as a data URI: it is then in the page"
_SHOWN = 100
"""How many characters of an address are shown."""


def refuse_fetching(page_map: folium.Map) -> None:
    """Raise if an element of the map would fetch something; call it before the map is rendered.

    Raises
    ------
    OfflineError
        With each such element by its name, and what to do.
    """
    _refuse(_element_faults(page_map))


def refuse_fetching_parts(page_map: folium.Map, *, has_policy: bool) -> None:
    """Raise if what was rendered into the page would fetch something, or stop at its policy.

    Raises
    ------
    OfflineError
        With each such element by its name, and what to do.
    """
    figure = figure_of(page_map)
    _refuse([*_linked(figure, page_map), *_written(figure, page_map, has_policy)])


def _refuse(faults: Sequence[str] | Iterator[str]) -> None:
    lines = list(dict.fromkeys(faults))
    if lines:
        listed = "".join(f"\n- {line}" for line in lines)
        raise OfflineError(f"expected a map that works without a network, but{listed}")


def _element_faults(page_map: folium.Map) -> Iterator[str]:
    for element in elements_below(page_map):
        name = name_of(element)
        for url in _links(element):
            yield f"{name} links to {url}: {_ON_A_PLAIN_MAP}"
        for address in _tiles(element):
            yield f"{name} fetches {_cut(address)}: {_HAS_RELIEF}"
        if isinstance(element, VideoOverlay):
            yield f"{name} plays {_cut(element.video_url)}: {_ON_A_PLAIN_MAP}"
        for address in _pictures(element):
            yield f"{name} shows {_cut(address)}: {_AS_A_FILE}"
        if isinstance(element, folium.GeoJson) and not element.embed:
            yield f"{name} reads {element.embed_link}: leave out embed=False"


def _links(element: Element) -> list[str]:
    files = [*getattr(element, "default_js", ()), *getattr(element, "default_css", ())]
    link = [element.url] if isinstance(element, Link) else []
    return [*(url for _, url in files[:1]), *link]


def _tiles(element: Element) -> Iterator[str]:
    if isinstance(element, WmsTileLayer):
        yield str(element.url)
    elif isinstance(element, folium.TileLayer) and is_fetched(str(element.tiles)):
        yield str(element.tiles)


def _pictures(element: Element) -> list[str]:
    options = getattr(element, "options", None)
    values = options if isinstance(options, dict) else {}
    found = [values.get(name) for name in ("icon_url", "iconUrl", "shadow_url", "shadowUrl")]
    if isinstance(element, ImageOverlay):
        found.append(element.url)
    pictures = [one for one in found if isinstance(one, str) and is_fetched(one)]
    return pictures + fetches_of(html_of(element))


def _linked(figure: Figure, page_map: folium.Map) -> Iterator[str]:
    """Links that an element put into the head of the page while it was rendered."""
    children = figure.header._children
    for name, link in [(name, one) for name, one in children.items() if isinstance(one, Link)]:
        del children[name]  # the next try, without the culprit, begins with a clean head
        culprit = _who_links(link.url, figure, page_map)
        yield f"{culprit} links to {link.url}: {_ON_A_PLAIN_MAP}"


def _who_links(url: str, figure: Figure, page_map: folium.Map) -> str:
    """The innermost element that adds the link when it is rendered again."""
    children = figure.header._children
    for element in reversed([*elements_below(page_map)]):
        element.render()
        again = [name for name, one in children.items() if getattr(one, "url", None) == url]
        for name in again:
            del children[name]
        if again:
            return name_of(element)
    return "the head of the page"


def _written(figure: Figure, page_map: folium.Map, has_policy: bool) -> Iterator[str]:
    """The HTML in the head and body of the page, from folium or by hand."""
    names = {element.get_name(): name_of(element) for element in elements_below(page_map)}
    for part in (figure.header, figure.html):
        for key, child in part._children.items():
            text = child._template_str if type(child) is Element else None
            name = names.get(key, "an element that was added to the page")
            for address in fetches_of(text or ""):
                yield f"{name} fetches {_cut(address)}: {_AS_A_FILE}"
            for attribute in sorted({*stopped_by_policy(text or "")} if has_policy else ()):
                yield (
                    f"{name} has {attribute} in its HTML, which the page's content security policy "
                    "stops: put styles into a <style> element, handlers into a script"
                )


def _cut(address: str) -> str:
    return address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"
