"""Layers and controls of the page as folium elements: browser classes that read data blocks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from branca.element import MacroElement
from jinja2 import Template

from itinerarium.assets.bundle import bundle
from itinerarium.assets.packed import PACKED_SCRIPT, packed
from itinerarium.assets.templates import templates_in
from itinerarium.drawing.figure import Verbatim, figure_of


def template(name: str) -> Template:
    """A template of this room, compiled when it is first asked for."""
    return templates_in(Path(__file__).parent / "templates").get_template(name)


class DeferredControls(MacroElement):
    """Controls whose script runs after the first paint: a reader has to ask for them first."""

    script_block = "deferred-script"

    def __init__(self, components: Sequence[Component]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        # Elements that folium makes while it renders are numbered too, and have branca's name.
        self._name = type(self).__name__
        self.components = components

    @property
    def _template(self) -> Template:  # type: ignore[override]  # compiled only now
        return template("deferred.jinja")

    def render(self, **kwargs: Any) -> str:
        """Put their script into the head of the page, and the call for it into the last script."""
        script = packed(bundle("deferred.js", after="main.js"))
        block = f'<script type="{PACKED_SCRIPT}" id="{self.script_block}">{script}</script>'
        figure_of(self).header.add_child(Verbatim(block), name=self.script_block)
        super().render(**kwargs)  # type: ignore[no-untyped-call]  # branca
        return ""


class Component(MacroElement):
    """A layer or a control of the page: a class of our modules that reads a data block."""

    template_name = "component.jinja"

    def __init__(self, browser_class: str, block: str, **page_options: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self._name = browser_class
        self.browser_class = browser_class
        self.block = block
        self.page_options = page_options

    @property
    def _template(self) -> Template:  # type: ignore[override]  # compiled only now
        return template(self.template_name)
