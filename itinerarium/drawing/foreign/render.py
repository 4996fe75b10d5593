"""folium's elements rendered with our templates, in which data stays data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import branca.element
import folium
from branca.element import Element, Figure
from folium.features import DivIcon, GeoJsonPopup, GeoJsonTooltip
from folium.template import tojavascript
from jinja2 import Environment
from markupsafe import Markup

from itinerarium.assets.leaflet import leaflet_pictures
from itinerarium.assets.minify import minified
from itinerarium.assets.templates import templates_in
from itinerarium.drawing.figure import Verbatim, figure_of
from itinerarium.drawing.foreign.html_tree import text_of, trees_of
from itinerarium.drawing.foreign.offline import refuse_fetching, refuse_fetching_parts
from itinerarium.drawing.foreign.walk import elements_below, html_of

_HERE = Path(__file__).parent
_TEMPLATES: Mapping[type[Element], str] = {
    folium.Popup: "popup.jinja",
    folium.Tooltip: "tooltip.jinja",
    folium.LayerControl: "layer_control.jinja",
    GeoJsonTooltip: "feature_tooltip.jinja",
    GeoJsonPopup: "feature_popup.jinja",
}
_READ_AS_HTML = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)


def render_offline(page_map: folium.Map, render: Callable[[], Any], *, has_policy: bool) -> None:
    """Render a map that works without a network, with what folium's elements need for it.

    Parameters
    ----------
    page_map
        The map, in its page.
    render
        Puts the map and all its children into the page.
    has_policy
        Whether the page has a content security policy that stops styles and handlers in HTML.

    Raises
    ------
    OfflineError
        If the map or its page holds what would be fetched, or what the policy would stop.
    """
    figure = figure_of(page_map)
    refuse_fetching(page_map)
    with own_templates(page_map), texts_as_written():
        render()
        refuse_fetching_parts(page_map, has_policy=has_policy)
    keep_scripts_whole(figure)
    if any(not type(one).__module__.startswith("itinerarium.") for one in elements_below(page_map)):
        figure.header.add_child(Verbatim(support_html()), name="folium-support")


@contextmanager
def own_templates(page_map: folium.Map) -> Iterator[None]:
    """Have folium's elements on the map use our templates, inside this context."""
    changed = [(one, name) for one in elements_below(page_map) if (name := _template_for(one))]
    icons = [one for one in elements_below(page_map) if isinstance(one, DivIcon)]
    written = [icon.options for icon in icons]
    for element, name in changed:
        element._template = _environment().get_template(name)
    for icon in icons:
        icon.options = _icon_options(icon)
    try:
        yield
    finally:
        for element, _ in changed:
            del element._template
        for icon, options in zip(icons, written, strict=True):
            icon.options = options


def _template_for(element: Element) -> str | None:
    """Our template for an element, unless its class has one of its own."""
    for kind, name in _TEMPLATES.items():
        if isinstance(element, kind) and element._template is kind._template:
            return name
    return None


@contextmanager
def texts_as_written() -> Iterator[None]:
    """Have branca take elements as text, not as templates again, inside this context.

    So a place called ``{{ x }}`` is that text, and not code that runs in this process.
    """
    module: Any = branca.element
    template = module.Template
    module.Template = _Written
    try:
        yield
    finally:
        module.Template = template


class _Written:
    """Acts as a template that always gives the same text."""

    def __init__(self, text: str) -> None:
        self.text = text.removesuffix("\n")  # as a template would

    def render(self, **_: Any) -> str:
        return self.text


def keep_scripts_whole(figure: Figure) -> None:
    """Escape ``</script`` in the page's script, so that no text ends it."""
    for child in figure.script._children.values():
        if isinstance(child._template, _Written):
            child._template.text = _READ_AS_HTML.sub(r"\\x3c", child._template.text)


@cache
def support_html() -> str:
    """The styles and the script that folium's controls, popups and icons need on our pages."""
    style = (_HERE / "support.css").read_text(encoding="utf-8")
    script = (_HERE / "support.js").read_text(encoding="utf-8")
    script = script.replace('"PICTURES"', _json(leaflet_pictures()))
    return (
        f"<style>{minified('text/css', style)}</style>\n"
        f"<script>\n{minified('application/javascript', script)}</script>\n"
    )


@cache
def _environment() -> Environment:
    environment = templates_in(_HERE / "templates")
    environment.filters.update(
        columns=_columns,
        data=_data,
        layers=_layers,
        options=_options,
        popup_options=_popup_options,
        style=_style,
        trees=_trees,
    )
    return environment


def _json(data: Any) -> str:
    """JSON in which no text is read as HTML."""
    return json.dumps(data).replace("<", "\\u003c")


def _data(value: Any) -> Markup:
    return Markup(_json(value))


def _options(options: Mapping[str, Any]) -> Markup:
    return Markup(tojavascript(dict(options)))


def _trees(element: Element) -> Markup:
    return _data(trees_of(html_of(element)))


def _style(tooltip: folium.Tooltip) -> str:
    return str(getattr(tooltip, "style", "") or "")


def _popup_options(popup: folium.Popup) -> dict[str, Any]:
    """The options without a width in percent, which Leaflet does not know."""
    widths = ("max_width", "maxWidth")
    is_number = {name: isinstance(popup.options.get(name), int | float) for name in widths}
    return {key: value for key, value in popup.options.items() if is_number.get(key, True)}


def _icon_options(icon: DivIcon) -> dict[str, Any]:
    """The options with the HTML as trees: a GeoJson writes those of its markers by itself."""
    options = {name: value for name, value in icon.options.items() if name != "html"}
    return {**options, "trees": trees_of(html_of(icon))}


def _columns(detail: Any) -> dict[str, Any]:
    names = ("fields", "aliases", "labels", "localize")
    return {name: getattr(detail, name) for name in names}


def _layers(layers: Mapping[str, str]) -> Markup:
    """Names of layers -> the layers' variables, as a script's object."""
    pairs = ", ".join(f"{_json(text_of(name))}: {layer}" for name, layer in layers.items())
    return Markup(f"{{{pairs}}}")
