"""All elements that belong to a folium map, and the HTML that its authors gave them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import folium
from branca.element import Element
from folium.features import DivIcon


def elements_below(root: Element) -> Iterator[Element]:
    """The element's children, and elements that it holds in attributes (icons, groups)."""
    seen = {id(root), *_ids_above(root)}
    waiting = deque(root._children.values())
    while waiting:
        element = waiting.popleft()
        if id(element) in seen:
            continue
        seen.add(id(element))
        yield element
        held = [value for name, value in vars(element).items() if name != "_parent"]
        waiting += element._children.values()
        waiting += [one for one in held if isinstance(one, Element)]


def _ids_above(element: Element) -> Iterator[int]:
    while element._parent is not None:
        element = element._parent
        yield id(element)


def name_of(element: Element) -> str:
    """The name that the map's author knows it by: ``folium.plugins.MiniMap``, or a layer's."""
    kind = type(element)
    module = kind.__module__.replace("folium.plugins.", "folium.plugins/").split("/")[0]
    package = module if module == "folium.plugins" else module.split(".")[0]
    name = getattr(element, "tile_name", None) or getattr(element, "layer_name", None)
    is_given = isinstance(name, str) and name and element._id not in name
    shown = f' "{name}"' if is_given else ""
    return f"{package}.{kind.__name__}{shown}"


def html_of(element: Element) -> str:
    """The HTML in a popup, tooltip or icon, as its author wrote it."""
    if isinstance(element, folium.Popup):
        inside = "".join(child.render() for child in element.html._children.values())
        return inside.replace("\\`", "`")  # folium writes it for a script's template
    if isinstance(element, folium.Tooltip):
        return str(element.text)
    if isinstance(element, DivIcon):
        return str(element.options.get("html") or "")
    return ""
