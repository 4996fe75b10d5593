"""The public components for any folium map: each takes plain dicts or DataFrames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from itinerarium.compose.from_dicts import Places, Routes, plain_story
from itinerarium.drawing.component import Component
from itinerarium.drawing.data_block import DataBlock, StoryBlock
from itinerarium.drawing.figure import figure_of
from itinerarium.drawing.inline_assets import (
    has_assets,
    links_to_leaflet,
    put_assets,
    put_components,
)
from itinerarium.language.control_texts import all_control_texts


class StandaloneComponent(Component):
    """A component that carries its own data and adds the assets it needs, on any folium map."""

    template_name = "standalone.jinja"
    js_class: ClassVar[str]
    """The component's class in the page's scripts."""
    requires: ClassVar[Sequence[str]] = ()
    """Other classes of the page's scripts that it needs, each once per map."""

    def __init__(
        self,
        places: Places,
        routes: Routes = (),
        settings: Mapping[str, Any] | None = None,
        **page_options: Any,
    ) -> None:
        super().__init__(self.js_class, "", **page_options)
        self.block = f"story-data-{self._id}"
        self.story = plain_story(places, routes, settings)

    def _get_self_bounds(self) -> list[list[float | None]]:
        """Give the story's bounds: [[south, west], [north, east]] in degrees."""
        return [list(corner) for corner in self.story["bounds"]]

    def render(self, **kwargs: Any) -> str:
        """Put the data, and the assets where they are missing, into the page of the map."""
        figure = figure_of(self)
        if not has_assets(figure):
            put_assets(figure, has_leaflet=links_to_leaflet(self._parent))
        put_components(figure)
        texts = DataBlock("control-texts", all_control_texts())
        for block in (StoryBlock(self.block, self.story), texts):
            block._parent = self
            block.render()
        super().render(**kwargs)  # type: ignore[no-untyped-call]  # branca
        return ""


class StoryControl(StandaloneComponent):
    """A card that goes through the places one by one, and moves the map with it.

    It opens with a button. The card's own buttons, the arrow keys, Page Up and Page Down (a
    presenter's clicker), Home and Esc work it. Give the same places to a ``TimelineControl`` on the
    same map, and both show the same day.

    Parameters
    ----------
    places
        A dict for each place, in the order of the story. Its keys: ``lat``, ``lon`` (degrees),
        ``name``; optionally ``id``, ``text`` (paragraphs, ``**bold**``, ``*italic*``, links),
        ``lead``, ``title``, ``start``, ``end`` (EDTF: ``1942-03-24``, ``1942-03~``, ``1942``),
        ``quote``, ``quote_by``, ``people``, ``modern``, ``variants`` (a list), ``question``,
        ``answer``, ``stop`` (its number in the story; then places without one are left out). A
        text may be a dict by language. Or a ``DataFrame`` with these columns, a ``GeoDataFrame`` of
        points, or a whole ``Story``.
    routes
        Dicts with ``from`` and ``to`` (ids of places; by default a place's id is its name in lower
        case without diacritics), optionally ``mode``, ``start``, ``end``, ``via``; one list, or
        lists by route; or a ``DataFrame``, whose column ``route`` names the routes. The camera
        frames them with their places; a ``RouteLayer`` draws them.
    settings
        What a whole story says: ``{"title": ..., "languages": [...], "sources": {...}}``.
    page_options
        Options of the control in the browser: ``position``, a corner by Leaflet's name.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.

    Examples
    --------
    >>> import folium
    >>> places = [
    ...     {"name": "Oslo", "lat": 59.91, "lon": 10.75, "start": "1940-04-09", "text": "Morning."},
    ...     {"name": "Bergen", "lat": 60.39, "lon": 5.32, "start": "1940-04-10"},
    ... ]
    >>> m = folium.Map()
    >>> card = StoryControl(places).add_to(m)
    """

    js_class = "StoryControl"
    requires = ("BeginControl", "Camera", "Keyboard")

    def __init__(
        self,
        places: Places,
        routes: Routes = (),
        settings: Mapping[str, Any] | None = None,
        **page_options: Any,
    ) -> None:
        super().__init__(places, routes, settings, **{"quiz": False, **page_options})


class TimelineControl(StandaloneComponent):
    """A timeline along the map's lower edge: drag its handle, step, or play.

    Other layers of ours on the map follow the day: a ``RouteLayer`` draws its legs up to it, a
    ``PlaceLayer`` fades places that are not reached yet. Other code in the page can listen to the
    map's event ``itinerarium:day``, whose ``day`` is an ISO date, or empty outside time.

    Parameters
    ----------
    places
        As for ``StoryControl``; those with a ``start`` stand on the line. Without any date in
        places, routes or settings nothing is shown.
    routes
        As for ``StoryControl``; legs with ``start`` and ``end`` are drawn day by day.
    settings
        As for ``StoryControl``; ``{"strength": [{"date": "1942-03", "people": 33000}, ...]}``
        draws a curve above the line.
    page_options
        Options of the control in the browser: ``speeds``, a list to choose from; 1 is normal.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.

    Examples
    --------
    >>> import folium
    >>> places = [{"name": "Oslo", "lat": 59.91, "lon": 10.75, "start": "1940-04-09"}]
    >>> m = folium.Map()
    >>> timeline = TimelineControl(places, speeds=[1, 4]).add_to(m)
    """

    js_class = "TimelineControl"


class LabelLayer(StandaloneComponent):
    """The places' names, so placed that none covers another or a marker; high ranks go first.

    More names appear as the reader zooms in. The markers are drawn by a ``PlaceLayer``, or by you.

    Parameters
    ----------
    places
        As for ``StoryControl``; ``rank`` (1 to 4, by default 3) decides size and which name goes
        first.
    routes
        As for ``StoryControl``; names keep off these lines where they can.
    settings
        As for ``StoryControl``.
    page_options
        Options of the layer in the browser: ``pane``, the Leaflet pane to lie in.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.

    Examples
    --------
    >>> import folium
    >>> m = folium.Map()
    >>> layer = LabelLayer([{"name": "Oslo", "lat": 59.91, "lon": 10.75}]).add_to(m)
    """

    js_class = "LabelLayer"


class RouteLayer(StandaloneComponent):
    """The routes as lines: a style for each mode of transport, a colour for each route, arrows.

    Parameters
    ----------
    places, routes, settings
        As for ``StoryControl``; ``mode`` is rail, ship, road, foot, air, ...; colours by
        ``{"strands": {"my-route": {"colour": "#b3202a"}}}``.
    page_options
        Options of the layer in the browser: ``pane``, the Leaflet pane to lie in.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.

    Examples
    --------
    >>> import folium
    >>> places = [
    ...     {"name": "Oslo", "lat": 59.91, "lon": 10.75},
    ...     {"name": "Bergen", "lat": 60.39, "lon": 5.32},
    ... ]
    >>> m = folium.Map()
    >>> layer = RouteLayer(places, [{"from": "oslo", "to": "bergen", "mode": "rail"}]).add_to(m)
    """

    js_class = "RouteLayer"


class PlaceLayer(StandaloneComponent):
    """The places as buttons with a symbol for their kind; each opens its popup.

    Parameters
    ----------
    places, routes, settings
        As for ``StoryControl``; ``kind`` (port, camp, battle, city, ...) decides the symbol,
        ``rank`` the size.
    page_options
        Options of the layer in the browser: ``pane``, the Leaflet pane to lie in.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.

    Examples
    --------
    >>> import folium
    >>> m = folium.Map()
    >>> layer = PlaceLayer([{"name": "Oslo", "lat": 59.91, "lon": 10.75, "kind": "port"}]).add_to(m)
    """

    js_class = "PlaceLayer"
    requires = ("PopupControl",)
